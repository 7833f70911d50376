package io.mahnwerk.app.gate;

import io.mahnwerk.app.SilentConnector;
import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorDunning;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.RecordVersion;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.spi.DunningWriter;
import io.mahnwerk.core.spi.LedgerFigures;
import io.mahnwerk.core.spi.ReceivablesReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A ledger of which only the figures count. */
final class Ledger implements SilentConnector, LedgerFigures {
  static final ConnectionId BOOKS = new ConnectionId("books");
  static final CompanyCode COMPANY = new CompanyCode("1010");

  final Set<Capability> capabilities =
      EnumSet.of(Capability.SHOWS_BALANCE, Capability.SHOWS_BANK_POSTING);
  final Map<DebtorRef, List<Money>> owed = new HashMap<>();
  Optional<LocalDate> bankPosting = Optional.empty();
  boolean broken;
  int asked;

  static DebtorRef ref(String number) {
    return new DebtorRef(BOOKS, COMPANY, number);
  }

  static Debtor debtor(String number) {
    return new Debtor(
        ref(number),
        "Muster " + number,
        false,
        false,
        "",
        "DE",
        "",
        false,
        DebtorDunning.under(new DunningProcedureCode("O")),
        new RecordVersion("1"));
  }

  static OpenItem invoice(String key, String debtor, String euros, LocalDate due) {
    return item(key, debtor, DocumentKind.INVOICE, Money.of("EUR", euros), due);
  }

  static OpenItem payment(String key, String debtor, String euros, LocalDate on) {
    return item(key, debtor, DocumentKind.PAYMENT, Money.of("EUR", "-" + euros), on);
  }

  static OpenItem item(String key, String debtor, DocumentKind kind, Money amount, LocalDate due) {
    return new OpenItem(
        new OpenItemRef(BOOKS, COMPANY, key),
        ref(debtor),
        "D" + key,
        kind,
        amount,
        due,
        due,
        due,
        Optional.empty(),
        "",
        false,
        DunningState.UNTOUCHED,
        new RecordVersion("1"));
  }

  @Override
  public List<Balance> balances(Collection<DebtorRef> debtors) {
    answer();
    List<Balance> balances = new ArrayList<>();
    debtors.forEach(
        debtor ->
            owed.getOrDefault(debtor, List.of())
                .forEach(amount -> balances.add(new Balance(debtor, amount))));
    return balances;
  }

  @Override
  public List<OpenDocument> documents(DebtorRef debtor) {
    return List.of();
  }

  @Override
  public Optional<LocalDate> lastBankPosting(CompanyCode companyCode) {
    answer();
    return bankPosting;
  }

  private void answer() {
    asked++;
    if (broken) {
      throw new ConnectorException(
          FailureKind.UNAVAILABLE, BOOKS, "the ledger is being backed up.", null);
    }
  }

  @Override
  public Set<Capability> capabilities() {
    return capabilities;
  }

  @Override
  public LedgerFigures figures() {
    return this;
  }

  @Override
  public ReceivablesReader receivables() {
    throw new UnsupportedOperationException();
  }

  @Override
  public DunningWriter dunning() {
    throw new UnsupportedOperationException();
  }
}
