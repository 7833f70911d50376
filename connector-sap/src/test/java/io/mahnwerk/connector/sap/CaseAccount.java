package io.mahnwerk.connector.sap;

import static io.mahnwerk.connector.sap.NativeRunCase.has;
import static io.mahnwerk.connector.sap.NativeRunCase.word;

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
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.RecordVersion;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Reads the debtor and its items from a case; days are told as days before the run. */
record CaseAccount(List<String> given) {
  private static final ConnectionId CONNECTION = new ConnectionId("sap");
  private static final CompanyCode COMPANY = new CompanyCode("1010");
  private static final DebtorRef DEBTOR = new DebtorRef(CONNECTION, COMPANY, "0000100001");

  DebtorAccount account() {
    String line = given.stream().filter(l -> l.startsWith("debtor")).findFirst().orElse("debtor");
    return new DebtorAccount(
        debtor(line),
        given.stream().filter(l -> l.startsWith("item ")).map(CaseAccount::item).toList());
  }

  private static Debtor debtor(String line) {
    String procedure = word(line, "procedure", "Z001");
    DebtorDunning dunning =
        new DebtorDunning(
            new DunningProcedureCode(procedure.equals("none") ? "" : procedure),
            block(line),
            DunningLevel.NONE,
            daysAgo(line, "dunned"),
            daysAgo(line, "legal"));
    return new Debtor(
        DEBTOR,
        "Muster AG",
        false,
        false,
        "",
        "DE",
        "",
        has(line, "direct-debit"),
        dunning,
        new RecordVersion("1"));
  }

  /** Example: {@code item A amount 100.00 overdue 14 level 1 block C dunned 20 mark 3}. */
  private static OpenItem item(String line) {
    LocalDate posted = daysAgo(line, "posted").orElse(CaseRun.DAY.minusDays(200));
    Money amount = Money.of(word(line, "currency", "EUR"), word(line, "amount", "100.00"));
    DunningState state =
        new DunningState(
            new DunningLevel(Integer.parseInt(word(line, "level", "0"))),
            daysAgo(line, "dunned"),
            block(line),
            daysAgo(line, "mark").map(DunningMark::new),
            false);
    return new OpenItem(
        ref(line.split(" ")[1]),
        DEBTOR,
        line.split(" ")[1],
        amount.isCredit() ? DocumentKind.CREDIT_MEMO : DocumentKind.INVOICE,
        amount,
        posted,
        posted,
        daysAgo(line, "overdue").orElseThrow(),
        Optional.of(word(line, "settles", "")).filter(key -> !key.isEmpty()).map(CaseAccount::ref),
        word(line, "special", ""),
        has(line, "direct-debit"),
        state,
        new RecordVersion("1"));
  }

  private static OpenItemRef ref(String key) {
    return new OpenItemRef(CONNECTION, COMPANY, key);
  }

  private static Optional<DunningBlock> block(String line) {
    return Optional.of(word(line, "block", ""))
        .filter(reason -> !reason.isEmpty())
        .map(reason -> new DunningBlock(reason, owner(reason)));
  }

  private static DunningBlock.Owner owner(String reason) {
    boolean isOurs = reason.equals("M") || reason.startsWith(SapMarks.PREFIX);
    return isOurs ? DunningBlock.Owner.OURS : DunningBlock.Owner.CLERK;
  }

  private static Optional<LocalDate> daysAgo(String line, String word) {
    return Optional.of(word(line, word, ""))
        .filter(days -> !days.isEmpty())
        .map(days -> CaseRun.DAY.minusDays(Integer.parseInt(days)));
  }
}
