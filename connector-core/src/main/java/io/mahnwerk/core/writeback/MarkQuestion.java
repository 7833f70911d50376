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
 * @param advised whether recommended days are used: otherwise what stands ends on its own date, and
 *     an item with an opened procedure that is not held yet is held to its former day
 */
public record MarkQuestion(
    OpenItem item,
    Debtor debtor,
    Optional<LocalDate> target,
    Optional<StandingMark> standing,
    boolean overridden,
    boolean switchedOn,
    boolean advised,
    LocalDate today) {

  /** About a debtor whose recommended days are used. */
  public MarkQuestion(
      OpenItem item,
      Debtor debtor,
      Optional<LocalDate> target,
      Optional<StandingMark> standing,
      boolean overridden,
      boolean switchedOn,
      LocalDate today) {
    this(item, debtor, target, standing, overridden, switchedOn, true, today);
  }

  /** The same where nothing is recommended. */
  MarkQuestion withoutTarget() {
    return new MarkQuestion(
        item, debtor, Optional.empty(), standing, overridden, switchedOn, advised, today);
  }
}
