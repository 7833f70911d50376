package io.mahnwerk.app.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.UnusableReceipt;
import io.mahnwerk.app.UsageFailure;
import io.mahnwerk.app.cycle.ConnectionSession;
import io.mahnwerk.app.recommend.InvoiceReceipts;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.model.Recommendation;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.store.Receipt;
import io.mahnwerk.core.store.ReceiptBasis;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * Shows what a recommendation rests on, and computes it again. Ends with exit code 1 when it does
 * not come out the same to the bit, and says what differs.
 */
@Command(
    name = "receipt",
    description = "Show what a recommendation rests on, or compute it again.",
    mixinStandardHelpOptions = true)
public final class ReceiptCommand implements Callable<Integer> {
  private static final int SHOWN = 20;
  private static final int DIFFERENCES_SHOWN = 20;

  @Spec private CommandLine.Model.@Nullable CommandSpec spec;

  @ParentCommand private @Nullable Mahnwerk mahnwerk;

  @Parameters(
      paramLabel = "ID",
      description =
          "CONNECTION:NUMBER for a cycle's receipt, CONNECTION alone to list the latest ones, or the"
              + " 20 digits that recommendations.csv states.")
  private String id = "";

  @Option(names = "--recompute", description = "Compute it again and say whether it is the same.")
  private boolean recompute;

  @Option(
      names = "--receipts",
      paramLabel = "receipts.jsonl",
      description = "Where a receipt of recommend stands (default: ${DEFAULT-VALUE}).",
      defaultValue = "receipts.jsonl")
  private Path receipts = Path.of("receipts.jsonl");

  @Option(
      names = "--invoices",
      paramLabel = "FILE.csv",
      description = "The invoices that a receipt of recommend was written for.")
  private @Nullable Path invoices;

  @Override
  public Integer call() {
    Mahnwerk shared = Objects.requireNonNull(mahnwerk);
    if (id.matches("[0-9a-f]{20}")) {
      return ofFile(shared);
    }
    int colon = id.lastIndexOf(':');
    String connection = colon < 0 ? id : id.substring(0, colon);
    return ConnectionSession.on(
        shared,
        connection,
        session -> {
          session.requireThatItWasRead();
          return colon < 0
              ? list(session, shared)
              : ofCycle(session, number(id.substring(colon + 1)), shared);
        });
  }

  private int ofFile(Mahnwerk shared) {
    InvoiceReceipts file = new InvoiceReceipts(receipts);
    JsonNode kept =
        file.find(id)
            .orElseThrow(
                () ->
                    failure(
                        shared,
                        "%s holds no receipt %s; --receipts names another file.",
                        "%s enthält keinen Beleg %s; --receipts nennt eine andere Datei.",
                        receipts.toString(),
                        id));
    PrintWriter out = shared.terminal().out();
    if (!recompute) {
      out.println(kept.toPrettyString());
      return 0;
    }
    if (invoices == null) {
      throw new UsageFailure(
          Objects.requireNonNull(spec).commandLine(),
          new Sentence("Missing required option: '--invoices'", "Es fehlt: Option '--invoices'"));
    }
    return verdict(Differences.between(kept, file.again(kept, invoices)), shared);
  }

  private int ofCycle(ConnectionSession session, long number, Mahnwerk shared) {
    Receipt receipt =
        session
            .store()
            .receipts()
            .find(session.id(), number)
            .orElseThrow(
                () ->
                    failure(
                        shared,
                        "Connection '%s' has no receipt %s; 'mahnwerk receipt %1$s' lists the latest.",
                        "Verbindung '%s' hat keinen Beleg %s; 'mahnwerk receipt %1$s' zeigt die"
                            + " letzten.",
                        session.id().value(),
                        Long.toString(number)));
    ReceiptBasis basis = session.store().receipts().basis(number);
    if (!recompute) {
      return show(receipt, basis, session, shared);
    }
    try {
      return recompute(receipt, Recomputation.of(basis), session, shared);
    } catch (UnusableReceipt unusable) {
      throw new CommandFailure(
          new Sentence("Receipt %s %s.", "Beleg %s %s.").with(Sentence.same(id), unusable.why()),
          unusable);
    }
  }

  private int show(
      Receipt receipt, ReceiptBasis basis, ConnectionSession session, Mahnwerk shared) {
    PrintWriter out = shared.terminal().out();
    ReceiptPage page = new ReceiptPage(receipt, basis, shared.locale());
    page.print(out);
    try {
      Optional<ReceiptAnswers> answers = ReceiptAnswers.of(receipt, basis, KeptModels.of(session));
      page.facts(out, answers.flatMap(ReceiptAnswers::counterfactual));
      session.printReservation(shared);
      answers.flatMap(ReceiptAnswers::reactions).ifPresent(table -> print(table, shared));
    } catch (UnusableReceipt unusable) {
      session.printReservation(shared);
      out.println(
          new Sentence(
                  "What was expected of other days cannot be shown: the receipt %s.",
                  "Was von anderen Tagen erwartet wurde, ist nicht zu zeigen: der Beleg %s.")
              .with(unusable.why())
              .in(shared.locale()));
    }
    return 0;
  }

  private static void print(ReactionTable table, Mahnwerk shared) {
    PrintWriter out = shared.terminal().out();
    out.println(
        say(
            shared,
            "What the model expected of the next notice by its day:",
            "Was das Modell von der nächsten Mahnung je nach Tag erwartete:"));
    table.print(out, shared.locale());
  }

  private int recompute(
      Receipt receipt, Recomputation kept, ConnectionSession session, Mahnwerk shared) {
    Recommendation given = receipt.recommendation();
    List<Recommendation> advised =
        kept.facts().advised().stream().filter(a -> a.item().equals(given.item())).toList();
    if (isDrawn(given)) {
      shared
          .terminal()
          .out()
          .println(
              say(
                  shared,
                  "This day was drawn by a pilot; the draw is kept with its candidates and"
                      + " propensities, and no model chose it.",
                  "Dieser Tag wurde von einem Pilotversuch gezogen; die Ziehung ist mit Kandidaten"
                      + " und Wahrscheinlichkeiten aufbewahrt, kein Modell hat ihn gewählt."));
      return 0;
    }
    ReceiptFacts again = kept.again(KeptModels.of(session));
    List<String> differences =
        Differences.between(BasisJson.tree(kept.facts()), BasisJson.tree(again));
    if (differences.isEmpty() && !advised.equals(List.of(given))) {
      shared
          .terminal()
          .out()
          .println(
              say(
                      shared,
                      "What was advised was held back by a gate: %s",
                      "Die Empfehlung wurde zurückgehalten: %s")
                  .formatted(given.reasons().get(0).text(shared.locale())));
    }
    return verdict(differences, shared);
  }

  private static boolean isDrawn(Recommendation given) {
    return given.reasons().stream().map(Reason::code).anyMatch(ReasonCode.RANDOMISED::equals);
  }

  private int verdict(List<String> differences, Mahnwerk shared) {
    PrintWriter out = shared.terminal().out();
    if (differences.isEmpty()) {
      out.println(
          say(
                  shared,
                  "Receipt %s computed again: the same to the bit.",
                  "Beleg %s neu berechnet: auf das Bit gleich.")
              .formatted(id));
      return 0;
    }
    PrintWriter err = shared.terminal().err();
    err.println(
        say(
                shared,
                "Receipt %s comes out differently (receipt -> here):",
                "Beleg %s kommt anders heraus (Beleg -> hier):")
            .formatted(id));
    differences.stream().limit(DIFFERENCES_SHOWN).forEach(line -> err.println("  " + line));
    return 1;
  }

  private int list(ConnectionSession session, Mahnwerk shared) {
    ReceiptPage.list(
        session.store().receipts().latest(session.id(), SHOWN),
        shared.terminal().out(),
        shared.locale());
    return 0;
  }

  private long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException noNumber) {
      throw new UsageFailure(
          Objects.requireNonNull(spec).commandLine(),
          new Sentence("'%s' is no receipt such as books:17", "'%s' ist kein Beleg wie books:17")
              .naming(id));
    }
  }

  private static CommandFailure failure(
      Mahnwerk shared, String english, String german, Object... values) {
    return new CommandFailure(say(shared, english, german).formatted(values));
  }

  private static String say(Mahnwerk shared, String english, String german) {
    return new Sentence(english, german).in(shared.locale());
  }
}
