package io.mahnwerk.app.cycle;

import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.WriteOutcome;
import io.mahnwerk.core.writeback.ReleaseReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a person reads before and after a release. */
record ReleaseSummary(PrintWriter out, Locale locale) {
  private static final int SHOWN = 20;

  /**
   * @param ready changes that lie ready and that no read has shown yet
   */
  void preview(ReleaseReport marks, OpenedDebtors opened, long ready) {
    say(
        new Sentence(
                "Marks of ours: %s on open items, %s on cleared items (%s).",
                "Unsere Markierungen: %s an offenen Posten, %s an ausgeglichenen (%s).")
            .with(
                number(marks.left().size() - debtors(marks)),
                number(marks.inertOnClearedItems()),
                whatBecomesOfInert(marks)));
    if (debtors(marks) > 0) {
      say(
          new Sentence(
                  "Debtors with a block of ours: %s.", "Debitoren mit einer Sperre von uns: %s.")
              .with(number(debtors(marks))));
    }
    if (ready > 0) {
      say(
          new Sentence(
                  "Given out and not shown by any export yet: %s {change|changes}. What"
                      + " would hold or open something is taken out of the files.",
                  "Ausgegeben und noch in keinem Export zu sehen: %s {Änderung|Änderungen}. Was"
                      + " sperrt oder Fristen öffnet, wird aus den Dateien genommen.")
              .with(Sentence.number(ready, 0)));
    }
    if (!marks.inert().isEmpty()) {
      say(inert(marks));
    }
    if (marks.suggestions().left() > 0) {
      say(
          new Sentence(
                  "Suggestions of ours in the ledger's lists: %s.",
                  "Vorschläge von uns in den Listen des Buchungssystems: %s.")
              .with(Sentence.number(marks.suggestions().left(), 0)));
    }
    if (!opened.isEmpty()) {
      say(
          new Sentence(
                  "%s {debtor still has|debtors still have} an opened procedure. Give the former procedure back first:",
                  "%s {Debitor hat|Debitoren haben} noch ein geöffnetes Verfahren. Geben Sie zuerst das bisherige"
                      + " Verfahren zurück:")
              .with(number(opened.debtors().size())));
      opened.print(out, locale);
    }
  }

  private static Sentence whatBecomesOfInert(ReleaseReport marks) {
    return marks.suggestions().left() > 0
        ? new Sentence(
            "no run looks at them; those in our own list go with it",
            "kein Lauf beachtet sie; die in unserer eigenen Liste gehen mit ihr")
        : new Sentence(
            "nobody can change these and no run looks at them",
            "diese kann niemand ändern, und kein Lauf beachtet sie");
  }

  void sayThatTheyAreListed(OpenedDebtors opened, Path list) {
    say(
        new Sentence(
                "%s {debtor|debtors} to give back {is|are} listed in %s.",
                "%s {Debitor steht|Debitoren stehen} in %s.")
            .with(number(opened.debtors().size()), Sentence.same(list.toString())));
  }

  /** What became of giving the former procedures back. */
  void sayWhatIsGivenBack(List<DebtorRef> debtors, List<WriteOutcome> outcomes) {
    new SteerSummary(out, locale)
        .outcomes(
            new Sentence("Former procedures given back:", "Zurückgegebene Mahnverfahren:"),
            debtors,
            outcomes);
  }

  void sayNothingWasChanged() {
    say(
        new Sentence(
            "Nothing was changed; --yes releases.", "Nichts wurde geändert; --yes gibt frei."));
  }

  /**
   * @param onTheirWay writes asked for earlier that no read has shown
   */
  void print(ReleaseReport report, boolean onlyObserved, int onTheirWay) {
    say(
        new Sentence(
                "%s {mark was|marks were} taken back.",
                "%s {Markierung wurde|Markierungen wurden} zurückgenommen.")
            .with(number(report.withdrawn())));
    sayWhatBecameOf(report.suggestions());
    if (!onlyObserved) {
      say(
          new Sentence(
              "The next cycle sets marks anew unless 'steering' is set to observe.",
              "Der nächste Zyklus markiert erneut, solange 'steering' nicht auf observe steht."));
    }
    if (onTheirWay > 0) {
      say(
          new Sentence(
                  "%s {change|changes} asked for earlier {has|have} not shown yet and may still come; run release"
                      + " again tomorrow.",
                  "%s früher angeforderte {Änderung ist|Änderungen sind} noch nicht erschienen und {kann|können} noch"
                      + " kommen; release morgen erneut aufrufen.")
              .with(number(onTheirWay)));
    }
    if (!report.left().isEmpty()) {
      say(
          new Sentence(
                  "%s {mark is|marks are} left:", "%s {Markierung ist|Markierungen sind} übrig:")
              .with(number(report.left().size())));
      new MarksLeft(report.left(), report.refused())
          .print(
              new Sentence(
                  "The ledger has not shown the change yet; run release again.",
                  "Das Buchungssystem zeigt die Änderung noch nicht; release erneut aufrufen."),
              out,
              locale);
    }
  }

  private void sayWhatBecameOf(ReleaseReport.Suggestions suggestions) {
    if (suggestions.takenOut() > 0) {
      say(
          new Sentence(
                  "%s {suggestion was|suggestions were} taken out of the ledger's lists.",
                  "%s {Vorschlag wurde|Vorschläge wurden} aus den Listen des Buchungssystems"
                      + " genommen.")
              .with(Sentence.number(suggestions.takenOut(), 0)));
    }
    suggestions.why().ifPresent(this::say);
    if (suggestions.left() > 0) {
      say(
          new Sentence(
                  "%s {suggestion is|suggestions are} left in the ledger's lists; run release again.",
                  "%s {Vorschlag steht|Vorschläge stehen} noch in den Listen des Buchungssystems;"
                      + " release erneut aufrufen.")
              .with(Sentence.number(suggestions.left(), 0)));
    }
  }

  void sayWhatMayHaveBeenCarriedIn(int changes) {
    if (changes > 0) {
      say(
          new Sentence(
                  "%s {change|changes} that lay ready {was|were} taken out of the files. What of it was"
                      + " carried in before, only the next export tells: bring it and run release"
                      + " again.",
                  "%s {Änderung, die bereitlag, ist|Änderungen, die bereitlagen, sind} aus den Dateien"
                      + " genommen. Was davon vorher übernommen wurde, sagt erst der nächste Export:"
                      + " bitte einlegen und release erneut aufrufen.")
              .with(number(changes)));
    }
  }

  private static int debtors(ReleaseReport marks) {
    return Math.toIntExact(
        marks.left().stream().filter(target -> target instanceof DebtorRef).count());
  }

  /** All of them stand in the file of the run; the first are named here. */
  private static Sentence inert(ReleaseReport marks) {
    int more = marks.inert().size() - SHOWN;
    Sentence rest =
        more <= 0
            ? Sentence.same("")
            : new Sentence(" and %s more", " und %s weitere").with(number(more));
    String named =
        marks.inert().stream()
            .limit(SHOWN)
            .map(item -> item.companyCode().value() + "/" + item.nativeKey())
            .collect(Collectors.joining(", "));
    return new Sentence("Cleared with our mark: %s%s", "Mit unserer Markierung ausgeglichen: %s%s")
        .with(Sentence.same(named), rest);
  }

  private void say(Sentence sentence) {
    out.println(sentence.in(locale));
  }

  private static Sentence number(int count) {
    return Sentence.number(count, 0);
  }
}
