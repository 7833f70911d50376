package io.mahnwerk.connector.sap;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.http.HttpAnswer;
import io.mahnwerk.core.http.HttpCall;
import io.mahnwerk.core.odata.ODataError;
import io.mahnwerk.core.odata.ODataFilter;
import io.mahnwerk.core.odata.ODataPage;
import io.mahnwerk.core.odata.ODataQuery;
import io.mahnwerk.core.spi.ConnectionCheck.Finding;
import io.mahnwerk.core.spi.ConnectionCheck.Severity;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether SAP answers at all, how fast, by which clock, and in pages of which size. */
record SapReachCheck(SapServices services, Clock clock) {
  private static final Duration SLOW = Duration.ofSeconds(3);
  private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(90);

  /** Throws {@link ConnectorException} where SAP cannot be reached or lets us not in. */
  List<Finding> run() {
    HttpCall call =
        HttpCall.get(services.customers().address("", ""), Map.of("Accept", "application/json"));
    Instant before = clock.instant();
    HttpAnswer answer = services.http().send(call);
    Instant after = clock.instant();
    if (!answer.isSuccess()) {
      throw services.http().failure(call, answer, ODataError.parse(answer.body()).sentence());
    }
    List<Finding> findings = new ArrayList<>();
    findings.add(reached(Duration.between(before, after)));
    answer.header("Date").map(date -> clocks(date, after)).ifPresent(findings::add);
    return findings;
  }

  /** A page of items that is asked to hold all that the settings allow. */
  ODataPage page(ODataFilter items) {
    return services
        .items()
        .page(
            ODataQuery.of(SapServices.ITEMS)
                .select(SapItemKey.PROPERTIES)
                .filter(items)
                .orderBy(SapItemKey.PROPERTIES)
                .top(services.pageSize()));
  }

  String sizeOf(ODataPage page) {
    int got = page.records().size();
    return page.next().isPresent() && got < services.pageSize()
        ? "It can be read; SAP cuts pages at %d of %d items and tells where they go on."
            .formatted(got, services.pageSize())
        : "It can be read; a page of up to %d items brought %d."
            .formatted(services.pageSize(), got);
  }

  private static Finding reached(Duration took) {
    String sentence = "It answers and lets the user in, in " + took.toMillis() + " ms.";
    return took.compareTo(SLOW) < 0
        ? Finding.ok("SAP system", sentence)
        : new Finding(
            Severity.WARNING,
            "SAP system",
            sentence,
            "Expect long first reads; lower setting 'page-size' if calls run out of time.");
  }

  private static Finding clocks(String date, Instant ours) {
    try {
      Instant theirs = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration ahead = Duration.between(ours, theirs);
      if (ahead.abs().compareTo(CLOCKS_DIFFER) < 0) {
        return Finding.ok("clock", "SAP's clock and ours agree within 90 seconds.");
      }
      return new Finding(
          Severity.WARNING,
          "clock",
          "SAP's clock is %d seconds %s ours."
              .formatted(ahead.abs().toSeconds(), ahead.isNegative() ? "behind" : "ahead of"),
          "Set this machine's clock by a time server; around midnight days would differ.");
    } catch (DateTimeException noDate) {
      return Finding.ok("clock", "SAP does not tell its time.");
    }
  }
}
