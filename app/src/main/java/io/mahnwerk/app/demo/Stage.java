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
public final class Stage {
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
  public record Erp(SimulatedErpProvider provider, Map<String, String> options) {
    SimulatedErp start(SimulatedLedger ledger) {
      return provider.start(ledger, options);
    }
  }

  public Stage(Erp erp, NativeRun nativeRun, World world, DemoPlan plan) {
    this(
        erp,
        nativeRun,
        plan,
        Cast.of(erp, world, plan, Timeline.of(plan.months(), runCalendar(world.calendar()))));
  }

  public Stage(Erp erp, NativeRun nativeRun, DemoPlan plan, Cast cast) {
    this.erp = erp;
    this.nativeRun = nativeRun;
    this.plan = plan;
    this.world = cast.population().world();
    this.calendar = world.calendar();
    this.runs = runCalendar(calendar);
    this.timeline = cast.timeline();
    this.population = cast.population();
    this.steered = chosenDebtors(cast.steeredShare());
  }

  /**
   * Who is there and when.
   *
   * @param steeredShare most debtors that are steered, as a share of all; 1 for all who may be
   */
  public record Cast(Timeline timeline, DebtorPopulation population, double steeredShare) {
    private static Cast of(Erp erp, World world, DemoPlan plan, Timeline timeline) {
      DebtorPopulation population =
          DebtorPopulation.of(world, plan.seed(), settings(erp, plan, timeline));
      return new Cast(timeline, population, STEERED_SHARE);
    }

    /** All debtors of the plan from the first day of the books on. */
    public static DebtorPopulation.Settings settings(Erp erp, DemoPlan plan, Timeline timeline) {
      return new DebtorPopulation.Settings(
          new ConnectionId(erp.provider().erpId().value()),
          COMPANY_CODE,
          erp.provider().formerProcedure(),
          plan.debtors(),
          timeline.historyStart(),
          timeline.invoicesEnd().minusDays(1),
          erp.provider()::debtorNumber);
    }
  }

  public ConnectionId connection() {
    return new ConnectionId(erp().erpId().value());
  }

  CompanyCode companyCode() {
    return COMPANY_CODE;
  }

  public SimulatedErpProvider erp() {
    return erp.provider();
  }

  /** Whether code in the ERP, in its shape, enforces the floor. */
  public NativeRun.Floor floor() {
    return erp().floor(erp.options());
  }

  /** Starts the ERP in its shape. */
  public SimulatedErp start(SimulatedLedger ledger) {
    return erp.start(ledger);
  }

  public NativeRun nativeRun() {
    return nativeRun;
  }

  World world() {
    return world;
  }

  public DemoPlan plan() {
    return plan;
  }

  public BusinessCalendar calendar() {
    return calendar;
  }

  public RunCalendar runs() {
    return runs;
  }

  public Timeline timeline() {
    return timeline;
  }

  /** The numbers of the debtors who are switched on; no natural person and no key account. */
  public Set<String> steered() {
    return steered;
  }

  public AdviceContext context() {
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

  /** The debtor's true kind, which no ledger shows; for figures only. */
  public String archetype(String debtor) {
    return population.archetype(debtor);
  }

  /** Books with all debtors and not a single item. */
  public Books emptyBooks() {
    SimulatedLedger ledger =
        new SimulatedLedger(
            connection(), COMPANY_CODE, erp().marks(erp.options()), timeline.historyStart());
    population.debtors().forEach(ledger::open);
    return new Books(ledger, new DebtorBehaviour(population, plan.seed(), ledger, erp()::itemKey));
  }

  /** The administrator gives the chosen debtors the opened procedure, or the former one back. */
  public void assign(SimulatedLedger ledger, boolean opened) {
    steered.forEach(
        number ->
            ledger.assign(number, opened ? erp().openedProcedure() : erp().formerProcedure()));
  }

  private Set<String> chosenDebtors(double share) {
    SplittableRandom random = new SplittableRandom(plan.seed());
    List<String> eligible =
        population.debtors().stream()
            .filter(debtor -> !debtor.naturalPerson() && !debtor.keyAccount())
            .map(debtor -> new Drawn(debtor.ref().number(), random.nextLong()))
            .sorted(Comparator.comparingLong(Drawn::lot))
            .limit(Math.round(share * plan.debtors()))
            .map(Drawn::number)
            .toList();
    return new LinkedHashSet<>(eligible);
  }

  private record Drawn(String number, long lot) {}

  /** Tuesdays and Fridays without holidays. */
  public static RunCalendar runCalendar(BusinessCalendar calendar) {
    LocalDate first = LocalDate.of(2023, 1, 1);
    Set<LocalDate> holidays =
        first
            .datesUntil(first.plusYears(9))
            .filter(calendar::isHoliday)
            .collect(Collectors.toSet());
    return new RunCalendar(Set.of(DayOfWeek.TUESDAY, DayOfWeek.FRIDAY), holidays);
  }
}
