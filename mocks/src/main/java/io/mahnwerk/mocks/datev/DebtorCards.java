package io.mahnwerk.mocks.datev;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorDunning;
import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The debtors of the books with every column that they have. What the ledger says of dunning stands
 * in the ledger; all else is kept here, so that a file that loses it is found out.
 */
final class DebtorCards {
  /** The account of all who buy once. */
  static final String ONE_TIME = "69999";

  static final String NO_DUNNING = "9";
  private static final int PERIODS = 3;
  private static final int NOTE = DebtorColumns.FIRST_FIELD + OfficeBooks.NOTE_FIELD - 1;

  private final SimulatedLedger ledger;
  private final Map<String, DebtorCard> cards = new TreeMap<>();

  DebtorCards(SimulatedLedger ledger) {
    this.ledger = ledger;
  }

  synchronized Optional<DebtorCard> find(String account) {
    return ledger.debtors().stream()
        .map(SimulatedLedger.LedgerDebtor::debtor)
        .filter(debtor -> debtor.ref().number().equals(account))
        .findFirst()
        .map(this::card);
  }

  /** The card as it would be exported. */
  synchronized DebtorCard card(Debtor debtor) {
    String account = debtor.ref().number();
    DebtorCard kept = cards.computeIfAbsent(account, number -> opened(debtor));
    return registered(shown(kept, debtor.dunning()));
  }

  /** Puts another card in its place, dunning included. */
  synchronized void replace(DebtorCard card) {
    String account = card.value(DebtorColumns.ACCOUNT);
    cards.put(account, card);
    ledger.change(account, before -> read(card, before));
  }

  private static DebtorDunning read(DebtorCard card, DebtorDunning before) {
    return new DebtorDunning(
        procedure(card),
        block(card),
        before.level(),
        before.lastDunnedOn(),
        before.legalDunningOn());
  }

  private static DunningProcedureCode procedure(DebtorCard card) {
    if (!card.value(DebtorColumns.OWN_PERIODS).equals("1")) {
      return OfficeBooks.FORMER;
    }
    int[] days = new int[PERIODS];
    for (int level = 0; level < PERIODS; level++) {
      days[level] = Integer.parseInt(card.value(DebtorColumns.FIRST_PERIOD + level));
    }
    return new DunningProcedureCode(OfficeBooks.days(days));
  }

  private static Optional<DunningBlock> block(DebtorCard card) {
    if (card.value(DebtorColumns.DUNNING).equals(NO_DUNNING)) {
      return Optional.of(new DunningBlock(NO_DUNNING, DunningBlock.Owner.CLERK));
    }
    String until = card.value(DebtorColumns.BLOCKED_UNTIL);
    boolean ours = card.value(NOTE).split("[/ ]", -1)[0].equals(DatevMarks.OURS + until);
    return Optional.of(until)
        .filter(day -> !day.isBlank())
        .map(
            day ->
                new DunningBlock(day, ours ? DunningBlock.Owner.OURS : DunningBlock.Owner.CLERK));
  }

  /** Writes the ledger's dunning data over those of the card, where they say something else. */
  private static DebtorCard shown(DebtorCard card, DebtorDunning dunning) {
    DebtorCard shown = card;
    if (!procedure(card).equals(dunning.procedure())) {
      shown = periods(shown, dunning.procedure());
    }
    if (!block(card).equals(dunning.block())) {
      Optional<String> until = dunning.block().flatMap(DatevMarks::lastDay).map(DatevDate::row);
      boolean endless = dunning.block().isPresent() && until.isEmpty();
      shown = shown.with(DebtorColumns.DUNNING, endless ? NO_DUNNING : "");
      shown = shown.with(DebtorColumns.BLOCKED_UNTIL, until.orElse(""));
    }
    return shown;
  }

  private static DebtorCard periods(DebtorCard card, DunningProcedureCode code) {
    boolean former = code.equals(OfficeBooks.FORMER);
    String[] days = former ? new String[] {"", "", ""} : code.value().split("/");
    DebtorCard shown = card.with(DebtorColumns.OWN_PERIODS, former ? "" : "1");
    for (int level = 0; level < PERIODS && level < days.length; level++) {
      shown = shown.with(DebtorColumns.FIRST_PERIOD + level, days[level]);
    }
    return shown;
  }

  /** Where somebody registered the debtor meanwhile. */
  private DebtorCard registered(DebtorCard card) {
    SimulatedLedger.Registration known = ledger.registration(card.value(DebtorColumns.ACCOUNT));
    DebtorCard placed =
        known.street().isBlank() && known.postalCode().isBlank()
            ? card
            : card.with(DebtorColumns.STREET, known.street())
                .with(DebtorColumns.POSTAL_CODE, known.postalCode());
    String vat = known.vatId();
    return vat.length() < 3
        ? placed
        : placed
            .with(DebtorColumns.VAT_COUNTRY, vat.substring(0, 2))
            .with(DebtorColumns.VAT_ID, vat.substring(2));
  }

  private static DebtorCard opened(Debtor debtor) {
    String account = debtor.ref().number();
    return named(DebtorCard.empty().with(DebtorColumns.ACCOUNT, account), debtor)
        .with(DebtorColumns.STREET, "Am Markt 1")
        .with(DebtorColumns.PLACE, "Musterstadt")
        .with(DebtorColumns.COUNTRY, debtor.country())
        .with(DebtorColumns.PHONE, "089 / 12" + account)
        .with(DebtorColumns.EMAIL, "buchhaltung@" + account + ".example")
        .with(DebtorColumns.CUSTOMER_NUMBER, "K" + account)
        .with(DebtorColumns.TERMS, TermsExport.NUMBER)
        .with(DebtorColumns.DUE_DAYS, TermsExport.DAYS)
        .with(DebtorColumns.DIRECT_DEBIT, debtor.directDebit() ? "7" : "");
  }

  private static DebtorCard named(DebtorCard card, Debtor debtor) {
    if (debtor.ref().number().equals(ONE_TIME)) {
      return card.with(DebtorColumns.COMPANY, debtor.name())
          .with(DebtorColumns.KIND, "2")
          .with(DebtorColumns.ONE_TIME, "1");
    }
    if (!debtor.naturalPerson()) {
      return card.with(DebtorColumns.COMPANY, debtor.name()).with(DebtorColumns.KIND, "2");
    }
    int space = debtor.name().indexOf(' ');
    return card.with(DebtorColumns.KIND, "1")
        .with(DebtorColumns.FIRST_NAME, space < 0 ? "" : debtor.name().substring(0, space))
        .with(DebtorColumns.SURNAME, debtor.name().substring(space + 1));
  }
}
