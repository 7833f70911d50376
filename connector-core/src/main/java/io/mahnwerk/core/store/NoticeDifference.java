package io.mahnwerk.core.store;

import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.OpenItem;
import java.time.LocalDate;
import java.util.Optional;

/**
 * An item of which a native run made something else than was foreseen, with what is known of it.
 *
 * @param posted the full amount
 * @param clearedOn when it was cleared; empty while open
 * @param foreseen the level on the foreseen notice; empty when none was foreseen
 * @param observed the level on the notice that went out; empty when none did
 * @param recordedOn when the item became known
 * @param overridden whether a clerk lifted or changed our mark since the day of the run
 * @param laterNotice the notice by which the ledger hides whether this run sent one; such an item
 *     does not count
 * @param debtorBlock the dunning block that the debtor carries
 */
public record NoticeDifference(
    OpenItem item,
    Money posted,
    Optional<LocalDate> clearedOn,
    Optional<DunningLevel> foreseen,
    Optional<DunningLevel> observed,
    LocalDate recordedOn,
    boolean overridden,
    Optional<LocalDate> laterNotice,
    Optional<DunningBlock> debtorBlock) {}
