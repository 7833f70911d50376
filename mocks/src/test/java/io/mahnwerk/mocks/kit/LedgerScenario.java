package io.mahnwerk.mocks.kit;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorDunning;
import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.RecordVersion;
import io.mahnwerk.mocks.erp.Shape;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import io.mahnwerk.mocks.ledger.ItemTraits;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Builds a small ledger in the words of the trade. What is posted before the ledger is first asked
 * for was entered on its posting date, what is posted on later days on that day.
 */
public final class LedgerScenario {
  public static final LocalDate TODAY = LocalDate.of(2026, 6, 15);
  private static final LocalDate OPENED_ON = LocalDate.of(2026, 1, 5);

  private final SimulatedErpProvider erp;
  private final SimulatedLedger ledger;
  private int debtors;
  private int items;

  public LedgerScenario(SimulatedErpProvider erp) {
    this(erp, Shape.USUAL);
  }

  LedgerScenario(SimulatedErpProvider erp, Shape shape) {
    this(erp, shape, new CompanyCode("1010"));
  }

  LedgerScenario(SimulatedErpProvider erp, Shape shape, CompanyCode companyCode) {
    this.erp = erp;
    this.ledger =
        new SimulatedLedger(
            new ConnectionId("ledger"), companyCode, erp.marks(shape.options()), OPENED_ON);
  }

  /** Opens a further company debtor and answers its number. */
  public String debtor() {
    String number = erp.debtorNumber(++debtors);
    open(number, "Musterwerk " + debtors + " GmbH", false);
    return number;
  }

  /** Opens the account of all who buy once, behind which natural persons may stand. */
  public String oneTimeDebtor() {
    open(erp.oneTimeDebtor(), "Einmalkunden", true);
    return erp.oneTimeDebtor();
  }

  private void open(String number, String name, boolean naturalPerson) {
    ledger.open(
        new Debtor(
            ledger.debtorRef(number),
            name,
            naturalPerson,
            false,
            "MACH",
            "DE",
            "ZB30",
            false,
            DebtorDunning.under(erp.formerProcedure()),
            new RecordVersion("opened")));
  }

  /** Posts an invoice that is due on the day and answers its key. */
  public String invoice(String debtor, Money amount, LocalDate due) {
    return post(debtor, DocumentKind.INVOICE, amount, due);
  }

  public String invoice(String debtor, String euros) {
    return invoice(debtor, Money.of("EUR", euros), TODAY.minusDays(20));
  }

  public String post(String debtor, DocumentKind kind, Money amount, LocalDate due) {
    return post(debtor, kind, amount, due, ItemTraits.NONE);
  }

  public String post(
      String debtor, DocumentKind kind, Money amount, LocalDate due, ItemTraits traits) {
    items++;
    LocalDate posted = due.minusDays(30);
    String key = erp.itemKey(debtor, posted.getYear(), items);
    ledger.post(item(key, debtor, kind, amount, due).with(traits));
    return key;
  }

  /** Posts one document of several items, each due a month after the one before it. */
  public List<String> instalments(String debtor, List<Money> amounts, LocalDate firstDue) {
    String first = invoice(debtor, amounts.get(0), firstDue);
    List<String> keys = new ArrayList<>(List.of(first));
    for (int n = 2; n <= amounts.size(); n++) {
      String key = erp.instalmentKey(first, n);
      LedgerItem item =
          item(key, debtor, DocumentKind.INVOICE, amounts.get(n - 1), firstDue.plusMonths(n - 1));
      ledger.post(item);
      keys.add(key);
    }
    return keys;
  }

  /** What is posted today, such as a payment or the rest of an invoice that was paid in part. */
  public String postToday(
      String debtor, DocumentKind kind, Money amount, LocalDate due, ItemTraits traits) {
    items++;
    LocalDate today = ledger.today();
    String key = erp.itemKey(debtor, today.getYear(), items);
    ledger.post(
        new LedgerItem(
            key,
            debtor,
            "R%06d".formatted(items),
            kind,
            amount,
            today,
            today,
            due,
            DunningLevel.NONE,
            Optional.empty(),
            "",
            Map.of(),
            Optional.empty(),
            today,
            today,
            traits));
    return key;
  }

  private LedgerItem item(
      String key, String debtor, DocumentKind kind, Money amount, LocalDate due) {
    LocalDate posted = due.minusDays(30);
    LocalDate entered = ledger.today().isAfter(TODAY) ? ledger.today() : posted;
    return new LedgerItem(
        key,
        debtor,
        "R%06d".formatted(items),
        kind,
        amount,
        posted,
        posted,
        due,
        DunningLevel.NONE,
        Optional.empty(),
        "",
        Map.of(),
        Optional.empty(),
        entered,
        entered);
  }

  /** Posts invoices of one debtor, each overdue and of another amount. */
  public LedgerScenario withOverdueInvoices(int count) {
    String debtor = debtor();
    for (int n = 1; n <= count; n++) {
      invoice(debtor, n + ".1" + n % 10);
    }
    return this;
  }

  /** The ledger on the morning of today. */
  public SimulatedLedger ledger() {
    ledger.startDay(TODAY);
    return ledger;
  }
}
