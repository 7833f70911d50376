package io.mahnwerk.mocks.datev;

import io.mahnwerk.core.model.Money;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Books the invoices of a Buchungsstapel (category 21, version 13): the debtor's account stands in
 * Konto with S or in Gegenkonto with H. What has no account of the open items loses its block with
 * a warning, as in DATEV; an invoice that is booked already is not booked again.
 */
final class PostingImport {
  private final SimulatedLedger ledger;
  private final DtvfHeader expected;
  private final UnbookedInvoices unbooked;

  PostingImport(SimulatedLedger ledger, DtvfHeader expected, UnbookedInvoices unbooked) {
    this.ledger = ledger;
    this.expected = expected;
    this.unbooked = unbooked;
  }

  ImportProtocol run(String file, String content) {
    unbooked.compare(file, content);
    ImportProtocol protocol = new ImportProtocol(file);
    String[] lines = content.split("\r?\n");
    try {
      DtvfHeader.read(lines[0]).require(expected);
    } catch (IllegalArgumentException other) {
      protocol.refused(String.valueOf(other.getMessage()));
      return protocol;
    }
    for (int line = 3; line <= lines.length; line++) {
      try {
        take(line, Row.fields(lines[line - 1]), protocol);
      } catch (IllegalArgumentException malformed) {
        protocol.refused(line, String.valueOf(malformed.getMessage()));
      }
    }
    return protocol;
  }

  private void take(int line, List<String> fields, ImportProtocol protocol) {
    if (fields.size() != PostingColumns.ALL.size()) {
      throw new IllegalArgumentException(
          "%d Felder statt %d".formatted(fields.size(), PostingColumns.ALL.size()));
    }
    boolean debit = field(fields, PostingColumns.SIDE).equals("S");
    String account = field(fields, debit ? PostingColumns.ACCOUNT : PostingColumns.CONTRA);
    if (!field(fields, PostingColumns.BLOCK).matches("[01]?")) {
      throw new IllegalArgumentException(
          "Postensperre '" + field(fields, PostingColumns.BLOCK) + "' ist weder 0 noch 1");
    }
    if (ledger.debtors().stream().noneMatch(d -> d.debtor().ref().number().equals(account))) {
      protocol.refused(line, "es ist kein OPOS-Konto erfasst, die Opos-Eingaben werden verworfen");
      return;
    }
    NewInvoice read = invoice(account, fields);
    if (unbooked.book(read.key())) {
      ledger.edit(read.key(), item -> blocked(item, fields));
    } else if (ledger.find(read.key()).isPresent()) {
      throw new IllegalArgumentException(read.key() + " ist bereits gebucht");
    } else {
      ledger.post(blocked(read.booked(ledger.today()), fields));
    }
    protocol.taken(line, account, List.of("gebucht " + read.document()));
  }

  private LedgerItem blocked(LedgerItem item, List<String> fields) {
    LocalDate today = ledger.today();
    String until = field(fields, PostingColumns.BLOCKED_UNTIL);
    if (!until.isEmpty()) {
      String day = DatevDate.ofRow(until).toString();
      return item.withReference(DatevMarks.UNTIL, day, today)
          .withReference(DatevMarks.LISTED, day, today);
    }
    return field(fields, PostingColumns.BLOCK).equals("1")
        ? item.withBlock(DatevMarks.ENDLESS, today)
        : item;
  }

  private NewInvoice invoice(String account, List<String> fields) {
    String currency =
        field(fields, PostingColumns.CURRENCY).isEmpty()
            ? "EUR"
            : field(fields, PostingColumns.CURRENCY);
    String due = field(fields, PostingColumns.DUE);
    return new NewInvoice(
        account,
        field(fields, PostingColumns.DOCUMENT),
        Money.of(currency, field(fields, PostingColumns.AMOUNT).replace(',', '.')),
        DatevDate.ofRow(field(fields, PostingColumns.DATE) + expected.yearBegin().getYear()),
        due.isEmpty() ? Optional.empty() : Optional.of(DatevDate.ofRow(due)));
  }

  private static String field(List<String> fields, int column) {
    return fields.get(column - 1);
  }
}
