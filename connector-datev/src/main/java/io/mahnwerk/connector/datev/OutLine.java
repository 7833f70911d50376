package io.mahnwerk.connector.datev;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One change that is given out: of a debtor's row or of a single item.
 *
 * @param key the item's key; blank for the debtor itself
 * @param lastDay what is to stand in Mahnsperre bis; empty where a single item's block is lifted
 * @param ownText what is to stand in the debtor's Indiv. Feld; blank for an item
 * @param until from which day on the debtor or item may be dunned, empty where a block is lifted
 */
record OutLine(
    String account,
    String key,
    Optional<LocalDate> lastDay,
    String ownText,
    Optional<LocalDate> until) {

  static OutLine ofItem(DatevItem item, Optional<LocalDate> until, DatevBlocks blocks) {
    return new OutLine(item.account(), item.key(), until.map(blocks::lastDay), "", until);
  }

  /** Field 233 and the Indiv. Feld; what stood in 233 before is kept in it. */
  static OutLine block(DatevDebtor debtor, LocalDate until, DatevBlocks blocks) {
    LocalDate lastDay = blocks.lastDay(until);
    Optional<LocalDate> former =
        debtor.isBlockedByUs() ? DatevBlocks.former(debtor.ownField()) : debtor.blockedUntil();
    return new OutLine(
        debtor.account(),
        "",
        Optional.of(lastDay),
        DatevBlocks.text(lastDay, former),
        Optional.of(until));
  }

  /** What stood there before, or yesterday: an import may leave a field alone that comes empty. */
  static OutLine lift(DatevDebtor debtor, LocalDate today) {
    LocalDate before = DatevBlocks.former(debtor.ownField()).orElse(today.minusDays(1));
    return new OutLine(debtor.account(), "", Optional.of(before), "", Optional.empty());
  }

  boolean isDebtor() {
    return key.isEmpty();
  }
}
