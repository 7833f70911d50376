package io.mahnwerk.app.cycle;

import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.core.model.DunningTarget;
import io.mahnwerk.core.model.DunningTimes;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.writeback.OverdueReleaser;
import io.mahnwerk.core.writeback.OverdueReport;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Lifts every hold whose date has come, without store and lock, so that it works also beside a
 * cycle that hangs. Ends with exit code 1 when a person must look at a hold.
 */
@Command(
    name = "release-overdue",
    description = "Lift the holds that are past their date, when no cycle has done so.",
    mixinStandardHelpOptions = true)
public final class ReleaseOverdueCommand implements Callable<Integer> {
  @Mixin private NamedConnection connection = new NamedConnection();

  @Override
  public Integer call() {
    return connection.on(
        (session, shared) -> {
          new WritePermit(session).require();
          return print(released(session), shared);
        });
  }

  private static OverdueReport released(ConnectionSession session) {
    DunningTimes times =
        new DunningTimes(session.connector().procedures(), session.configured().runs());
    return new OverdueReleaser(session.ledger(), times).run(session.today());
  }

  private static int print(OverdueReport report, Mahnwerk shared) {
    PrintWriter out = shared.terminal().out();
    Locale locale = shared.locale();
    out.println(
        new Sentence(
                "Asked to lift %s {hold that is past its|holds that are past their} date.",
                "Aufhebung von %s {Sperre|Sperren} angefordert, deren Tag erreicht ist.")
            .with(Sentence.number(report.asked().size(), 0))
            .in(locale));
    out.println(
        new Sentence(
                "Asked to take back %s {date|dates} whose block a person lifted.",
                "Rücknahme von %s {Datum|Daten} angefordert, deren Sperre ein Mensch aufgehoben hat.")
            .with(Sentence.number(report.leftBehind().size(), 0))
            .in(locale));
    Set<DunningTarget> left = new TreeSet<>(Comparator.comparing(DunningTarget::toString));
    left.addAll(report.refused().keySet());
    left.addAll(report.undated());
    if (left.isEmpty()) {
      return 0;
    }
    out.println(
        new Sentence(
                "%s {hold needs|holds need} a person:",
                "Um %s {Sperre|Sperren} muss sich ein Mensch kümmern:")
            .with(Sentence.number(left.size(), 0))
            .in(locale));
    new MarksLeft(left, Map.copyOf(report.refused()))
        .print(
            new Sentence(
                "It carries no date, and its former day cannot be told.",
                "Sie trägt kein Datum, und ihr bisheriger Tag ist nicht bekannt."),
            out,
            locale);
    return 1;
  }
}
