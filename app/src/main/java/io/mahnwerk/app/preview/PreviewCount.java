package io.mahnwerk.app.preview;

import io.mahnwerk.core.model.Sentence;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Locale;

/** Counts what a run does with and without us. */
final class PreviewCount {
  private final LocalDate run;
  private long noticesWith;
  private long noticesWithout;
  private long itemsWith;
  private long itemsWithout;
  private long both;
  private long unknown;

  PreviewCount(LocalDate run) {
    this.run = run;
  }

  void notices(int with, int without) {
    noticesWith += with;
    noticesWithout += without;
  }

  void item(boolean with, boolean without) {
    itemsWith += with ? 1 : 0;
    itemsWithout += without ? 1 : 0;
    both += with && without ? 1 : 0;
  }

  /** An item of which only the ledger knows whether it was dunned before. */
  void unknown() {
    unknown++;
  }

  void print(PrintWriter out, Locale locale) {
    out.println(sentence().in(locale));
  }

  Sentence sentence() {
    return unknown == 0
        ? known()
        : new Sentence("%s %s", "%s %s")
            .with(
                known(),
                new Sentence(
                        "Unknown of %s more: the level is not read from this ledger, so {it|they} may"
                            + " have been dunned before ('check' says what is missing).",
                        "Unbekannt bei %s {weiterem|weiteren}: die Mahnstufe ist hier nicht lesbar, {er kann|sie können}"
                            + " schon gemahnt sein ('check' nennt, was fehlt).")
                    .with(Sentence.number(unknown, 0)));
  }

  private Sentence known() {
    return new Sentence(
            "Dunning run of %s: %s {item|items} on %s {notice|notices} with Mahnwerk, %s {item|items} on"
                + " %s {notice|notices} without; %s {item|items} only with it, %s only without.",
            "Mahnlauf vom %s: %s Posten auf %s {Mahnung|Mahnungen} mit Mahnwerk, %s Posten auf"
                + " %s {Mahnung|Mahnungen} ohne; %s Posten nur mit, %s nur ohne.")
        .with(
            Sentence.same(run.toString()),
            Sentence.number(itemsWith, 0),
            Sentence.number(noticesWith, 0),
            Sentence.number(itemsWithout, 0),
            Sentence.number(noticesWithout, 0),
            Sentence.number(itemsWith - both, 0),
            Sentence.number(itemsWithout - both, 0));
  }
}
