package io.mahnwerk.mocks.datev;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.time.LocalDate;
import java.util.stream.Stream;

/** The fiscal years of the client, from that of its first document to the present one. */
record ConnectYears(SimulatedLedger ledger) {

  /** The beginning of the year that a path names. */
  LocalDate of(String[] parts) {
    return begins()
        .filter(begin -> parts.length > 4 && DatevDate.header(begin).equals(parts[3]))
        .findFirst()
        .orElseThrow(() -> ConnectRefusal.notFound("There is no such fiscal year."));
  }

  private Stream<LocalDate> begins() {
    LocalDate now = Office.fiscalYear(ledger.today());
    LocalDate first =
        ledger.items().stream()
            .map(item -> Office.fiscalYear(item.documentDate()))
            .min(LocalDate::compareTo)
            .orElse(now);
    return Stream.iterate(first, begin -> !begin.isAfter(now), begin -> begin.plusYears(1));
  }

  Stream<ObjectNode> all() {
    return begins()
        .map(
            begin ->
                JsonNodeFactory.instance
                    .objectNode()
                    .put("id", DatevDate.header(begin))
                    .put("begin", ConnectTime.write(begin))
                    .put("end", ConnectTime.write(begin.plusYears(1).minusDays(1)))
                    .put("account_length", OfficeBooks.ACCOUNT_LENGTH)
                    .put("client_number", Integer.parseInt(ledger.companyCode().value()))
                    .put("consultant_number", Integer.parseInt(OfficeBooks.CONSULTANT))
                    .put("currency_code", "EUR"));
  }
}
