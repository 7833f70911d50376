package io.mahnwerk.app.demo;

import io.mahnwerk.core.model.Decision;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.ExpectedPayment;
import io.mahnwerk.core.model.ModelProvenance;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.model.Recommendation;
import io.mahnwerk.core.spi.NativeRun;
import io.mahnwerk.mocks.world.ClerkAction;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A small ledger, its runs and clerks, and the audit that watches them. */
final class AuditedLedger {
  final SmallLedger ledger = new SmallLedger();
  final LocalDate early = ledger.openedDay();
  final LocalDate former = ledger.formerDay();
  final Set<String> switchedOn = new HashSet<>();
  final Map<OpenItemRef, Recommendation> advice = new HashMap<>();
  final LedgerAudit audit = auditing(true);

  String steeredItem() {
    String debtor = ledger.steeredDebtor();
    switchedOn.add(debtor);
    return ledger.item(debtor);
  }

  /** An item that was held to the day and whose block was lifted on it. */
  String marked(LocalDate day) {
    String item = steeredItem();
    ledger.hold(item, day);
    ledger.release(item);
    return item;
  }

  void recommend(String item, LocalDate day) {
    recommend(item, day, SmallLedger.FIRST);
  }

  void recommend(String item, LocalDate day, DunningLevel level) {
    OpenItemRef ref = ledger.books().itemRef(item);
    advice.put(
        ref,
        new Recommendation(
            ref,
            SmallLedger.DUE,
            level,
            new Decision.DunOn(day),
            former,
            0.5,
            0.4,
            0.6,
            ExpectedPayment.NONE,
            List.of(Reason.of(ReasonCode.DAY_HAS_COME)),
            ModelProvenance.ruleOnly("test")));
  }

  void clerk(ClerkAction.Kind kind, String item) {
    audit.clerkActed(new ClerkAction(kind, item, ledger.books().today()));
  }

  LedgerAudit auditing(boolean dated) {
    return new LedgerAudit(
        ledger.books(),
        ledger.nativeRun(),
        ledger.erp().procedures(),
        new LedgerAudit.Mahnwerk(
            switchedOn::contains, item -> Optional.ofNullable(advice.get(item)), dated));
  }

  void watch(LocalDate day) {
    audit.beforeRun(day);
  }

  void run(LocalDate day) {
    audit.beforeRun(day);
    audit.afterRun(ledger.run(ledger.nativeRun(), day, NativeRun.Floor.NONE), day);
  }
}
