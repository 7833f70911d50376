package io.mahnwerk.app.preview;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.config.ConnectionFolder;
import io.mahnwerk.app.config.ConnectionsFile;
import io.mahnwerk.app.config.CreditorGroups;
import io.mahnwerk.app.config.Schedule;
import io.mahnwerk.app.output.AllRows;
import io.mahnwerk.app.output.LongList;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.store.Partners;
import io.mahnwerk.core.store.Partners.Account;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/**
 * Lists debtors that have several accounts within one group of creditors: those with the same VAT
 * id, which share one frequency cap, and those with the same name and address, which are only
 * proposed. Reads the stores and calls no ledger.
 */
@Command(
    name = "partners",
    description = "List debtors with accounts in several company codes or connections.",
    mixinStandardHelpOptions = true)
public final class PartnersCommand implements Callable<Integer> {
  @ParentCommand private @Nullable Mahnwerk mahnwerk;

  @Mixin private AllRows out = new AllRows();

  @Override
  public Integer call() {
    Mahnwerk shared = Objects.requireNonNull(mahnwerk);
    ConnectionsFile file = ConnectionsFile.in(shared.home(), System.getenv());
    CreditorGroups groups = file.creditorGroups();
    Map<String, List<Account>> byVatId = new TreeMap<>();
    Map<String, List<Account>> byName = new TreeMap<>();
    for (Schedule schedule : file.schedules()) {
      Path store = new ConnectionFolder(shared.home(), schedule.id()).store();
      try {
        Partners.each(
            store,
            account -> {
              String group = groups.of(account.debtor()) + " ";
              add(byVatId, group, account.vatId(), account);
              add(byName, group, account.nameAndPlace(), account);
            });
      } catch (SQLException unreadable) {
        throw new CommandFailure(
            new Sentence("The store %s cannot be read.", "Der Speicher %s ist nicht lesbar.")
                .with(Sentence.same(store.toString())),
            unreadable);
      }
    }
    print(byVatId, byName, shared);
    return 0;
  }

  private void print(
      Map<String, List<Account>> byVatId, Map<String, List<Account>> byName, Mahnwerk shared) {
    PrintWriter terminal = shared.terminal().out();
    Sentence same =
        new Sentence("same VAT id: one frequency cap", "gleiche USt-IdNr.: ein Mahnabstand");
    Sentence proposed =
        new Sentence(
            "proposed: same name and address", "Vorschlag: gleicher Name und gleiche Anschrift");
    long listed =
        new LongList(
                List.of(new Sentence("Accounts", "Konten"), new Sentence("Why", "Warum")),
                shared.locale(),
                out.file())
            .print(
                terminal,
                rows -> {
                  several(byVatId)
                      .forEach(a -> rows.accept(List.of(names(a), same.in(shared.locale()))));
                  several(byName).stream()
                      .filter(PartnersCommand::isNews)
                      .forEach(a -> rows.accept(List.of(names(a), proposed.in(shared.locale()))));
                });
    if (listed == 0) {
      terminal.println(
          new Sentence(
                  "No debtor is known with several accounts.",
                  "Kein Debitor mit mehreren Konten ist bekannt.")
              .in(shared.locale()));
    }
  }

  private static void add(
      Map<String, List<Account>> accounts, String group, String key, Account account) {
    if (!key.isEmpty()) {
      accounts.computeIfAbsent(group + key, first -> new ArrayList<>()).add(account);
    }
  }

  private static List<List<Account>> several(Map<String, List<Account>> accounts) {
    return accounts.values().stream().filter(some -> some.size() > 1).toList();
  }

  /** Different VAT ids tell different debtors apart, and equal ones need no proposal. */
  private static boolean isNews(List<Account> accounts) {
    List<String> vatIds =
        accounts.stream().map(Account::vatId).filter(id -> !id.isEmpty()).distinct().toList();
    boolean someWithout = accounts.stream().anyMatch(account -> account.vatId().isEmpty());
    return vatIds.isEmpty() || vatIds.size() == 1 && someWithout;
  }

  private static String names(List<Account> accounts) {
    return accounts.stream()
        .map(Account::debtor)
        .sorted()
        .map(DebtorRef::toString)
        .collect(Collectors.joining(", "));
  }
}
