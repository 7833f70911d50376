package io.mahnwerk.app.preview;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.cycle.ConnectionSession;
import io.mahnwerk.app.cycle.NamedConnection;
import io.mahnwerk.app.gate.BalanceCheck;
import io.mahnwerk.app.gate.BalanceCheck.Difference;
import io.mahnwerk.app.output.AllRows;
import io.mahnwerk.app.output.LongList;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.spi.LedgerFigures.OpenDocument;
import io.mahnwerk.core.store.Balances;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Holds every debtor's balance in the store against the ledger's own, to the cent and in each
 * currency, and shows the documents that make up a difference. Repairs nothing. Ends with exit code
 * 1 when a balance differs.
 */
@Command(
    name = "reconcile",
    description = "Compare the balances that were read with the ledger's own.",
    mixinStandardHelpOptions = true)
public final class ReconcileCommand implements Callable<Integer> {
  @Mixin private NamedConnection connection = new NamedConnection();

  @Mixin private AllRows out = new AllRows();

  @Override
  public Integer call() {
    return connection.on(this::run);
  }

  private int run(ConnectionSession session, Mahnwerk shared) {
    session.requireThatItWasRead();
    if (!session.connector().capabilities().contains(Capability.SHOWS_BALANCE)) {
      throw new CommandFailure(
          new Sentence(
                  "Connection '%s': this ledger does not state balances; there is nothing to"
                      + " compare with.",
                  "Verbindung '%s': dieses Buchungssystem nennt keine Salden; es gibt nichts zu"
                      + " vergleichen.")
              .with(Sentence.same(connection.name()))
              .in(shared.locale()));
    }
    PrintWriter terminal = shared.terminal().out();
    AtomicLong looked = new AtomicLong();
    AtomicLong differing = new AtomicLong();
    new LongList(
            List.of(
                new Sentence("Company code", "Buchungskreis"),
                new Sentence("Debtor", "Debitor"),
                new Sentence("Document", "Beleg"),
                new Sentence("In the ledger", "Im Buchungssystem"),
                new Sentence("Read", "Gelesen"),
                new Sentence("Difference", "Abweichung")),
            shared.locale(),
            out.file())
        .print(
            terminal,
            rows ->
                session
                    .store()
                    .balances()
                    .eachSome(
                        session.id(),
                        Balances.Scope.ALL,
                        some -> {
                          looked.addAndGet(some.size());
                          differing.addAndGet(list(session, some, rows, shared));
                        }));
    terminal.println(
        new Sentence(
                "%s {debtor|debtors} compared, %s with a difference.",
                "%s {Debitor|Debitoren} verglichen, %s mit Abweichung.")
            .with(Sentence.number(looked.get(), 0), Sentence.number(differing.get(), 0))
            .in(shared.locale()));
    return differing.get() == 0 ? 0 : 1;
  }

  private static long list(
      ConnectionSession session,
      List<DebtorRef> some,
      Consumer<List<String>> rows,
      Mahnwerk shared) {
    var differences =
        new BalanceCheck(session.connector().figures(), session.store().balances())
            .differences(some);
    differences.forEach(
        (debtor, found) -> {
          String balance = new Sentence("(balance)", "(Saldo)").in(shared.locale());
          found.forEach(difference -> rows.accept(row(debtor, balance, difference)));
          documents(session, debtor)
              .forEach(one -> rows.accept(row(debtor, one.number(), one.difference())));
        });
    return differences.size();
  }

  private record DocumentDifference(String number, Difference difference) {}

  /** The documents of which the two sides keep different amounts. */
  private static List<DocumentDifference> documents(ConnectionSession session, DebtorRef debtor) {
    List<OpenDocument> ledger = session.connector().figures().documents(debtor);
    List<OpenDocument> store = session.store().balances().documents(debtor);
    return java.util.stream.Stream.concat(ledger.stream(), store.stream())
        .map(document -> new Place(document.number(), document.amount().currency()))
        .distinct()
        .sorted(
            java.util.Comparator.comparing(Place::number)
                .thenComparing(place -> place.currency().getCurrencyCode()))
        .map(
            place ->
                new DocumentDifference(
                    place.number(), new Difference(place.in(ledger), place.in(store))))
        .filter(document -> !document.difference().amount().isZero())
        .toList();
  }

  private record Place(String number, java.util.Currency currency) {
    Money in(List<OpenDocument> documents) {
      return documents.stream()
          .filter(d -> d.number().equals(number) && d.amount().currency().equals(currency))
          .map(OpenDocument::amount)
          .reduce(Money.zero(currency), Money::plus);
    }
  }

  private static List<String> row(DebtorRef debtor, String what, Difference difference) {
    return List.of(
        debtor.companyCode().value(),
        debtor.number(),
        what,
        difference.inLedger().toString(),
        difference.inStore().toString(),
        difference.amount().toString());
  }
}
