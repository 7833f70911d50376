package io.mahnwerk.connector.dynamics;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.odata.ODataPage;
import io.mahnwerk.core.odata.ODataRecord;
import io.mahnwerk.core.odata.v4.V4Query;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All rows of our extension's table of suggestions. A row on which a person decides is emptied of
 * what we showed and stays, so that her decision does; the date that she decided against counts no
 * more and stays with it.
 *
 * @param most rows of one batch
 */
record BcShownRows(BcLedger ledger, int most, BcReached reached) {
  private static final List<String> DATES =
      List.of("suggestedDate", "expectedPaymentDate", "expectedFromDate", "expectedUntilDate");
  private static final List<String> TEXTS =
      List.of(
          "reason1",
          "reason2",
          "reason3",
          "reason1German",
          "reason2German",
          "reason3German",
          "modelVersion");
  private static final String SCORE = "score";
  private static final String NO_DATE = "0001-01-01";

  /** How many hold anything of ours. */
  long standing() {
    return ledger.settings().companies().stream().mapToLong(this::standing).sum();
  }

  /** Answers how many are left. */
  long takeOut() {
    return ledger.settings().companies().stream().mapToLong(this::takeOut).sum();
  }

  private long standing(CompanyCode company) {
    try (Stream<ODataPage> pages = pages(company)) {
      return pages.flatMap(page -> page.records().stream()).filter(BcShownRows::isOurs).count();
    }
  }

  /** A row that changed between its reading and its write is met again by the next pass. */
  private long takeOut(CompanyCode company) {
    long before = Long.MAX_VALUE;
    long standing = standing(company);
    while (standing > 0 && standing < before) {
      try (Stream<ODataPage> pages = pages(company)) {
        pages.forEach(page -> takeOut(company, page.records()));
      }
      before = standing;
      standing = standing(company);
    }
    return standing;
  }

  private Stream<ODataPage> pages(CompanyCode company) {
    BcServices services = ledger.services();
    V4Query all = new V4Query(BcSuggestions.SET, List.of(), Optional.empty(), List.of());
    return services.pages(services.fresh(BcServices.Api.EXTENSION, company), all);
  }

  private void takeOut(CompanyCode company, List<ODataRecord> rows) {
    URI set =
        ledger.services().company(BcServices.Api.EXTENSION, company).resolve(BcSuggestions.SET);
    List<DynSender.Named> writes = new ArrayList<>();
    for (ODataRecord row : rows) {
      if (isOurs(row)) {
        URI entity = BcSuggestions.entity(set, row.required("id"));
        String etag = row.etag().orElse("");
        writes.add(
            new DynSender.Named(
                decidedByAPerson(row)
                    ? DynWrite.patch(entity, etag, blank())
                    : DynWrite.delete(entity, etag),
                row.text("ledgerEntryNumber")));
      }
    }
    for (int from = 0; from < writes.size(); from += most) {
      List<DynSender.Named> some = writes.subList(from, Math.min(writes.size(), from + most));
      ledger.writer().sender().send(some).forEach(reached::require);
    }
  }

  private static boolean isOurs(ODataRecord row) {
    return !decidedByAPerson(row)
        || DATES.stream().anyMatch(field -> !isEmpty(row.text(field)))
        || TEXTS.stream().anyMatch(field -> !row.text(field).isEmpty())
        || !isZero(row.text(SCORE));
  }

  private static boolean decidedByAPerson(ODataRecord row) {
    return row.flag("personDecides");
  }

  private static boolean isEmpty(String date) {
    return date.isEmpty() || date.equals(NO_DATE);
  }

  private static boolean isZero(String score) {
    return score.isEmpty() || new BigDecimal(score).signum() == 0;
  }

  private static ObjectNode blank() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    DATES.forEach(field -> body.put(field, NO_DATE));
    TEXTS.forEach(field -> body.put(field, ""));
    body.put(SCORE, BigDecimal.ZERO);
    return body;
  }
}
