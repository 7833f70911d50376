package io.mahnwerk.core.writeback;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.DunningTarget;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.model.RecordVersion;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.spi.DunningInstruction;
import io.mahnwerk.core.spi.IdempotencyKey;
import io.mahnwerk.core.spi.ReceivablesReader.Change;
import io.mahnwerk.core.spi.ReceivablesReader.Page;
import io.mahnwerk.core.spi.ReceivablesReader.SyncCursor;
import io.mahnwerk.core.spi.WriteOutcome;
import io.mahnwerk.core.writeback.WriteTestReport.Step;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * Tries on one item whether a ledger lets us set a hold and take it back: set, read, clear, read;
 * and the same on its debtor where a debtor's block may stand for those of its items. The hold is
 * dated tomorrow, so that even one that is left behind ends like any other of ours.
 */
public final class WriteTest {
  /** The read just before has shown the contrary. */
  private static final Optional<Reason> SOMEBODY_ELSE =
      Optional.of(Reason.of(ReasonCode.LEDGER_MOVED_ON));

  private final LedgerAccess ledger;
  private final Pause pause;
  private final List<Step> passed = new ArrayList<>();

  public WriteTest(LedgerAccess ledger, Pause pause) {
    this.ledger = ledger;
    this.pause = pause;
  }

  /**
   * Tries it on the first open item, in the ledger's own order, of a debtor of that number which
   * carries neither a mark nor a block. Leading zeros of the number may be left out.
   *
   * <p>Throws {@link io.mahnwerk.core.failure.ConnectorException} when the ledger cannot be read.
   *
   * @param attempt tells this attempt from earlier ones, whose requests must not count as repeats
   */
  public WriteTestReport run(String debtor, LocalDate today, String attempt) {
    passed.clear();
    Optional<OpenItem> item = find(found -> isSame(found.debtor().number(), debtor));
    if (item.isEmpty()) {
      return new WriteTestReport(
          Optional.empty(),
          steps(),
          passed,
          Optional.of(Reason.of(ReasonCode.NO_TEST_ITEM, debtor)));
    }
    OpenItem before = item.get();
    Optional<Reason> failure = tried(before, today, attempt);
    if (failure.isEmpty() && triesDebtors()) {
      failure = triedDebtor(before.debtor(), today, attempt);
    }
    return new WriteTestReport(Optional.of(before.ref()), steps(), passed, failure);
  }

  private boolean triesDebtors() {
    return ledger.capabilities().contains(Capability.HOLDS_BY_DEBTOR);
  }

  private List<Step> steps() {
    List<Step> all = List.of(Step.values());
    return triesDebtors() ? all : all.subList(0, all.indexOf(Step.DEBTOR_SET));
  }

  private Optional<Reason> tried(OpenItem before, LocalDate today, String attempt) {
    OpenItemRef ref = before.ref();
    LocalDate until = today.plusDays(1);
    return asked(
            new DunningInstruction.Hold(ref, before.version(), until, key(ref, "SET", attempt)),
            Step.SET)
        .or(() -> shown(ref, DunningState::isHeldByUs, Step.SET_SHOWN))
        .or(() -> asked(withdraw(ref, attempt), Step.CLEARED))
        .or(() -> shown(ref, before.dunning()::equals, Step.CLEARED_SHOWN));
  }

  /** A debtor whom a clerk has blocked refuses the first step. */
  private Optional<Reason> triedDebtor(DebtorRef ref, LocalDate today, String attempt) {
    LocalDate until = today.plusDays(1);
    return asked(
            new DunningInstruction.Hold(ref, version(ref), until, key(ref, "SET", attempt)),
            Step.DEBTOR_SET)
        .or(() -> shown(() -> isBlockedByUs(ref), Step.DEBTOR_SET_SHOWN))
        .or(
            () ->
                asked(
                    new DunningInstruction.Withdraw(ref, version(ref), key(ref, "CLEAR", attempt)),
                    Step.DEBTOR_CLEARED))
        .or(() -> shown(() -> !isBlockedByUs(ref), Step.DEBTOR_CLEARED_SHOWN));
  }

  private boolean isBlockedByUs(DebtorRef ref) {
    return !OurMarks.stillBlocked(ledger.reader(), List.of(ref)).isEmpty();
  }

  private RecordVersion version(DebtorRef ref) {
    return ledger.reader().rereadDebtors(List.of(ref)).stream()
        .findFirst()
        .map(Debtor::version)
        .orElseGet(() -> new RecordVersion("gone"));
  }

  /** An answer that was lost tells nothing; the read that follows does. */
  private Optional<Reason> asked(DunningInstruction instruction, Step step) {
    WriteOutcome outcome = ledger.writer().apply(List.of(instruction)).get(0);
    Optional<Reason> refusal = outcome.match(new WhyNot(SOMEBODY_ELSE));
    if (refusal.isEmpty()) {
      passed.add(step);
    }
    return refusal;
  }

  private Optional<Reason> shown(OpenItemRef ref, Predicate<DunningState> wanted, Step step) {
    return shown(() -> reread(ref).map(OpenItem::dunning).filter(wanted).isPresent(), step);
  }

  private Optional<Reason> shown(BooleanSupplier wanted, Step step) {
    for (int looks = 1; ; looks++) {
      if (wanted.getAsBoolean()) {
        passed.add(step);
        return Optional.empty();
      }
      if (!pause.after(looks)) {
        return Optional.of(Reason.of(ReasonCode.NOT_CONFIRMED));
      }
    }
  }

  private DunningInstruction withdraw(OpenItemRef ref, String attempt) {
    RecordVersion version =
        reread(ref).map(OpenItem::version).orElseGet(() -> new RecordVersion("gone"));
    return new DunningInstruction.Withdraw(ref, version, key(ref, "CLEAR", attempt));
  }

  private Optional<OpenItem> reread(OpenItemRef ref) {
    return ledger.reader().reread(List.of(ref)).stream()
        .filter(Change.Open.class::isInstance)
        .map(change -> ((Change.Open) change).item())
        .filter(item -> item.ref().equals(ref))
        .findFirst();
  }

  private Optional<OpenItem> find(Predicate<OpenItem> wanted) {
    Set<SyncCursor> passedBy = new HashSet<>();
    SyncCursor cursor = SyncCursor.START;
    boolean last = false;
    while (!last && passedBy.add(cursor)) {
      Page page = ledger.reader().read(cursor);
      Optional<OpenItem> found =
          page.changes().stream()
              .filter(Change.Open.class::isInstance)
              .map(change -> ((Change.Open) change).item())
              .filter(item -> isUntouched(item) && wanted.test(item))
              .findFirst();
      if (found.isPresent()) {
        return found;
      }
      cursor = page.next();
      last = page.last();
    }
    return Optional.empty();
  }

  private static boolean isUntouched(OpenItem item) {
    DunningState state = item.dunning();
    return item.kind() == DocumentKind.INVOICE
        && state.block().isEmpty()
        && state.mark().isEmpty()
        && !state.markFieldTaken();
  }

  private static boolean isSame(String number, String asked) {
    return number.equals(asked) || stripped(number).equals(stripped(asked));
  }

  private static String stripped(String number) {
    return number.replaceFirst("^0+(?=.)", "");
  }

  private static IdempotencyKey key(DunningTarget ref, String step, String attempt) {
    return IdempotencyKey.of(ref.toString(), "WRITE-TEST", step, attempt);
  }
}
