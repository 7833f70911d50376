package io.mahnwerk.core.writeback;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.store.StandingMark;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What decides the mark of one open item.
 *
 * @param target the day recommended for its next notice or its review; empty for the former day
 * @param standing what of ours was last confirmed on it
 * @param overridden whether a clerk lifted or changed our mark for this notice
 * @param switchedOn whether we steer or hold back this debtor at all
 */
public record MarkQuestion(
    OpenItem item,
    Debtor debtor,
    Optional<LocalDate> target,
    Optional<StandingMark> standing,
    boolean overridden,
    boolean switchedOn,
    LocalDate today) {}
