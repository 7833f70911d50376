package io.mahnwerk.app.files;

import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.FileExchange.Standing;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One client in the office's list.
 *
 * @param standing empty where its folder cannot be used
 * @param leastPaid paid items below which no day is chosen; 0 for no such bound
 * @param now when the list is shown
 * @param passedOver what lies in its inbox and is never taken
 * @param trouble why it cannot be shown
 */
public record OfficeRow(
    String connection,
    Optional<Standing> standing,
    int leastPaid,
    Instant now,
    List<String> exportCommands,
    List<String> passedOver,
    Optional<Sentence> trouble) {
  private static final DateTimeFormatter GERMAN_DAY = DateTimeFormatter.ofPattern("dd.MM.uuuu");

  /** What the columns are called. */
  public static final List<Sentence> HEAD =
      List.of(
          new Sentence("Connection", "Verbindung"),
          new Sentence("Client", "Mandant"),
          new Sentence("Items, days old", "Posten, Tage alt"),
          new Sentence("Debtors, days old", "Debitoren, Tage alt"),
          new Sentence("Payments up to", "Zahlungen bis"),
          new Sentence("Open", "Offen"),
          new Sentence("Last given out", "Zuletzt ausgegeben"),
          new Sentence("Not taken over", "Nicht übernommen"),
          new Sentence("Note", "Hinweis"));

  public OfficeRow {
    exportCommands = List.copyOf(exportCommands);
    passedOver = List.copyOf(passedOver);
  }

  /** One for each column. */
  public List<String> cells(Locale locale) {
    if (standing.isEmpty()) {
      return List.of(
          connection, "", "", "", "", "", "", "", trouble.map(t -> t.in(locale)).orElse(""));
    }
    Standing is = standing.get();
    return List.of(
        connection,
        is.client(),
        age(is.itemsAsOf()),
        age(is.debtorsAsOf()),
        day(is.newestPayment(), locale),
        Long.toString(is.openItems()),
        day(is.lastGivenOut(), locale),
        Long.toString(is.givenOut()),
        note(is).in(locale));
  }

  /** What is said of things in its inbox that are never taken; empty where there are none. */
  public Optional<Sentence> remark() {
    return passedOver.isEmpty()
        ? Optional.empty()
        : Optional.of(PassedOver.sentence(connection, passedOver));
  }

  private static String day(Optional<LocalDate> day, Locale locale) {
    boolean german = locale.getLanguage().equals(Locale.GERMAN.getLanguage());
    return day.map(on -> german ? GERMAN_DAY.format(on) : on.toString()).orElse("-");
  }

  private String age(Optional<Instant> made) {
    return made.map(at -> Long.toString(Math.max(0, Duration.between(at, now).toDays())))
        .orElse("-");
  }

  private Sentence note(Standing is) {
    if (is.itemsAsOf().isEmpty()) {
      return new Sentence("no export yet", "noch kein Export");
    }
    if (is.paidItems() < leastPaid) {
      return new Sentence(
              "not worthwhile yet: %s paid items, %s needed",
              "lohnt sich noch nicht: %s bezahlte Posten, %s nötig")
          .with(Sentence.number(is.paidItems(), 0), Sentence.number(leastPaid, 0));
    }
    return Sentence.same("");
  }
}
