package io.mahnwerk.app.cycle;

import io.mahnwerk.app.config.ConfiguredConnection;
import io.mahnwerk.app.config.SteeringState;
import io.mahnwerk.app.journal.PastRun;
import io.mahnwerk.app.output.TextTable;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.ReceivablesReader.UnreadableRecord;
import io.mahnwerk.core.store.IntakeReport;
import io.mahnwerk.core.store.Intent;
import io.mahnwerk.core.store.OutboxEntry;
import io.mahnwerk.core.store.OutboxState;
import io.mahnwerk.core.writeback.WriteBackReport;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a person reads when a cycle has ended: its figures, who is steered, and what is odd. */
record CycleSummary(
    ConfiguredConnection connection,
    DunningProcedures procedures,
    Map<CompanyCode, Map<DunningProcedureCode, Long>> debtors,
    Waiting waiting,
    HeldBack heldBack,
    LedgerCycle.Report report) {
  private static final int SHOWN = 20;

  /**
   * Writes that have not come to an end, those of earlier runs included.
   *
   * @param underWay not sent yet, or sent and not shown by a read yet
   * @param deadLetters declined so often that a person decides
   */
  record Waiting(int underWay, int deadLetters) {}

  /** What held the run back. */
  record HeldBack(StopSwitch.State stopped, Optional<Sentence> breach) {}

  void print(PrintWriter out, Locale locale) {
    figures(locale).print(out);
    out.println();
    steering(locale).print(out);
    List<String> notes = notes(locale);
    if (!notes.isEmpty()) {
      out.println();
      notes.forEach(out::println);
    }
  }

  /** Whether the ledger failed to do something it was asked for, and nobody has looked at it. */
  boolean isFailed() {
    return report.writes().count(OutboxState.FAILED) > 0
        || waiting.deadLetters() > 0
        || heldBack.breach().isPresent();
  }

  PastRun.End end() {
    boolean stopped = heldBack.breach().isPresent() || heldBack.stopped() != StopSwitch.State.GO;
    if (stopped) {
      return PastRun.End.STOPPED;
    }
    return isFailed() ? PastRun.End.INCOMPLETE : PastRun.End.DONE;
  }

  private TextTable figures(Locale locale) {
    boolean german = locale.getLanguage().equals(Locale.GERMAN.getLanguage());
    TextTable table =
        german ? TextTable.ofNumbers("Zyklus", "Anzahl") : TextTable.ofNumbers("Cycle", "Count");
    IntakeReport taken = report.sync().taken();
    row(table, locale, new Sentence("items read", "gelesene Posten"), taken.itemsRead());
    row(table, locale, new Sentence("debtors read", "gelesene Debitoren"), taken.debtorsRead());
    row(table, locale, new Sentence("new notices", "neue Mahnungen"), taken.newNotices());
    row(table, locale, new Sentence("new clearings", "neue Ausgleiche"), taken.newClearings());
    row(
        table,
        locale,
        new Sentence("marks changed by clerks", "von Sachbearbeitern geänderte Markierungen"),
        taken.overridden());
    row(
        table,
        locale,
        new Sentence("unreadable records", "unlesbare Sätze"),
        report.sync().unreadable().size());
    row(
        table,
        locale,
        new Sentence("debtors advised", "bewertete Debitoren"),
        report.advisedDebtors());
    row(table, locale, new Sentence("recommendations", "Empfehlungen"), report.recommendations());
    writes(table, locale);
    return table;
  }

  private void writes(TextTable table, Locale locale) {
    WriteBackReport writes = report.writes();
    row(
        table,
        locale,
        new Sentence("holds wanted", "gewünschte Sperren"),
        report.plan().count(Intent.Kind.HOLD));
    row(
        table,
        locale,
        new Sentence("releases wanted", "gewünschte Freigaben"),
        report.plan().count(Intent.Kind.RELEASE) + report.plan().count(Intent.Kind.WITHDRAW));
    row(
        table,
        locale,
        new Sentence("changes confirmed", "bestätigte Änderungen"),
        writes.count(OutboxState.CONFIRMED));
    row(
        table,
        locale,
        new Sentence("changes under way", "Änderungen unterwegs"),
        waiting.underWay());
    row(
        table,
        locale,
        new Sentence("changes not made", "nicht ausgeführte Änderungen"),
        notMade(locale).values().stream().mapToLong(Long::longValue).sum());
  }

  private TextTable steering(Locale locale) {
    boolean german = locale.getLanguage().equals(Locale.GERMAN.getLanguage());
    TextTable table =
        german
            ? TextTable.ofNumbers(
                "Buchungskreis", "Steuerung", "Debitoren", "mit geöffnetem Verfahren")
            : TextTable.ofNumbers("Company code", "Steering", "Debtors", "with opened procedure");
    debtors.forEach(
        (code, byProcedure) ->
            table.row(
                code.value(),
                connection.steering(code).word(),
                number(locale, byProcedure.values().stream().mapToLong(Long::longValue).sum()),
                number(locale, opened(byProcedure))));
    return table;
  }

  private List<String> notes(Locale locale) {
    Stream<String> refused =
        notMade(locale).entrySet().stream()
            .map(why -> "%s × %s".formatted(number(locale, why.getValue()), why.getKey()))
            .limit(SHOWN);
    Stream<String> unreadable =
        report.sync().unreadable().stream().limit(SHOWN).map(bad -> unreadable(bad, locale));
    Stream<String> notMade = refused.map(why -> notMadeNote(why, locale));
    return Stream.of(stopped(locale), unreadable, notMade, declined(locale), mismatches(locale))
        .flatMap(notes -> notes)
        .toList();
  }

  private Stream<String> stopped(Locale locale) {
    Sentence floorOnly =
        new Sentence(
            "Recommended days are stopped: what is not held yet keeps its former day. 'mahnwerk go"
                + " %s' goes on.",
            "Empfohlene Tage sind angehalten: was nicht gehalten wird, behält seinen bisherigen Tag."
                + " 'mahnwerk go %s' macht weiter.");
    Sentence complete =
        new Sentence(
            "Writing is stopped completely: nothing was written. 'mahnwerk go %s' goes on.",
            "Das Schreiben ist ganz angehalten: nichts wurde geschrieben. 'mahnwerk go %s' macht"
                + " weiter.");
    Stream<Sentence> bySwitch =
        switch (heldBack.stopped()) {
          case GO -> Stream.empty();
          case FLOOR_ONLY -> Stream.of(floorOnly);
          case COMPLETE -> Stream.of(complete);
        };
    return Stream.concat(
            heldBack.breach().stream(),
            bySwitch.map(said -> said.with(Sentence.same(connection.id().value()))))
        .map(said -> said.in(locale));
  }

  private Stream<String> declined(Locale locale) {
    Sentence sentence =
        new Sentence(
            "%s {write was|writes were} declined again and again and {waits|wait} for a person:"
                + " mahnwerk outbox %s.",
            "%s {Änderung wurde|Änderungen wurden} immer wieder abgelehnt und {wartet|warten} auf einen"
                + " Menschen: mahnwerk outbox %s.");
    return waiting.deadLetters() == 0
        ? Stream.empty()
        : Stream.of(
            sentence
                .with(
                    Sentence.number(waiting.deadLetters(), 0),
                    Sentence.same(connection.id().value()))
                .in(locale));
  }

  private Stream<String> mismatches(Locale locale) {
    Stream<String> openedButNotSteered =
        debtors.entrySet().stream()
            .filter(entry -> connection.steering(entry.getKey()) != SteeringState.STEERED)
            .filter(entry -> opened(entry.getValue()) > 0)
            .map(entry -> openedNote(entry.getKey(), opened(entry.getValue()), locale));
    Set<CompanyCode> unknown = new TreeSet<>(connection.steering().keySet());
    unknown.removeAll(debtors.keySet());
    Sentence none =
        new Sentence(
            "Setting 'steering' names company code %s, in which no debtor was found.",
            "Die Einstellung 'steering' nennt den Buchungskreis %s, in dem kein Debitor gefunden"
                + " wurde.");
    return Stream.concat(
        openedButNotSteered,
        unknown.stream().map(code -> none.with(Sentence.same(code.value())).in(locale)));
  }

  private String openedNote(CompanyCode code, long debtors, Locale locale) {
    return new Sentence(
            "Company code %s is not steered, yet %s {debtor has|debtors have} an opened procedure: the"
                + " ledger duns {it|them} early. Steer the company code or give the former procedure"
                + " back.",
            "Buchungskreis %s wird nicht gesteuert, doch %s {Debitor hat|Debitoren haben} ein geöffnetes"
                + " Verfahren: das Buchungssystem mahnt {ihn|sie} früh. Steuern Sie den Buchungskreis"
                + " oder geben Sie das bisherige Verfahren zurück.")
        .with(Sentence.same(code.value()), Sentence.number(debtors, 0))
        .in(locale);
  }

  private static String unreadable(UnreadableRecord bad, Locale locale) {
    return new Sentence("Not read: %s, field %s: %s", "Nicht gelesen: %s, Feld %s: %s")
        .with(
            Sentence.same(bad.nativeKey()), Sentence.same(bad.field()), Sentence.same(bad.reason()))
        .in(locale);
  }

  private static String notMadeNote(String why, Locale locale) {
    return new Sentence("Not made: %s", "Nicht ausgeführt: %s").with(Sentence.same(why)).in(locale);
  }

  /** How many changes were not made, by the reason. */
  private Map<String, Long> notMade(Locale locale) {
    return report.writes().entries().stream()
        .filter(entry -> entry.state().isFinal() && entry.state() != OutboxState.CONFIRMED)
        .collect(
            Collectors.groupingBy(
                entry -> reason(entry, locale), TreeMap::new, Collectors.counting()));
  }

  private static String reason(OutboxEntry entry, Locale locale) {
    return entry.reason().map(reason -> reason.text(locale)).orElse(entry.state().name());
  }

  private long opened(Map<DunningProcedureCode, Long> byProcedure) {
    return byProcedure.entrySet().stream()
        .filter(entry -> procedures.isOpened(entry.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private static void row(TextTable table, Locale locale, Sentence what, long count) {
    table.row(what.in(locale), number(locale, count));
  }

  private static String number(Locale locale, long count) {
    return Sentence.number(count, 0).in(locale);
  }
}
