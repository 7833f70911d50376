package io.mahnwerk.mocks.dynamics;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorDunning;
import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.RecordVersion;
import io.mahnwerk.mocks.ledger.ItemTraits;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** A company with one customer, whose entries a test posts. */
final class SmallCompany {
  static final LocalDate TODAY = LocalDate.of(2026, 6, 15);
  static final String CUSTOMER = "D10001";

  final SimulatedLedger ledger;
  private int items;

  SmallCompany(BcOptions options) {
    ledger =
        new SimulatedLedger(
            new ConnectionId("books"), new CompanyCode("CRONUS AG"), BcMarks.of(options), TODAY);
    ledger.open(
        new Debtor(
            ledger.debtorRef(CUSTOMER),
            "Musterwerk GmbH",
            false,
            false,
            "",
            "DE",
            "30TAGE",
            false,
            DebtorDunning.under(BcSetup.FORMER),
            new RecordVersion("opened")));
  }

  String invoice(String euros) {
    return post(DocumentKind.INVOICE, Money.of("EUR", euros), ItemTraits.NONE);
  }

  String post(DocumentKind kind, Money amount, ItemTraits traits) {
    String key = BcKeys.itemKey(2026, ++items);
    ledger.post(
        new LedgerItem(
                key,
                CUSTOMER,
                BcKeys.document(key),
                kind,
                amount,
                TODAY.minusDays(50),
                TODAY.minusDays(50),
                TODAY.minusDays(20),
                DunningLevel.NONE,
                Optional.empty(),
                "",
                Map.of(),
                Optional.empty(),
                TODAY,
                TODAY)
            .with(traits));
    return key;
  }
}
