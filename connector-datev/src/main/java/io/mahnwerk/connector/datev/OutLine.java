package io.mahnwerk.connector.datev;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One change that is given out: of a single item, of a debtor's block or of a debtor's terms.
 *
 * @param key the item's key; blank for the debtor itself
 * @param lastDay what is to stand in Mahnsperre bis; empty where a single item's block is lifted or
 *     terms change
 * @param note what is to stand in the debtor's Indiv. Feld; nothing for an item
 * @param until from which day on the debtor or item may be dunned, empty where a block is lifted
 * @param terms fields 121 and 250 to 254, where they are what changes
 */
record OutLine(
    String account,
    String key,
    Optional<LocalDate> lastDay,
    OwnNote note,
    Optional<LocalDate> until,
    Optional<OwnTerms> terms) {

  static OutLine ofItem(DatevItem item, Optional<LocalDate> until, DatevBlocks blocks) {
    return new OutLine(
        item.account(),
        item.key(),
        until.map(blocks::lastDay),
        OwnNote.EMPTY,
        until,
        Optional.empty());
  }

  /** Field 233 and the Indiv. Feld; what stood in 233 before is kept in it. */
  static OutLine block(DatevDebtor debtor, LocalDate until, DatevBlocks blocks) {
    LocalDate lastDay = blocks.lastDay(until);
    OwnNote note = noteOf(debtor);
    Optional<LocalDate> former = debtor.isBlockedByUs() ? note.formerDay() : debtor.blockedUntil();
    return new OutLine(
        debtor.account(),
        "",
        Optional.of(lastDay),
        note.withBlock(lastDay, former),
        Optional.of(until),
        Optional.empty());
  }

  /** What stood there before, or yesterday: an import may leave a field alone that comes empty. */
  static OutLine lift(DatevDebtor debtor, LocalDate today) {
    OwnNote note = noteOf(debtor);
    LocalDate before = note.formerDay().orElse(today.minusDays(1));
    return new OutLine(
        debtor.account(),
        "",
        Optional.of(before),
        note.withoutBlock(),
        Optional.empty(),
        Optional.empty());
  }

  /** Opened terms; what stood there before is kept in the Indiv. Feld. */
  static OutLine open(DatevDebtor debtor, OpenedTerms opened) {
    return ofTerms(
        debtor, noteOf(debtor).withTerms(Optional.of(debtor.own())), opened.over(debtor.own()));
  }

  /** The terms that stood there before they were opened. */
  static OutLine giveBack(DatevDebtor debtor, OwnTerms former) {
    return ofTerms(debtor, noteOf(debtor).withTerms(Optional.empty()), former);
  }

  private static OutLine ofTerms(DatevDebtor debtor, OwnNote note, OwnTerms terms) {
    return new OutLine(
        debtor.account(), "", Optional.empty(), note, Optional.empty(), Optional.of(terms));
  }

  private static OwnNote noteOf(DatevDebtor debtor) {
    return debtor.note().orElse(OwnNote.EMPTY);
  }

  boolean isDebtor() {
    return key.isEmpty();
  }

  /** Whether it opens a debtor, and does not give back what stood there. */
  boolean opens() {
    return terms.isPresent() && note.formerTerms().isPresent();
  }

  /** The same with what a line of the other kind is still to change: both stand in one row. */
  OutLine with(OutLine other) {
    return terms.isPresent() ? other.with(this) : merged(other);
  }

  private OutLine merged(OutLine ofTerms) {
    return new OutLine(
        account, key, lastDay, note.withTerms(ofTerms.note.formerTerms()), until, ofTerms.terms);
  }

  /** What it changes in the debtor's row. */
  DebtorChange change(int individualField) {
    DebtorChange change =
        lastDay.isPresent() ? DebtorChange.blockedUntil(lastDay) : DebtorChange.NOTHING;
    DebtorChange noted = change.withOwnField(individualField, note.text());
    return terms.map(to -> noted.withDunning(to.dunning()).withPeriods(to.periods())).orElse(noted);
  }
}
