package io.mahnwerk.mocks.datev;

import io.mahnwerk.core.model.Money;
import io.mahnwerk.mocks.ledger.LedgerItem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Open items as ASCII: one line for each booking, in the format of the office that shows dunning,
 * or in DATEV's classic template of 22 columns, which does not.
 */
final class OposExport {
  private static final int LEVELS = 3;
  private static final List<String> READY =
      List.of(
          "Konto",
          "Belegfeld 1",
          "Belegdatum",
          "Fälligkeitsdatum",
          "Gegenkonto",
          "Umsatz Soll",
          "Umsatz Haben",
          "Offener Saldo",
          "Soll-/Haben-Kennzeichen",
          "Währungskennung",
          "Typ des Postens",
          "Ausgleichs-Kennzeichen",
          "Mahnstufe",
          "Mahndatum 1",
          "Mahndatum 2",
          "Mahndatum 3",
          "Mahn-/ Zahlsperre",
          "Temporäre Mahn-/ Zahlsperre",
          "Keine Zinsberechnung",
          "Zahlweise",
          "Buchungstext");
  private static final String CLASSIC =
      "Kontonummer;Rechnungsnummer;Rechnungsdatum;Faelligkeit;Gegenkonto;BetragSoll;BetragHaben;"
          + "Saldo;SHSaldo;WKZ Eingabebetrag;Eingabebetrag;SHEingabebetrag;Kurs;Raffung;Faellig;"
          + "Belegnummer;KZ;Buchungstext;UstSatz;Vorlauf;BSNummer;AusgleichsKZ";

  private final Postings postings;

  OposExport(Postings postings) {
    this.postings = postings;
  }

  List<String> ready(List<Posting> rows) {
    List<String> lines = new ArrayList<>();
    Row headings = new Row();
    READY.forEach(headings::text);
    lines.add(headings.toString());
    rows.forEach(posting -> lines.add(ready(posting)));
    return lines;
  }

  List<String> classic(List<Posting> rows) {
    List<String> lines = new ArrayList<>(List.of(CLASSIC));
    rows.forEach(posting -> lines.add(classic(posting)));
    return lines;
  }

  private String ready(Posting posting) {
    LedgerItem item = posting.item();
    Row row = new Row();
    row.bare(posting.account()).text(posting.document()).bare(DatevDate.row(posting.date()));
    row.bare(posting.opens() ? DatevDate.row(item.netDueDate()) : "").bare(posting.contra());
    row.bare(debit(posting)).bare(credit(posting)).bare(amount(posting.balance()));
    row.text(item.amount().isCredit() ? "H" : "S").text(item.amount().currency().getCurrencyCode());
    row.text(posting.kind()).text(item.isOpen() ? "" : "A");
    boolean dunnable = posting.opens();
    row.bare(dunnable && item.level().value() > 0 ? item.level().toString() : "");
    for (int level = 1; level <= LEVELS; level++) {
      row.bare(dunnable ? postings.dunnedOn(item, level) : "");
    }
    row.bare(dunnable && !item.blockReason().isBlank() ? "1" : "0");
    row.bare(dunnable ? DatevDate.row(DatevMarks.until(item)) : "").bare("0");
    row.text(item.traits().directDebit() ? "Lastschrift" : "");
    return row.text(posting.text()).toString();
  }

  /** Values stand where a real export has them: the document's number under the heading KZ. */
  private static String classic(Posting posting) {
    LedgerItem item = posting.item();
    String currency = item.amount().currency().getCurrencyCode();
    boolean foreign = !currency.equals("EUR");
    Row row = new Row();
    row.bare(posting.account()).text(posting.document()).bare(DatevDate.row(posting.date()));
    row.bare(posting.opens() ? DatevDate.row(item.netDueDate()) : "").bare(posting.contra());
    row.bare(debit(posting)).bare(credit(posting)).bare(amount(posting.balance()));
    row.text(item.amount().isCredit() ? "H" : "S").text(foreign ? currency : "");
    row.bare(foreign ? amount(posting.amount()) : "0,00").text(" ").bare(foreign ? "1,000000" : "");
    row.text(" ").bare("0").text(item.traits().directDebit() ? "L*" : "");
    row.text(posting.document()).text(posting.text()).bare("0,00");
    row.text("%02d-%d/0001".formatted(posting.date().getMonthValue(), posting.date().getYear()));
    return row.bare("1").text(item.isOpen() ? "" : "A").toString();
  }

  private static String debit(Posting posting) {
    return posting.amount().isCredit() ? "0,00" : amount(posting.amount());
  }

  private static String credit(Posting posting) {
    return posting.amount().isCredit() ? amount(posting.amount()) : "0,00";
  }

  private static String amount(Money money) {
    BigDecimal two = money.amount().abs().setScale(2, RoundingMode.UNNECESSARY);
    return two.toPlainString().replace('.', ',');
  }
}
