package io.mahnwerk.mocks.world;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DunningNotice;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.RunCalendar;
import io.mahnwerk.core.spi.NativeRun;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Debtors, their ledger and a dunning run on Tuesdays and Fridays. */
final class SimulatedYear {
  static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
  static final LocalDate LAST = LocalDate.of(2025, 12, 31);
  private static final ConnectionId CONNECTION = new ConnectionId("erp");
  private static final CompanyCode COMPANY = new CompanyCode("1000");
  private static final RunCalendar RUNS = RunCalendar.on(DayOfWeek.TUESDAY, DayOfWeek.FRIDAY);

  final DebtorPopulation population;
  final SimulatedLedger ledger;
  final DebtorBehaviour behaviour;
  final List<ClerkAction> actions = new ArrayList<>();
  final List<DunningNotice> notices = new ArrayList<>();

  SimulatedYear(World world, int debtors, long seed) {
    population = DebtorPopulation.of(world, seed, settings(debtors));
    ledger = new SimulatedLedger(CONNECTION, COMPANY, new PlainMarks(), FIRST);
    population.debtors().forEach(ledger::open);
    behaviour =
        new DebtorBehaviour(population, seed, ledger, (debtor, year, number) -> key(year, number));
  }

  static DebtorPopulation.Settings settings(int debtors) {
    return new DebtorPopulation.Settings(
        CONNECTION,
        COMPANY,
        new DunningProcedureCode("Z001"),
        debtors,
        FIRST,
        LAST,
        n -> "%010d".formatted(100_000 + n));
  }

  static OpenItemRef itemRef(String key) {
    return new OpenItemRef(CONNECTION, COMPANY, key);
  }

  static String key(int year, int number) {
    return "%d/%06d".formatted(year, number);
  }

  SimulatedYear run(NativeRun run, LocalDate from, LocalDate to) {
    for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
      actions.addAll(behaviour.morning(day));
      actions.addAll(behaviour.clerks(day));
      if (RUNS.isRunDay(day)) {
        print(run, day);
      }
    }
    return this;
  }

  private void print(NativeRun run, LocalDate day) {
    NativeRun.Parameters parameters =
        new NativeRun.Parameters(
            day, new DunningProcedures(Map.of(), Map.of()), NativeRun.Floor.NONE);
    List<DunningNotice> printed = ledger.runDunning(run, parameters);
    behaviour.noticed(printed);
    notices.addAll(printed);
  }

  /** The day on which each item left the open items; items still open are left out. */
  Map<String, LocalDate> payments() {
    Map<String, LocalDate> payments = new HashMap<>();
    for (LedgerItem item : ledger.items()) {
      item.clearing().ifPresent(clearing -> payments.put(item.key(), clearing.clearedOn()));
    }
    return payments;
  }
}
