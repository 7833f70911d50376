package io.mahnwerk.app.cycle;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.check.ReadyConnection;
import io.mahnwerk.app.config.SteeringState;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.ProcedureSwitch;
import io.mahnwerk.core.spi.WriteOutcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Gives debtors the opened dunning procedure or their former one back, where the ledger and its
 * settings let us; elsewhere that is a mass change in the ERP. Natural persons and key accounts are
 * never opened, nor is anybody in a company code that may not be steered yet. Ends with exit code 1
 * when a debtor was left as it is.
 */
@Command(
    name = "steer",
    description =
        "Give debtors the opened dunning procedure, or their former one back; without --yes only"
            + " show what would be done.",
    mixinStandardHelpOptions = true)
public final class SteerCommand implements Callable<Integer> {
  @Mixin private NamedConnection connection = new NamedConnection();

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "DEBTOR",
      description = "Numbers of debtors.")
  private List<String> debtors = List.of();

  @Option(
      names = "--list",
      paramLabel = "FILE",
      description = "Debtors of a CSV file with a column debtor, such as that of 'pilot --design'.")
  private @Nullable Path list;

  @Option(
      names = "--give-back",
      description = "Give the former procedure back; without debtors to all that are opened.")
  private boolean giveBack;

  @Option(names = "--yes", description = "Do it.")
  private boolean yes;

  @Override
  public Integer call() {
    return connection.on(this::run);
  }

  private int run(ConnectionSession session, Mahnwerk shared) {
    if (yes) {
      session.lock();
      new WritePermit(session).require();
    }
    new ReadyConnection(session.id()).require(session.connector().check());
    DunningProcedures procedures = session.connector().procedures();
    Collection<Debtor> chosen = chosen(session, procedures, shared);
    SteerSummary summary = new SteerSummary(shared.terminal().out(), shared.locale());
    summary.plan(chosen, debtor -> procedureToSet(debtor, procedures));
    if (!yes) {
      summary.sayNothingWasChanged();
      return 0;
    }
    ProcedureSwitch means = session.connector().procedureSwitch().orElseThrow(() -> cannot(shared));
    List<DebtorRef> refs = new ArrayList<>();
    List<WriteOutcome> outcomes = new ArrayList<>();
    List<DebtorRef> asked = new ArrayList<>();
    for (Debtor debtor : chosen) {
      Optional<Reason> never = giveBack ? Optional.empty() : notOpened(session, debtor);
      never.ifPresent(
          why -> {
            refs.add(debtor.ref());
            outcomes.add(new WriteOutcome.Refused(why));
          });
      if (never.isEmpty()) {
        asked.add(debtor.ref());
      }
    }
    refs.addAll(asked);
    outcomes.addAll(giveBack ? means.giveBack(asked) : means.open(asked));
    summary.outcomes(head(), refs, outcomes);
    return outcomes.stream().allMatch(SteerSummary::isDone) ? 0 : 1;
  }

  private Sentence head() {
    return giveBack
        ? new Sentence("Former procedures given back:", "Zurückgegebene Mahnverfahren:")
        : new Sentence("Opened procedures:", "Geöffnete Mahnverfahren:");
  }

  private DunningProcedureCode procedureToSet(Debtor debtor, DunningProcedures procedures) {
    DunningProcedureCode now = debtor.dunning().procedure();
    return giveBack
        ? procedures.formerOf().getOrDefault(now, now)
        : procedures.formerOf().entrySet().stream()
            .filter(pair -> pair.getValue().equals(now))
            .map(java.util.Map.Entry::getKey)
            .findFirst()
            .orElse(now);
  }

  /** Nobody holds what is opened in a company code that is not steered, or may not be yet. */
  private static Optional<Reason> notOpened(ConnectionSession session, Debtor debtor) {
    if (debtor.naturalPerson()) {
      return Optional.of(Reason.of(ReasonCode.NATURAL_PERSON));
    }
    if (debtor.keyAccount()) {
      return Optional.of(Reason.of(ReasonCode.KEY_ACCOUNT));
    }
    CompanyCode company = debtor.ref().companyCode();
    return session.configured().steering(company) == SteeringState.STEERED
        ? session.steeringGate().refuses(company)
        : Optional.of(Reason.of(ReasonCode.NOT_STEERED));
  }

  private Collection<Debtor> chosen(
      ConnectionSession session, DunningProcedures procedures, Mahnwerk shared) {
    Set<String> numbers = new LinkedHashSet<>(debtors);
    if (list != null) {
      numbers.addAll(new DebtorList(list).numbers());
    }
    if (numbers.isEmpty()) {
      return new AllDebtors(session.connector())
          .find(debtor -> procedures.isOpened(debtor.dunning().procedure()))
          .values();
    }
    Collection<Debtor> found =
        new AllDebtors(session.connector())
            .find(debtor -> numbers.contains(debtor.ref().number()))
            .values();
    found.forEach(debtor -> numbers.remove(debtor.ref().number()));
    if (!numbers.isEmpty()) {
      throw new CommandFailure(
          new Sentence(
                  "Connection '%s' has no debtor %s; nothing was changed.",
                  "Verbindung '%s' kennt keinen Debitor %s; nichts wurde geändert.")
              .with(Sentence.same(connection.name()), Sentence.same(String.join(", ", numbers)))
              .in(shared.locale()));
    }
    return found;
  }

  private CommandFailure cannot(Mahnwerk shared) {
    return new CommandFailure(
        new Sentence(
                "Connection '%s': its settings let Mahnwerk write no dunning procedure; set it in"
                    + " the ERP, or allow it in the settings where the guide of this ERP names one.",
                "Verbindung '%s': nach ihren Einstellungen darf Mahnwerk kein Mahnverfahren schreiben;"
                    + " bitte im ERP setzen oder erlauben, wo die Anleitung dieses ERP eine"
                    + " Einstellung nennt.")
            .with(Sentence.same(connection.name()))
            .in(shared.locale()));
  }
}
