package io.mahnwerk.app.demo;

import io.mahnwerk.core.model.BusinessCalendar;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.RunCalendar;
import io.mahnwerk.core.spi.NativeRun;
import io.mahnwerk.mocks.erp.SimulatedErp;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import io.mahnwerk.mocks.world.DebtorBehaviour;
import io.mahnwerk.mocks.world.DebtorPopulation;
import io.mahnwerk.mocks.world.World;
import io.mahnwerk.scoring.AdviceContext;
import io.mahnwerk.scoring.AdviceSettings;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * Everything that is the same in every run of one demonstration: the ERP, the world, the days and
 * who is steered.
 */
final class Stage {
  private static final CompanyCode COMPANY_CODE = new CompanyCode("1010");
  private static final double STEERED_SHARE = 0.6;

  private final Erp erp;
  private final NativeRun nativeRun;
  private final World world;
  private final DemoPlan plan;
  private final BusinessCalendar calendar;
  private final RunCalendar runs;
  private final Timeline timeline;
  private final DebtorPopulation population;
  private final Set<String> steered;

  /**
   * The ERP and its shape.
   *
   * @param options as the simulated ERP lists them
   */
  record Erp(SimulatedErpProvider provider, Map<String, String> options) {
    SimulatedErp start(SimulatedLedger ledger) {
      return provider.start(ledger, options);
    }
  }

  Stage(Erp erp, NativeRun nativeRun, World world, DemoPlan plan) {
    this.erp = erp;
    this.nativeRun = nativeRun;
    this.world = world;
    this.plan = plan;
    this.calendar = world.calendar();
    this.runs = runCalendar(calendar);
    this.timeline = Timeline.of(plan.months(), runs);
    this.population =
        DebtorPopulation.of(
            world,
            plan.seed(),
            new DebtorPopulation.Settings(
                connection(),
                COMPANY_CODE,
                erp().formerProcedure(),
                plan.debtors(),
                timeline.historyStart(),
                timeline.invoicesEnd().minusDays(1)));
    this.steered = chosenDebtors();
  }

  ConnectionId connection() {
    return new ConnectionId(erp().erpId().value());
  }

  SimulatedErpProvider erp() {
    return erp.provider();
  }

  /** Starts the ERP in its shape. */
  SimulatedErp start(SimulatedLedger ledger) {
    return erp.start(ledger);
  }

  NativeRun nativeRun() {
    return nativeRun;
  }

  World world() {
    return world;
  }

  DemoPlan plan() {
    return plan;
  }

  BusinessCalendar calendar() {
    return calendar;
  }

  RunCalendar runs() {
    return runs;
  }

  Timeline timeline() {
    return timeline;
  }

  /** The numbers of the debtors who are switched on; no natural person and no key account. */
  Set<String> steered() {
    return steered;
  }

  AdviceContext context() {
    AdviceSettings usual = AdviceSettings.DEFAULT;
    AdviceSettings settings =
        new AdviceSettings(
            usual.interestRate(),
            usual.noticeCost(),
            usual.complaintCost(),
            usual.margin(),
            usual.leadBusinessDays(),
            usual.longestHoldDays(),
            usual.frequencyCapDays(),
            plan.delayOnly());
    return new AdviceContext(erp().procedures(), runs, calendar, settings);
  }

  /** Books with all debtors and not a single item. */
  Books emptyBooks() {
    SimulatedLedger ledger =
        new SimulatedLedger(
            connection(), COMPANY_CODE, erp().marks(erp.options()), timeline.historyStart());
    population.debtors().forEach(ledger::open);
    return new Books(ledger, new DebtorBehaviour(population, plan.seed(), ledger, erp()::itemKey));
  }

  /** The administrator gives the chosen debtors the opened procedure, or the former one back. */
  void assign(SimulatedLedger ledger, boolean opened) {
    steered.forEach(
        number ->
            ledger.assign(number, opened ? erp().openedProcedure() : erp().formerProcedure()));
  }

  private Set<String> chosenDebtors() {
    SplittableRandom random = new SplittableRandom(plan.seed());
    List<String> eligible =
        population.debtors().stream()
            .filter(debtor -> !debtor.naturalPerson() && !debtor.keyAccount())
            .map(debtor -> new Drawn(debtor.ref().number(), random.nextLong()))
            .sorted(Comparator.comparingLong(Drawn::lot))
            .limit(Math.round(STEERED_SHARE * plan.debtors()))
            .map(Drawn::number)
            .toList();
    return new LinkedHashSet<>(eligible);
  }

  private record Drawn(String number, long lot) {}

  /** Tuesdays and Fridays without holidays. */
  static RunCalendar runCalendar(BusinessCalendar calendar) {
    LocalDate first = LocalDate.of(2023, 1, 1);
    Set<LocalDate> holidays =
        first
            .datesUntil(first.plusYears(6))
            .filter(calendar::isHoliday)
            .collect(Collectors.toSet());
    return new RunCalendar(Set.of(DayOfWeek.TUESDAY, DayOfWeek.FRIDAY), holidays);
  }
}
