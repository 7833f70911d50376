package io.mahnwerk.connector.dynamics;

import static io.mahnwerk.connector.dynamics.ReminderCase.word;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DebtorDunning;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningMark;
import io.mahnwerk.core.model.DunningProcedure;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.RecordVersion;
import io.mahnwerk.core.spi.NativeRun;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the customer, its entries and the reminder terms from a case. */
final class CaseLedger {
  private static final ConnectionId CONNECTION = new ConnectionId("bc");
  private static final CompanyCode COMPANY = new CompanyCode("CRONUS");
  private static final DebtorRef DEBTOR = new DebtorRef(CONNECTION, COMPANY, "10000");
  private static final String OWN_HOLD = "MW";

  private CaseLedger() {}

  static DebtorAccount account(List<String> given) {
    String line =
        given.stream().filter(l -> l.startsWith("customer")).findFirst().orElse("customer");
    String terms = word(line, "terms", "DOM");
    Debtor debtor =
        new Debtor(
            DEBTOR,
            "Muster AG",
            false,
            false,
            "",
            "DE",
            "",
            false,
            new DebtorDunning(
                new DunningProcedureCode(terms.equals("none") ? "" : terms),
                block(line),
                DunningLevel.NONE,
                Optional.empty(),
                Optional.empty()),
            new RecordVersion("1"));
    return new DebtorAccount(
        debtor, given.stream().filter(l -> l.startsWith("entry ")).map(CaseLedger::entry).toList());
  }

  /**
   * Example: {@code entry 1 invoice due 2026-01-10 amount 100.00 level 1 reminded 2026-01-16 block
   * X mark 2026-01-20}.
   */
  private static OpenItem entry(String line) {
    String number = line.split(" ")[1];
    LocalDate due = LocalDate.parse(word(line, "due", ""));
    DunningState state =
        new DunningState(
            new DunningLevel(Integer.parseInt(word(line, "level", "0"))),
            day(line, "reminded"),
            block(line),
            day(line, "mark").map(DunningMark::new),
            false);
    return entry(number, kind(line.split(" ")[2]), amount(line), due, state);
  }

  static OpenItem entry(
      String number, DocumentKind kind, Money amount, LocalDate due, DunningState state) {
    return new OpenItem(
        new OpenItemRef(CONNECTION, COMPANY, number),
        DEBTOR,
        number,
        kind,
        amount,
        due.minusDays(30),
        due.minusDays(30),
        due,
        Optional.empty(),
        "",
        false,
        state,
        new RecordVersion("1"));
  }

  private static Money amount(String line) {
    return Money.of(word(line, "currency", "EUR"), word(line, "amount", "1000.00"));
  }

  private static DocumentKind kind(String word) {
    return switch (word) {
      case "invoice" -> DocumentKind.INVOICE;
      case "credit-memo" -> DocumentKind.CREDIT_MEMO;
      case "payment" -> DocumentKind.PAYMENT;
      default -> throw new IllegalArgumentException(word);
    };
  }

  static OpenItem dunned(OpenItem item, DunningLevel level, LocalDate on) {
    DunningState state = item.dunning();
    return item.with(
        new DunningState(level, Optional.of(on), state.block(), state.mark(), false),
        item.version());
  }

  private static Optional<DunningBlock> block(String line) {
    String code = word(line, "block", "");
    boolean ours = code.equals(OWN_HOLD) || code.equals(BcMarks.SUGGESTION);
    DunningBlock.Owner owner = ours ? DunningBlock.Owner.OURS : DunningBlock.Owner.CLERK;
    return code.isEmpty() ? Optional.empty() : Optional.of(new DunningBlock(code, owner));
  }

  private static Optional<LocalDate> day(String line, String word) {
    String text = word(line, word, "");
    return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
  }

  static NativeRun.Parameters parameters(List<String> given, LocalDate day) {
    Map<DunningProcedureCode, DunningProcedure> byCode = new HashMap<>();
    Map<DunningProcedureCode, DunningProcedureCode> formerOf = new HashMap<>();
    for (String line : given) {
      if (line.startsWith("terms ")) {
        DunningProcedure procedure = terms(line).procedure();
        byCode.put(procedure.code(), procedure);
        String former = word(line, "former", "");
        if (!former.isEmpty()) {
          formerOf.put(procedure.code(), new DunningProcedureCode(former));
        }
      }
    }
    return new NativeRun.Parameters(
        day,
        new DunningProcedures(byCode, formerOf),
        given.contains("floor enforced") ? NativeRun.Floor.ENFORCED : NativeRun.Floor.NONE);
  }

  /** Example: {@code terms DOM grace 5D,7D,9D due 10D,10D,10D max 3 min 100}. */
  private static BcTerms terms(String line) {
    String[] grace = word(line, "grace", "").split(",", -1);
    String[] due = word(line, "due", "0D").split(",", -1);
    List<BcTerms.Level> levels = new ArrayList<>();
    for (int i = 0; i < grace.length; i++) {
      levels.add(
          new BcTerms.Level(
              BcDateFormula.days(grace[i]), BcDateFormula.days(due[Math.min(i, due.length - 1)])));
    }
    String minimum = word(line, "min", "");
    return new BcTerms(
        line.split(" ")[1],
        Integer.parseInt(word(line, "max", "0")),
        minimum.isEmpty() ? Optional.empty() : Optional.of(Money.of("EUR", minimum)),
        levels);
  }
}
