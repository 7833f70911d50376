package io.mahnwerk.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DebtorDunning;
import io.mahnwerk.core.model.Decision;
import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningState;
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
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LedgerAuditTest {
  private final SmallLedger ledger = new SmallLedger();
  private final LocalDate early = ledger.openedDay();
  private final LocalDate former = ledger.formerDay();
  private final Set<String> switchedOn = new HashSet<>();
  private final Map<OpenItemRef, Recommendation> advice = new HashMap<>();
  private final LedgerAudit audit = auditing(true);

  @Nested
  class DunnedWhileHeld {
    @Test
    void countsAnItemThatARunRaisesInSpiteOfOurBlock() {
      String item = steeredItem();
      ledger.hold(item, former.plusDays(3));

      audit.beforeRun(former);
      audit.afterRun(ledger.run(deaf(), former, NativeRun.Floor.NONE), former);

      assertThat(audit.counts().dunnedWhileHeld()).isOne();
    }

    @Test
    void countsNothingWhenTheRunObeysOurBlock() {
      String item = steeredItem();
      ledger.hold(item, former.plusDays(3));

      run(former);

      assertThat(audit.counts().dunnedWhileHeld()).isZero();
      assertThat(ledger.books().item(item).level()).isEqualTo(DunningLevel.NONE);
    }

    @Test
    void countsNothingWhenAClerksBlockIsDisregarded() {
      ledger.clerkBlocks(steeredItem());

      audit.beforeRun(former);
      audit.afterRun(ledger.run(deaf(), former, NativeRun.Floor.NONE), former);

      assertThat(audit.counts().dunnedWhileHeld()).isZero();
    }

    /** A run that does not see blocks on items. */
    private NativeRun deaf() {
      return (account, run) ->
          ledger
              .nativeRun()
              .dun(
                  new DebtorAccount(
                      account.debtor(),
                      account.items().stream()
                          .map(
                              item ->
                                  item.with(
                                      new DunningState(
                                          item.dunning().level(),
                                          item.dunning().lastDunnedOn(),
                                          Optional.empty(),
                                          item.dunning().mark(),
                                          false),
                                      item.version()))
                          .toList()),
                  run);
    }
  }

  @Nested
  class HeldPastRecommendedRun {
    @Test
    void countsAnItemWhoseDateHasComeAndThatIsStillHeld() {
      ledger.hold(steeredItem(), former);

      run(former);

      assertThat(audit.counts().heldPastRecommendedRun()).isOne();
    }

    @Test
    void countsTheSameNoticeOnceHoweverManyRunsItMisses() {
      ledger.hold(steeredItem(), former);

      run(former);
      run(former.plusDays(3));

      assertThat(audit.counts().heldPastRecommendedRun()).isOne();
    }

    @Test
    void countsAnItemWhoseMarkOutlastsTheRecommendedDay() {
      String item = steeredItem();
      recommend(item, early);
      ledger.hold(item, former);

      run(early);

      assertThat(audit.counts().heldPastRecommendedRun()).isOne();
    }

    @Test
    void takesALineThatPeopleDidNotTakeOverForUnsteered() {
      LedgerAudit ofPeople =
          new LedgerAudit(
              ledger.books(),
              ledger.nativeRun(),
              ledger.erp().procedures(),
              new LedgerAudit.Mahnwerk(
                  switchedOn::contains,
                  item -> Optional.ofNullable(advice.get(item)),
                  false,
                  true));
      String item = steeredItem();
      recommend(item, early);
      ledger.hold(item, former);

      ofPeople.beforeRun(early);

      assertThat(ofPeople.counts().heldPastRecommendedRun()).isZero();
      assertThat(ofPeople.counts().unsteered()).isOne();
    }

    @Test
    void countsNothingBeforeTheDate() {
      String item = steeredItem();
      recommend(item, former);
      ledger.hold(item, former);

      run(former.minusDays(1));

      assertThat(audit.counts().heldPastRecommendedRun()).isZero();
    }

    @Test
    void countsNothingWhenTheBlockWasLiftedInTime() {
      String item = steeredItem();
      ledger.hold(item, former);
      ledger.release(item);

      run(former);

      assertThat(audit.counts().heldPastRecommendedRun()).isZero();
    }
  }

  @Nested
  class DunnedBeforeFormerDay {
    @Test
    void countsANoticeThatNobodyAskedFor() {
      steeredItem();

      run(early);

      assertThat(audit.counts().dunnedBeforeFormerDay()).isOne();
      assertThat(audit.daysDunnedBeforeFormerDay()).containsExactly(early);
    }

    @Test
    void countsNothingWhenCodeInTheErpHoldsTheFloor() {
      steeredItem();

      audit.beforeRun(early);
      audit.afterRun(ledger.run(ledger.nativeRun(), early, NativeRun.Floor.ENFORCED), early);

      assertThat(audit.counts().dunnedBeforeFormerDay()).isZero();
    }

    @Test
    void countsNothingOnTheFormerDay() {
      String item = steeredItem();

      run(former);

      assertThat(ledger.books().item(item).level()).isEqualTo(SmallLedger.FIRST);
      assertThat(audit.counts().dunnedBeforeFormerDay()).isZero();
    }

    @Test
    void countsNothingWhenTheDayWasRecommended() {
      String item = marked(early);
      recommend(item, early);

      run(early);

      assertThat(ledger.books().item(item).level()).isEqualTo(SmallLedger.FIRST);
      assertThat(audit.counts().dunnedBeforeFormerDay()).isZero();
    }

    @Test
    void countsAMarkThatNobodyRecommended() {
      marked(early);

      run(early);

      assertThat(audit.counts().dunnedBeforeFormerDay()).isOne();
    }

    @Test
    void countsARecommendationThatWasReplaced() {
      String item = marked(early);
      recommend(item, former);

      run(early);

      assertThat(audit.counts().dunnedBeforeFormerDay()).isOne();
    }

    @Test
    void countsARecommendationThatWasMadeForAnotherLevel() {
      String item = marked(early);
      recommend(item, early, SmallLedger.FIRST.next());

      run(early);

      assertThat(audit.counts().dunnedBeforeFormerDay()).isOne();
    }

    @Test
    void countsARecommendedDayThatNoMarkShows() {
      recommend(steeredItem(), early);

      run(early);

      assertThat(audit.counts().dunnedBeforeFormerDay()).isOne();
    }

    @Test
    void countsNothingWhenAClerkLiftedOurBlock() {
      String item = steeredItem();
      ledger.hold(item, former);
      ledger.clerkLifts(item);
      clerk(ClerkAction.Kind.LIFTED_OURS, item);

      run(early);

      assertThat(ledger.books().item(item).level()).isEqualTo(SmallLedger.FIRST);
      assertThat(audit.counts().dunnedBeforeFormerDay()).isZero();
    }

    @Test
    void countsANoticeAfterAClerkLiftedABlockOfHisOwn() {
      String item = steeredItem();
      clerk(ClerkAction.Kind.SET_OWN, item);
      clerk(ClerkAction.Kind.LIFTED_OWN, item);

      run(early);

      assertThat(audit.counts().dunnedBeforeFormerDay()).isOne();
    }

    @Test
    void aClerksLiftSpeaksForTheNextNoticeOnly() {
      String item = steeredItem();
      clerk(ClerkAction.Kind.LIFTED_OURS, item);
      run(early);

      run(early.plusDays(14));

      assertThat(ledger.books().item(item).level()).isEqualTo(SmallLedger.FIRST.next());
      assertThat(audit.daysDunnedBeforeFormerDay()).containsExactly(early.plusDays(14));
    }
  }

  @Nested
  class UnsteeredShare {
    @Test
    void countsADueItemWithoutAMark() {
      steeredItem();

      run(early);

      assertThat(audit.counts().dueNotices()).isOne();
      assertThat(audit.counts().unsteeredShare()).isEqualTo(1);
    }

    @Test
    void countsAnItemThatWasMarkedAfterItsFirstRun() {
      String item = steeredItem();
      watch(early);
      ledger.hold(item, former);

      watch(early.plusDays(3));

      assertThat(audit.counts().unsteered()).isOne();
    }

    @Test
    void findsAMarkedItemSteered() {
      ledger.hold(steeredItem(), former);

      watch(early);

      assertThat(audit.counts().dueNotices()).isOne();
      assertThat(audit.counts().unsteeredShare()).isZero();
    }

    @Test
    void countsNothingBeforeTheFirstDayOfItsOwnProcedure() {
      steeredItem();

      watch(early.minusDays(1));

      assertThat(audit.counts().dueNotices()).isZero();
    }

    @Test
    void leavesOutWhatAClerkBlocked() {
      ledger.clerkBlocks(steeredItem());

      watch(early);

      assertThat(audit.counts().dueNotices()).isZero();
    }

    @Test
    void leavesOutWhatAClerkBlockedAndLiftedAgain() {
      String item = steeredItem();
      watch(early);
      clerk(ClerkAction.Kind.SET_OWN, item);
      clerk(ClerkAction.Kind.LIFTED_OWN, item);

      watch(early.plusDays(3));

      assertThat(audit.counts().dueNotices()).isZero();
      assertThat(audit.counts().unsteered()).isZero();
    }

    @Test
    void leavesOutDebtorsThatNobodySwitchedOn() {
      ledger.item(ledger.steeredDebtor());

      watch(early);

      assertThat(audit.counts().dueNotices()).isZero();
    }

    @Test
    void countsUnderTheFormerProcedureWhatIsMeantToBeHeld() {
      String item = heldBackItem();
      recommend(item, former.plusDays(7));

      watch(former);

      assertThat(audit.counts().dueNotices()).isOne();
      assertThat(audit.counts().unsteeredShare()).isEqualTo(1);
    }

    @Test
    void findsAnItemSteeredThatIsHeldPastItsFormerDay() {
      String item = heldBackItem();
      recommend(item, former.plusDays(7));
      ledger.hold(item, former.plusDays(7));

      watch(former);

      assertThat(audit.counts().dueNotices()).isOne();
      assertThat(audit.counts().unsteeredShare()).isZero();
    }

    @Test
    void leavesOutUnderTheFormerProcedureWhatIsNotMeantToBeHeld() {
      recommend(heldBackItem(), former);

      watch(former);

      assertThat(audit.counts().dueNotices()).isZero();
    }

    private String heldBackItem() {
      String debtor = ledger.otherDebtor();
      switchedOn.add(debtor);
      return ledger.item(debtor);
    }
  }

  @Nested
  class WhereTheLedgerHasNoPlaceForOurDates {
    private final LedgerAudit undated = auditing(false);

    @Test
    void findsANoticeSteeredThatWasHeldOnce() {
      String item = steeredItem();
      ledger.hold(item, former);
      undated.afterCycle();
      ledger.clerkLifts(item);

      undated.beforeRun(early);

      assertThat(undated.counts().dueNotices()).isOne();
      assertThat(undated.counts().unsteered()).isZero();
    }

    @Test
    void countsANoticeThatWasNeverHeld() {
      steeredItem();
      undated.afterCycle();

      undated.beforeRun(early);

      assertThat(undated.counts().unsteered()).isOne();
    }

    @Test
    void countsNothingWhenTheDayWasRecommended() {
      recommend(steeredItem(), early);

      runUndated();

      assertThat(undated.counts().dunnedBeforeFormerDay()).isZero();
    }

    @Test
    void countsANoticeBeforeTheRecommendedDay() {
      recommend(steeredItem(), early.plusDays(1));

      runUndated();

      assertThat(undated.counts().dunnedBeforeFormerDay()).isOne();
    }

    private void runUndated() {
      undated.beforeRun(early);
      undated.afterRun(ledger.run(ledger.nativeRun(), early, NativeRun.Floor.NONE), early);
    }
  }

  @Nested
  class Clerks {
    @Test
    void countsAClerksBlockThatACycleReplaced() {
      String item = steeredItem();
      ledger.clerkBlocks(item);
      audit.beforeCycle();
      ledger.hold(item, former);
      audit.afterCycle();

      assertThat(audit.counts().clerkMarksTouched()).isOne();
    }

    @Test
    void countsAClerksBlockThatALateWriteLifted() {
      String item = steeredItem();
      audit.beforeCycle();
      audit.afterCycle();
      ledger.clerkBlocks(item);
      audit.afterClerks();
      ledger.clerkLifts(item);
      audit.beforeDay();

      assertThat(audit.counts().clerkMarksTouched()).isOne();
    }

    @Test
    void countsNothingWhenTheClerkLiftsTheBlock() {
      String item = steeredItem();
      ledger.clerkBlocks(item);
      audit.afterClerks();
      audit.beforeDay();
      ledger.clerkLifts(item);
      audit.beforeCycle();
      audit.afterCycle();

      assertThat(audit.counts().clerkMarksTouched()).isZero();
    }

    @Test
    void countsEveryMarkOfOursThatAClerkEndedAsAnOverride() {
      String item = steeredItem();

      clerk(ClerkAction.Kind.LIFTED_OURS, item);
      clerk(ClerkAction.Kind.CHANGED_OURS, item);
      clerk(ClerkAction.Kind.SET_OWN, item);
      clerk(ClerkAction.Kind.LIFTED_OWN, item);

      assertThat(audit.counts().clerkOverrides()).isEqualTo(2);
    }
  }

  @Nested
  class Strangers {
    @Test
    void countsADebtorOnceHoweverManyItemsCarryOurMark() {
      String stranger = ledger.otherDebtor();
      ledger.hold(ledger.item(stranger), former);
      ledger.hold(ledger.item(stranger), former);

      audit.afterCycle();

      assertThat(audit.counts().untouchedDebtorsTouched()).isOne();
    }

    @Test
    void countsADateOfOursWithoutABlock() {
      String item = ledger.item(ledger.otherDebtor());
      ledger.hold(item, former);
      ledger.release(item);

      audit.afterCycle();

      assertThat(audit.counts().untouchedDebtorsTouched()).isOne();
    }

    @Test
    void countsABlockOfOursOnTheAccount() {
      ledger
          .books()
          .change(
              ledger.otherDebtor(),
              dunning ->
                  new DebtorDunning(
                      dunning.procedure(),
                      Optional.of(new DunningBlock("ours", DunningBlock.Owner.OURS)),
                      dunning.level(),
                      dunning.lastDunnedOn(),
                      dunning.legalDunningOn()));

      audit.afterCycle();

      assertThat(audit.counts().untouchedDebtorsTouched()).isOne();
    }

    @Test
    void countsNeitherSwitchedOnDebtorsNorClerksBlocks() {
      ledger.hold(steeredItem(), former);
      ledger.clerkBlocks(ledger.item(ledger.otherDebtor()));

      audit.afterCycle();

      assertThat(audit.counts().untouchedDebtorsTouched()).isZero();
    }
  }

  private String steeredItem() {
    String debtor = ledger.steeredDebtor();
    switchedOn.add(debtor);
    return ledger.item(debtor);
  }

  /** An item that was held to the day and whose block was lifted on it. */
  private String marked(LocalDate day) {
    String item = steeredItem();
    ledger.hold(item, day);
    ledger.release(item);
    return item;
  }

  private void recommend(String item, LocalDate day) {
    recommend(item, day, SmallLedger.FIRST);
  }

  private void recommend(String item, LocalDate day, DunningLevel level) {
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
            List.of(Reason.of(ReasonCode.DAY_HAS_COME)),
            ModelProvenance.ruleOnly("test")));
  }

  private void clerk(ClerkAction.Kind kind, String item) {
    audit.clerkActed(new ClerkAction(kind, item, ledger.books().today()));
  }

  private LedgerAudit auditing(boolean dated) {
    return new LedgerAudit(
        ledger.books(),
        ledger.nativeRun(),
        ledger.erp().procedures(),
        new LedgerAudit.Mahnwerk(
            switchedOn::contains, item -> Optional.ofNullable(advice.get(item)), dated));
  }

  private void watch(LocalDate day) {
    audit.beforeRun(day);
  }

  private void run(LocalDate day) {
    audit.beforeRun(day);
    audit.afterRun(ledger.run(ledger.nativeRun(), day, NativeRun.Floor.NONE), day);
  }
}
