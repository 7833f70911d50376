package io.mahnwerk.connector.sap;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.http.HttpAnswer;
import io.mahnwerk.core.http.HttpCall;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.odata.KeysetPages;
import io.mahnwerk.core.odata.ODataError;
import io.mahnwerk.core.odata.ODataFilter;
import io.mahnwerk.core.spi.ConnectionCheck.Finding;
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
  private static final Sentence CLOCK = new Sentence("clock", "Uhr");
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
  KeysetPages.Slice page(ODataFilter items) {
    return services.itemPages(SapItemKey.PROPERTIES).after(items, List.of());
  }

  Sentence sizeOf(KeysetPages.Slice page) {
    int got = page.records().size();
    return page.lastKey().isPresent() && got < services.pageSize()
        ? new Sentence(
                "It can be read; SAP cuts pages at %s of %s items and tells where they go on.",
                "Lesbar; SAP schneidet Seiten bei %s von %s Posten ab und sagt, wo es weitergeht.")
            .with(count(got), count(services.pageSize()))
        : new Sentence(
                "It can be read; a page of up to %s items brought %s.",
                "Lesbar; eine Seite von höchstens %s Posten brachte %s.")
            .with(count(services.pageSize()), count(got));
  }

  private static Sentence count(long number) {
    return Sentence.same(Long.toString(number));
  }

  private static Finding reached(Duration took) {
    Sentence sentence =
        new Sentence(
                "It answers and lets the user in, in %s ms.",
                "Es antwortet und lässt den Benutzer ein, in %s ms.")
            .with(count(took.toMillis()));
    return took.compareTo(SLOW) < 0
        ? Finding.ok(SapCheck.SYSTEM, sentence)
        : Finding.warning(
            SapCheck.SYSTEM,
            sentence,
            new Sentence(
                "Expect long first reads; lower setting 'page-size' if calls run out of time.",
                "Erwarten Sie lange erste Läufe; senken Sie Einstellung 'page-size', wenn Aufrufen"
                    + " die Zeit ausgeht."));
  }

  private static Finding clocks(String date, Instant ours) {
    try {
      Instant theirs = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration ahead = Duration.between(ours, theirs);
      if (ahead.abs().compareTo(CLOCKS_DIFFER) < 0) {
        return Finding.ok(
            CLOCK,
            new Sentence(
                "SAP's clock and ours agree within 90 seconds.",
                "Die Uhr von SAP und unsere stimmen auf 90 Sekunden überein."));
      }
      return Finding.warning(
          CLOCK,
          new Sentence("SAP's clock is %s seconds %s ours.", "Die Uhr von SAP geht %s Sekunden %s.")
              .with(
                  Sentence.same(Long.toString(ahead.abs().toSeconds())),
                  ahead.isNegative()
                      ? new Sentence("behind", "nach")
                      : new Sentence("ahead of", "vor")),
          new Sentence(
              "Set this machine's clock by a time server; around midnight days would differ.",
              "Stellen Sie die Uhr dieses Rechners nach einem Zeitserver; um Mitternacht wichen"
                  + " sonst die Tage ab."));
    } catch (DateTimeException noDate) {
      return Finding.ok(
          CLOCK, new Sentence("SAP does not tell its time.", "SAP nennt seine Uhrzeit nicht."));
    }
  }
}
