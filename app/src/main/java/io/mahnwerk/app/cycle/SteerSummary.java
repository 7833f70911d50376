package io.mahnwerk.app.cycle;

import io.mahnwerk.app.output.TextTable;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.WriteOutcome;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** What a person reads before and after debtors are opened or given back. */
record SteerSummary(PrintWriter out, Locale locale) {

  /** One line for each debtor, with the procedure that it has and the one that it is to have. */
  void plan(Collection<Debtor> debtors, Function<Debtor, DunningProcedureCode> procedureToSet) {
    TextTable table =
        TextTable.ofTexts(
            in(new Sentence("Debtor", "Debitor")),
            "Name",
            in(new Sentence("Procedure", "Verfahren")),
            in(new Sentence("to be", "künftig")));
    for (Debtor debtor : debtors) {
      table.row(
          debtor.ref().number(),
          debtor.name(),
          debtor.dunning().procedure().value(),
          procedureToSet.apply(debtor).value());
    }
    table.print(out);
  }

  void sayNothingWasChanged() {
    say(
        new Sentence(
            "Nothing was changed; --yes does it.", "Nichts wurde geändert; --yes führt es aus."));
  }

  /** How many ended in which way, and each that was not done. */
  void outcomes(Sentence head, List<DebtorRef> debtors, List<WriteOutcome> outcomes) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    TextTable undone =
        TextTable.ofTexts(
            in(new Sentence("Debtor", "Debitor")), in(new Sentence("Reason", "Grund")));
    boolean some = false;
    for (int i = 0; i < outcomes.size(); i++) {
      String words = outcomes.get(i).match(new Words(locale));
      if (isDone(outcomes.get(i))) {
        counts.merge(words, 1, Integer::sum);
      } else {
        some = true;
        undone.row(debtors.get(i).number(), words);
      }
    }
    say(head);
    counts.forEach((words, count) -> out.println("  " + count + " " + words));
    if (some) {
      say(new Sentence("Not done:", "Nicht ausgeführt:"));
      undone.print(out);
    }
  }

  static boolean isDone(WriteOutcome outcome) {
    return outcome instanceof WriteOutcome.Pending
        || outcome instanceof WriteOutcome.AlreadyInForce;
  }

  private String in(Sentence sentence) {
    return sentence.in(locale);
  }

  private void say(Sentence sentence) {
    out.println(in(sentence));
  }

  private record Words(Locale locale) implements WriteOutcome.Cases<String> {
    @Override
    public String pending(WriteOutcome.Pending outcome) {
      return new Sentence(
              "asked for (%s); they count when the ledger shows them",
              "angefordert (%s); sie gelten, sobald das Buchungssystem sie zeigt")
          .with(Sentence.same(outcome.receipt()))
          .in(locale);
    }

    @Override
    public String alreadyInForce(WriteOutcome.AlreadyInForce outcome) {
      return new Sentence("as they should be already", "bereits wie gewünscht").in(locale);
    }

    @Override
    public String stale(WriteOutcome.Stale outcome) {
      return outcome.reason().text(locale);
    }

    @Override
    public String refused(WriteOutcome.Refused outcome) {
      return outcome.reason().text(locale);
    }

    @Override
    public String uncertain(WriteOutcome.Uncertain outcome) {
      return new Sentence(
              "The answer was lost (%s); look again tomorrow.",
              "Die Antwort ging verloren (%s); bitte morgen wieder nachsehen.")
          .with(Sentence.same(outcome.what()))
          .in(locale);
    }

    @Override
    public String failed(WriteOutcome.Failed outcome) {
      return new Sentence("The call failed: %s.", "Der Aufruf ist fehlgeschlagen: %s.")
          .with(Sentence.same(outcome.what()))
          .in(locale);
    }
  }
}
