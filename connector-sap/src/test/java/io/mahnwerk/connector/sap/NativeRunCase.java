package io.mahnwerk.connector.sap;

import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DunningTarget;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.spi.NativeRun;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One case of a case file: a title, what goes into the run and, after {@code notice} and {@code
 * not}, everything that must come out. The file {@code native-run/README.txt} shows the form.
 */
record NativeRunCase(String title, List<String> given, List<String> expected) {
  private static final Pattern RESULT = Pattern.compile("(notice|not) .*");

  static List<NativeRunCase> parse(String text) {
    List<NativeRunCase> cases = new ArrayList<>();
    for (String block : text.split("\\R(?=case )")) {
      List<String> lines =
          block
              .lines()
              .map(String::strip)
              .filter(line -> !line.isEmpty() && !line.startsWith("#"))
              .toList();
      if (!lines.isEmpty()) {
        String title = lines.get(0).substring("case ".length());
        List<String> rest = lines.subList(1, lines.size());
        cases.add(
            new NativeRunCase(
                title,
                rest.stream().filter(line -> !isResult(line)).toList(),
                rest.stream().filter(NativeRunCase::isResult).sorted().toList()));
      }
    }
    return cases;
  }

  private static boolean isResult(String line) {
    return RESULT.matcher(line).matches();
  }

  DebtorAccount account() {
    return new CaseAccount(given).account();
  }

  NativeRun.Parameters run() {
    return CaseRun.of(given);
  }

  /** A result in the form in which a case file states it, sorted. */
  static List<String> describe(NativeRun.Result result) {
    Stream<String> notices =
        result.notices().stream()
            .map(
                notice ->
                    "notice "
                        + notice.level()
                        + notice.items().stream()
                            .map(i -> " " + i.item().nativeKey() + " " + i.from() + ">" + i.to())
                            .sorted()
                            .reduce("", String::concat));
    Stream<String> others = result.notDunned().stream().map(NativeRunCase::describe);
    return Stream.concat(notices, others).sorted().toList();
  }

  private static String describe(NativeRun.NotDunned one) {
    String values = one.reason().values().isEmpty() ? "" : " " + one.reason().values().get(0);
    return "not "
        + name(one.target())
        + " "
        + one.reason().code()
        + values
        + (one.onExceptionList() ? " exception" : "");
  }

  private static String name(DunningTarget target) {
    return target instanceof OpenItemRef item ? item.nativeKey() : "debtor";
  }

  /** The text after a word of a line, or the default when the word is not in it. */
  static String word(String line, String name, String otherwise) {
    Matcher matcher = Pattern.compile("(?:^| )" + name + " (\\S+)").matcher(line);
    return matcher.find() ? matcher.group(1) : otherwise;
  }

  static boolean has(String line, String word) {
    return List.of(line.split(" ")).contains(word);
  }

  @Override
  public String toString() {
    return title;
  }
}
