package io.mahnwerk.connector.datev;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DebtorDunning;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningProcedure;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.DunningTarget;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.RecordVersion;
import io.mahnwerk.core.spi.NativeRun;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One case of a case file: a title, what goes into the Mahnvorschlag and, after {@code notice} and
 * {@code not}, everything that must come out. The file {@code native-run/README.txt} shows the
 * form.
 */
record MahnvorschlagCase(String title, List<String> given, List<String> expected) {
  private static final LocalDate STICHTAG = LocalDate.of(2026, 3, 3);
  private static final ConnectionId CONNECTION = new ConnectionId("kanzlei");
  private static final CompanyCode MANDANT = new CompanyCode("55003");
  private static final DebtorRef DEBTOR = new DebtorRef(CONNECTION, MANDANT, "10001");

  static List<MahnvorschlagCase> parse(String text) {
    List<MahnvorschlagCase> cases = new ArrayList<>();
    for (String block : text.split("\\R(?=case )")) {
      List<String> lines =
          block.lines().map(String::strip).filter(l -> !l.isEmpty() && !l.startsWith("#")).toList();
      if (!lines.isEmpty() && lines.get(0).startsWith("case ")) {
        List<String> rest = lines.subList(1, lines.size());
        cases.add(
            new MahnvorschlagCase(
                lines.get(0).substring("case ".length()),
                rest.stream().filter(line -> !isResult(line)).toList(),
                rest.stream().filter(MahnvorschlagCase::isResult).sorted().toList()));
      }
    }
    return cases;
  }

  private static boolean isResult(String line) {
    return line.startsWith("notice ") || line.startsWith("not ");
  }

  NativeRun.Result result() {
    return new DatevNativeRun(rules())
        .dun(account(), new NativeRun.Parameters(stichtag(), procedures(), NativeRun.Floor.NONE));
  }

  DebtorAccount account() {
    String line = line("debtor");
    DebtorDunning dunning =
        new DebtorDunning(
            new DatevProcedureCode(
                    word(line, "fristen").orElse(DatevProcedureCode.STANDARD),
                    word(line, "mahnung").map(Integer::parseInt).orElse(7))
                .code(),
            block(line),
            DunningLevel.NONE,
            Optional.empty(),
            Optional.empty());
    return new DebtorAccount(
        new Debtor(
            DEBTOR,
            "Muster GmbH",
            false,
            false,
            "",
            "DE",
            "",
            line.contains("lastschrift"),
            dunning,
            new RecordVersion("1")),
        given.stream().filter(l -> l.startsWith("item ")).map(this::item).toList());
  }

  /** Example: {@code item A amount 100.00 due 01.02. level 1 dunned 11.02. block 1}. */
  private OpenItem item(String line) {
    Money amount =
        Money.of(word(line, "currency").orElse("EUR"), word(line, "amount").orElse("100.00"));
    LocalDate due = word(line, "due").map(MahnvorschlagCase::date).orElseThrow();
    String special = word(line, "sachverhalt").map(kind -> "Sachverhalt " + kind).orElse("");
    return new OpenItem(
        ref(line.split(" ")[1]),
        DEBTOR,
        line.split(" ")[1],
        amount.isCredit() ? DocumentKind.CREDIT_MEMO : DocumentKind.INVOICE,
        amount,
        due.minusDays(30),
        due.minusDays(30),
        due,
        Optional.empty(),
        special,
        false,
        new DunningState(
            new DunningLevel(word(line, "level").map(Integer::parseInt).orElse(0)),
            word(line, "dunned").map(MahnvorschlagCase::date),
            block(line),
            Optional.empty(),
            false),
        new RecordVersion("1"));
  }

  private DunningProcedures procedures() {
    Optional<Money> least = word(line("limit"), "amount").map(euros -> Money.of("EUR", euros));
    BigDecimal percent =
        word(line("limit"), "percent").map(BigDecimal::new).orElse(BigDecimal.ZERO);
    DunningProcedure.Step step = new DunningProcedure.Step(0, least, percent, false);
    DatevProcedureCode code = DatevProcedureCode.parse(account().debtor().dunning().procedure());
    String days =
        code.terms().equals(DatevProcedureCode.STANDARD)
            ? word(line("fristen"), "fristen").orElse("10/20/30")
            : code.terms();
    List<Integer> fristen = Stream.of(days.split("/")).map(Integer::valueOf).toList();
    DunningProcedureCode key = code.code();
    return new DunningProcedures(Map.of(key, code.procedure(fristen, step, 0)), Map.of());
  }

  private DatevDunningRules rules() {
    DatevDunningRules usual = DatevDunningRules.USUAL;
    String line = line("rules");
    return new DatevDunningRules(
        word(line, "mode").map(DatevDunningRules.LastNotice::parse).orElse(usual.lastNotice()),
        rule(line, "rise", usual.rise()),
        rule(line, "limits", usual.limits()),
        rule(line, "credits", usual.credits()),
        rule(line, "direct-debit", usual.directDebit()));
  }

  private static <E extends Enum<E>> E rule(String line, String name, E usual) {
    return word(line, name)
        .map(text -> DatevDunningRules.word(usual.getDeclaringClass(), text))
        .orElse(usual);
  }

  private LocalDate stichtag() {
    return word(line("stichtag"), "stichtag").map(MahnvorschlagCase::date).orElse(STICHTAG);
  }

  private String line(String first) {
    return given.stream().filter(l -> l.startsWith(first)).findFirst().orElse("");
  }

  private static OpenItemRef ref(String key) {
    return new OpenItemRef(CONNECTION, MANDANT, key);
  }

  private static Optional<DunningBlock> block(String line) {
    return word(line, "block").map(code -> new DunningBlock(code, DunningBlock.Owner.CLERK));
  }

  private static LocalDate date(String text) {
    String[] parts = text.split("\\.");
    return LocalDate.of(2026, Integer.parseInt(parts[1]), Integer.parseInt(parts[0]));
  }

  private static Optional<String> word(String line, String name) {
    Matcher matcher = Pattern.compile("(?:^| )" + name + " (\\S+)").matcher(line);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
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
    Stream<String> others =
        result.notDunned().stream()
            .map(
                one ->
                    "not "
                        + name(one.target())
                        + " "
                        + one.reason().code()
                        + one.reason().values().stream().findFirst().map(v -> " " + v).orElse(""));
    return Stream.concat(notices, others).sorted().toList();
  }

  private static String name(DunningTarget target) {
    return target instanceof OpenItemRef item ? item.nativeKey() : "debtor";
  }

  @Override
  public String toString() {
    return title;
  }
}
