package io.mahnwerk.app.e2e;

import io.mahnwerk.app.CommandLineRun;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.store.ReceivablesStore;
import io.mahnwerk.core.store.RunComparison;
import io.mahnwerk.mocks.erp.SimulatedErp;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A running simulated ERP and a home folder whose connection {@code books} leads to it. */
final class Site implements AutoCloseable {
  final SimulatedErp erp;
  final SimulatedLedger ledger;
  final Path home;
  private final SimulatedErpProvider provider;
  private boolean bankIsOpen = true;

  Site(SimulatedErpProvider provider, SimulatedLedger ledger, Path home) {
    this.provider = provider;
    this.ledger = ledger;
    this.erp = provider.start(ledger);
    this.home = home;
  }

  /** Writes the configuration with the settings that the ERP names. */
  Site configured(String steering) {
    return configured(steering, settings -> settings);
  }

  Site configured(String steering, UnaryOperator<Map<String, String>> change) {
    write(steering, change);
    return steering.equals("steered") ? withObservedRuns() : this;
  }

  /** To be steered although no native run was observed yet. */
  Site steeredAtOnce() {
    return steeredAtOnce(settings -> settings);
  }

  Site steeredAtOnce(UnaryOperator<Map<String, String>> change) {
    write("steered", change);
    return this;
  }

  private void write(String steering, UnaryOperator<Map<String, String>> change) {
    StringBuilder yaml = new StringBuilder("connections:\n  books:\n");
    yaml.append("    erp: ").append(provider.erpId()).append('\n');
    yaml.append("    run-days: [tuesday, friday]\n    steering:\n");
    yaml.append("      \"").append(SmallLedger.COMPANY).append("\": ").append(steering);
    yaml.append("\n    settings:\n");
    Map<String, String> settings = new HashMap<>(erp.settings());
    settings.computeIfPresent("page-size", (key, size) -> "40");
    new TreeMap<>(change.apply(settings))
        .forEach((key, value) -> yaml.append("      %s: \"%s\"\n".formatted(key, value)));
    try {
      Files.createDirectories(home.resolve("store"));
      Files.writeString(home.resolve("mahnwerk.yaml"), yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!steering.equals("observe")) {
      prove();
    }
  }

  /** As after three native runs that were foreseen, without which nothing is steered. */
  private Site withObservedRuns() {
    try (ReceivablesStore observed = ReceivablesStore.open(store())) {
      for (int day : new int[] {19, 23, 26}) {
        LocalDate run = LocalDate.of(2026, 6, day);
        RunComparison seen = new RunComparison(SmallLedger.COMPANY, run, 10, 10, 10);
        observed.nativeRuns().keep(ledger.connection(), seen, run);
      }
    }
    return this;
  }

  /** From now on nobody posts bank statements. */
  void bankIsClosed() {
    bankIsOpen = false;
  }

  /**
   * Proves that holds can be written, as an administrator does before steering. What that changed
   * is taken out of the ledger's count. Where it fails, the cycles say so.
   */
  private void prove() {
    Optional<LedgerItem> item =
        ledger.openItems().stream()
            .filter(open -> ledger.canonical(open).dunning().equals(DunningState.UNTOUCHED))
            .findFirst();
    long before = ledger.changes();
    item.ifPresent(
        open -> run(ledger.today(), "check", "books", "--wait", 5, "--write-test", open.debtor()));
    ledger.uncount(before);
  }

  CommandLineRun run(LocalDate day, Object... words) {
    ledger.startDay(day);
    if (bankIsOpen) {
      ledger.postBankStatement();
    }
    List<Object> all = new ArrayList<>(List.of("--home", home, "--lang", "en"));
    all.addAll(List.of(words));
    CommandLineRun run = CommandLineRun.on(day, all.toArray());
    erp.settle();
    return run;
  }

  /** A cycle that does not wait longer than a second for what will not come. */
  CommandLineRun cycle(LocalDate day, Object... more) {
    List<Object> words = new ArrayList<>(List.of("cycle", "books", "--wait", 1));
    words.addAll(List.of(more));
    return run(day, words.toArray());
  }

  DunningState dunning(String key) {
    return ledger.canonical(ledger.item(key)).dunning();
  }

  /** The dunning state of every item, by its key. */
  Map<String, DunningState> dunning() {
    Map<String, DunningState> states = new TreeMap<>();
    for (LedgerItem item : ledger.items()) {
      states.put(item.key(), ledger.canonical(item).dunning());
    }
    return states;
  }

  /** How many items carry our block or our date. */
  long marks() {
    return dunning().values().stream()
        .filter(state -> state.isHeldByUs() || state.mark().isPresent())
        .count();
  }

  Path store() {
    return home.resolve("store/books.db");
  }

  @Override
  public void close() {
    erp.close();
  }
}
