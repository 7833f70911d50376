package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DunningTarget;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.spi.NativeRun;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One case of a case file: a title, what the ledger holds, and runs with everything that must come
 * out of each. The file {@code native-run/README.txt} shows the form.
 */
record ReminderCase(String title, List<String> given, List<Run> runs) {

  /** One run and what must come out of it; its reminders are issued before the next one. */
  record Run(LocalDate day, List<String> expected) {}

  static List<ReminderCase> parse(String text) {
    List<ReminderCase> cases = new ArrayList<>();
    for (String block : text.split("\\R(?=case )")) {
      List<String> lines =
          block
              .lines()
              .map(String::strip)
              .filter(line -> !line.isEmpty() && !line.startsWith("#"))
              .toList();
      if (!lines.isEmpty()) {
        cases.add(parse(lines));
      }
    }
    return cases;
  }

  private static ReminderCase parse(List<String> lines) {
    List<String> given = new ArrayList<>();
    List<Run> runs = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      if (line.startsWith("run ")) {
        runs.add(new Run(LocalDate.parse(line.substring("run ".length())), new ArrayList<>()));
      } else if (runs.isEmpty()) {
        given.add(line);
      } else {
        runs.get(runs.size() - 1).expected().add(line);
      }
    }
    return new ReminderCase(lines.get(0).substring("case ".length()), given, runs);
  }

  /** What comes out of each run, in the form in which a case file states it. */
  List<List<String>> play(NativeRun nativeRun) {
    List<List<String>> played = new ArrayList<>();
    DebtorAccount account = CaseLedger.account(given);
    for (Run run : runs) {
      NativeRun.Result result = nativeRun.dun(account, CaseLedger.parameters(given, run.day()));
      played.add(describe(result));
      account = issued(account, result);
    }
    return played;
  }

  List<List<String>> expected() {
    return runs.stream().map(run -> run.expected().stream().sorted().toList()).toList();
  }

  private static DebtorAccount issued(DebtorAccount account, NativeRun.Result result) {
    List<OpenItem> items = new ArrayList<>(account.items());
    result
        .notices()
        .forEach(
            notice ->
                notice
                    .items()
                    .forEach(
                        one ->
                            items.replaceAll(
                                item ->
                                    item.ref().equals(one.item())
                                        ? CaseLedger.dunned(item, one.to(), notice.dunnedOn())
                                        : item)));
    return new DebtorAccount(account.debtor(), items);
  }

  private static List<String> describe(NativeRun.Result result) {
    Stream<String> notices =
        result.notices().stream()
            .map(
                notice ->
                    "reminder "
                        + notice.level()
                        + notice.items().stream()
                            .map(i -> " " + i.item().nativeKey() + " " + i.from() + ">" + i.to())
                            .sorted()
                            .reduce("", String::concat));
    return Stream.concat(notices, result.notDunned().stream().map(ReminderCase::describe))
        .sorted()
        .toList();
  }

  private static String describe(NativeRun.NotDunned one) {
    String values = one.reason().values().isEmpty() ? "" : " " + one.reason().values().get(0);
    return "not " + name(one.target()) + " " + one.reason().code() + values;
  }

  private static String name(DunningTarget target) {
    return target instanceof OpenItemRef item ? item.nativeKey() : "customer";
  }

  /** The text after a word of a line, or the default when the word is not in it. */
  static String word(String line, String name, String otherwise) {
    Matcher matcher = Pattern.compile("(?:^| )" + name + " (\\S+)").matcher(line);
    return matcher.find() ? matcher.group(1) : otherwise;
  }

  @Override
  public String toString() {
    return title;
  }
}
