package io.mahnwerk.mocks.world;

import static io.mahnwerk.mocks.world.SimulatedYear.FIRST;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningNotice;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.spi.NativeRun;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DebtorBehaviourTest {
  private static final LocalDate SUMMER = LocalDate.of(2025, 6, 30);
  private static final NativeRun NO_RUN = new PerItemSchedule(List.of());

  @Test
  void repeatsItselfForOneSeedAndNotForAnother() {
    SimulatedYear year = standard(1).run(PerItemSchedule.FORMER, FIRST, SUMMER);
    SimulatedYear again = standard(1).run(PerItemSchedule.FORMER, FIRST, SUMMER);
    SimulatedYear other = standard(2).run(PerItemSchedule.FORMER, FIRST, SUMMER);

    assertThat(again.payments()).isEqualTo(year.payments());
    assertThat(again.actions).isEqualTo(year.actions);
    assertThat(again.behaviour.complaints()).isEqualTo(year.behaviour.complaints());
    assertThat(other.payments()).isNotEqualTo(year.payments());
  }

  @Test
  void paysAnItemOnTheSameDayUnderTheSameNoticesWhateverOthersGet() {
    SimulatedYear former = standard(1).run(PerItemSchedule.FORMER, FIRST, SUMMER);
    SimulatedYear none = standard(1).run(NO_RUN, FIRST, SUMMER);
    Set<String> dunned = new HashSet<>();
    for (DunningNotice notice : former.notices) {
      notice.items().forEach(item -> dunned.add(item.item().nativeKey()));
    }
    Map<String, LocalDate> undunned = new HashMap<>(former.payments());
    undunned.keySet().removeAll(dunned);
    Map<String, LocalDate> same = new HashMap<>(none.payments());
    same.keySet().retainAll(undunned.keySet());

    assertThat(undunned).hasSizeGreaterThan(100).isEqualTo(same);
    assertThat(former.payments()).isNotEqualTo(none.payments());
  }

  @Test
  void fromTheWorldsChangeOnTheDebtorsOfOneKindActLikeAnother() {
    LocalDate change = FIRST.plusMonths(3);
    String file =
        World.standard()
            .toYaml()
            .replace("afterMonths: 0", "afterMonths: 3")
            .replace("archetypes: {}", "archetypes: {KONZERN: STARTUP}");
    SimulatedYear plain = standard(1).run(NO_RUN, FIRST, SUMMER);
    SimulatedYear changed =
        new SimulatedYear(World.parse("changed.yaml", file), 60, 1).run(NO_RUN, FIRST, SUMMER);

    Map<String, LocalDate> paid = changed.payments();
    int moved = 0;
    for (LedgerItem item : plain.ledger.items()) {
      boolean touched =
          !item.netDueDate().isBefore(change)
              && plain.population.archetype(item.debtor()).equals("KONZERN");
      boolean same = Objects.equals(plain.payments().get(item.key()), paid.get(item.key()));
      moved += same ? 0 : 1;
      assertThat(touched || same).as(item.key()).isTrue();
    }
    assertThat(moved).isGreaterThan(5);
  }

  @Test
  void paysInTimeWhatWillBePaidInTimeAndTheRestOnlyOverdue() {
    SimulatedYear year = standard(1).run(NO_RUN, FIRST, SUMMER);
    Map<String, LocalDate> payments = year.payments();

    for (Invoice invoice : year.population.invoices()) {
      LocalDate paid = payments.get(SimulatedYear.key(invoice.year(), invoice.number()));
      if (invoice.inTime().isPresent() && !invoice.inTime().get().isAfter(SUMMER)) {
        assertThat(paid).isEqualTo(invoice.inTime().get());
      } else if (paid != null) {
        assertThat(paid).isAfter(invoice.dueDay());
      }
    }
  }

  @Test
  void doesNotPayOnDaysWithoutBusiness() {
    SimulatedYear year = standard(1).run(PerItemSchedule.FORMER, FIRST, SUMMER);

    assertThat(year.payments().values()).allMatch(World.standard().calendar()::isBusinessDay);
  }

  @Test
  void complaintBlocksTheItemWithinSevenDaysAndIsLiftedLater() {
    World complaining = SmallWorld.with("value: 0.0", "value: 0.9");
    SimulatedYear year = new SimulatedYear(complaining, 40, 1);
    year.run(PerItemSchedule.FORMER, FIRST, SUMMER);

    assertThat(year.behaviour.complaints())
        .hasSizeGreaterThan(50)
        .allMatch(c -> c.day().isAfter(c.letterDay()))
        .allMatch(c -> !c.day().isAfter(c.letterDay().plusDays(7)))
        .allMatch(c -> c.level().value() == 1);
    Map<ClerkAction.Kind, Long> kinds = kinds(year);
    assertThat(kinds.get(ClerkAction.Kind.SET_OWN))
        .isLessThanOrEqualTo(year.behaviour.complaints().size());
    assertThat(kinds.get(ClerkAction.Kind.LIFTED_OWN)).isPositive();
    assertThat(year.ledger.items()).anyMatch(item -> item.blockReason().equals("D"));
  }

  @Test
  void letterBringsAtMostOneComplaintHoweverManyItemsItLists() {
    SimulatedYear year = new SimulatedYear(SmallWorld.with("value: 0.0", "value: 0.9"), 1, 1);
    year.run(NO_RUN, FIRST, SUMMER);
    List<DunningNotice.DunnedItem> items =
        year.ledger.items().stream().filter(LedgerItem::isOpen).map(this::raised).toList();
    assertThat(items).hasSizeGreaterThan(3);

    year.behaviour.noticed(List.of(letter(year, items)));
    year.run(NO_RUN, SUMMER.plusDays(1), SUMMER.plusDays(8));

    assertThat(year.behaviour.complaints()).hasSize(1);
  }

  @Test
  void itemThatIsListedWithoutRisingIsNoNewNotice() {
    SimulatedYear year = new SimulatedYear(SmallWorld.with("value: 0.0", "value: 0.9"), 1, 1);
    year.run(NO_RUN, FIRST, SUMMER);
    List<DunningNotice.DunnedItem> listed =
        year.ledger.items().stream()
            .filter(LedgerItem::isOpen)
            .map(item -> new DunningNotice.DunnedItem(ref(item), item.level(), item.level()))
            .toList();

    year.behaviour.noticed(List.of(letter(year, listed)));
    year.run(NO_RUN, SUMMER.plusDays(1), SUMMER.plusDays(8));

    assertThat(year.behaviour.complaints()).isEmpty();
  }

  @Test
  void clerksLiftOurBlocksWhereTheyDoThatEveryDay() {
    SimulatedYear year = new SimulatedYear(SmallWorld.with("liftOurs: 0.0", "liftOurs: 1.0"), 5, 1);
    year.run(NO_RUN, FIRST, SUMMER);
    String key = holdOne(year);

    List<ClerkAction> done = year.behaviour.clerks(SUMMER);

    assertThat(done).containsExactly(new ClerkAction(ClerkAction.Kind.LIFTED_OURS, key, SUMMER));
    assertThat(year.ledger.item(key).blockReason()).isEmpty();
  }

  @Test
  void clerksChangeOurReasonAndLiftTheirOwnLater() {
    SimulatedYear year =
        new SimulatedYear(SmallWorld.with("changeOurs: 0.0", "changeOurs: 1.0"), 5, 1);
    year.run(NO_RUN, FIRST, SUMMER);
    String key = holdOne(year);

    assertThat(year.behaviour.clerks(SUMMER))
        .containsExactly(new ClerkAction(ClerkAction.Kind.CHANGED_OURS, key, SUMMER));
    assertThat(year.ledger.item(key).blockReason()).isEqualTo("A");
    year.run(NO_RUN, SUMMER.plusDays(1), SUMMER.plusDays(6));
    assertThat(year.ledger.item(key).blockReason()).isEqualTo("A");
    assertThat(year.behaviour.morning(SUMMER.plusDays(7)))
        .contains(new ClerkAction(ClerkAction.Kind.LIFTED_OWN, key, SUMMER.plusDays(7)));
  }

  @Test
  void clerksLeaveOurBlocksAloneWhereTheyNeverTouchThem() {
    SimulatedYear year = new SimulatedYear(World.parse("small.yaml", SmallWorld.YAML), 5, 1);
    year.run(NO_RUN, FIRST, SUMMER);
    String key = holdOne(year);

    assertThat(year.behaviour.clerks(SUMMER)).isEmpty();
    assertThat(year.ledger.item(key).blockReason()).isEqualTo(PlainMarks.OURS);
  }

  @Test
  void clerksDoNothingOnASunday() {
    SimulatedYear year = new SimulatedYear(SmallWorld.with("ownBlock: 0.0", "ownBlock: 1.0"), 5, 1);
    year.run(NO_RUN, FIRST, LocalDate.of(2025, 2, 27));

    assertThat(year.behaviour.clerks(LocalDate.of(2025, 3, 2))).isEmpty();
    assertThat(year.actions).isNotEmpty();
  }

  @Test
  void continuesOnAnotherLedgerAsIfNothingHadHappened() {
    LocalDate spring = LocalDate.of(2025, 3, 31);
    SimulatedYear year = standard(1).run(PerItemSchedule.FORMER, FIRST, spring);
    SimulatedLedger copy =
        new SimulatedLedger(
            year.ledger.connection(), year.ledger.companyCode(), new PlainMarks(), spring);
    year.ledger.debtors().forEach(debtor -> copy.open(debtor.debtor()));
    year.ledger.items().forEach(copy::post);
    DebtorBehaviour continued = year.behaviour.continuedOn(copy);

    year.run(NO_RUN, spring.plusDays(1), SUMMER);
    for (LocalDate day = spring.plusDays(1); !day.isAfter(SUMMER); day = day.plusDays(1)) {
      continued.morning(day);
      continued.clerks(day);
    }

    assertThat(copy.items()).isEqualTo(year.ledger.items());
    assertThat(continued.complaints()).isEqualTo(year.behaviour.complaints());
  }

  private static SimulatedYear standard(long seed) {
    return new SimulatedYear(World.standard(), 60, seed);
  }

  private static Map<ClerkAction.Kind, Long> kinds(SimulatedYear year) {
    return year.actions.stream().collect(groupingBy(ClerkAction::kind, counting()));
  }

  private static String holdOne(SimulatedYear year) {
    String key =
        year.ledger.items().stream()
            .filter(item -> item.isOpen() && item.netDueDate().isBefore(SUMMER))
            .findFirst()
            .orElseThrow()
            .key();
    year.ledger.edit(key, item -> year.ledger.marks().hold(item, SUMMER, SUMMER));
    return key;
  }

  private DunningNotice.DunnedItem raised(LedgerItem item) {
    return new DunningNotice.DunnedItem(ref(item), item.level(), item.level().next());
  }

  private static OpenItemRef ref(LedgerItem item) {
    return SimulatedYear.itemRef(item.key());
  }

  private static DunningNotice letter(SimulatedYear year, List<DunningNotice.DunnedItem> items) {
    return new DunningNotice(
        year.population.debtors().get(0).ref(), SUMMER, new DunningLevel(1), items);
  }
}
