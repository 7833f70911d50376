package io.mahnwerk.core.writeback;

import static io.mahnwerk.core.Fixtures.BOOKS;
import static io.mahnwerk.core.Fixtures.FORMER;
import static io.mahnwerk.core.Fixtures.OPENED;
import static io.mahnwerk.core.Fixtures.TIMES;
import static io.mahnwerk.core.Fixtures.day;
import static io.mahnwerk.core.Fixtures.debtor;
import static io.mahnwerk.core.Fixtures.invoice;
import static io.mahnwerk.core.Fixtures.ref;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.FakeLedger;
import io.mahnwerk.core.model.BusinessCalendar;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.store.Intent;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DebtorSwitchesTest {
  private static final LocalDate DUE = day("2026-03-02");
  private static final LocalDate TODAY = day("2026-02-27");
  private static final LocalDate FORMER_RUN = day("2026-03-17");
  private static final DebtorSwitches NOBODY = DebtorSwitches.on(debtor -> false);
  private static final DebtorSwitches LEFT_ALONE =
      new DebtorSwitches(debtor -> true, debtor -> true);

  @TempDir private Path folder;
  private final FakeLedger ledger = new FakeLedger();
  private Desk desk;

  @BeforeEach
  void holdAnItem() {
    ledger.put(debtor("007", OPENED));
    ledger.put(debtor("008", FORMER));
    ledger.put(invoice("1", "007", DUE));
    desk = new Desk(ledger, folder.resolve("store.db"));
    desk.cycle(TODAY);
    assertThat(ledger.state(ref("1")).isHeldByUs()).isTrue();
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void endsTheHoldOfADebtorThatIsSwitchedOff() {
    assertThat(plan(NOBODY, FORMER_RUN).intents())
        .singleElement()
        .satisfies(intent -> assertThat(intent.kind()).isEqualTo(Intent.Kind.RELEASE));
  }

  @Test
  void doesNotEvenEndTheHoldOfADebtorThatIsLeftAlone() {
    PlanReport plan = plan(LEFT_ALONE, FORMER_RUN);

    assertThat(plan.intents()).isEmpty();
    assertThat(plan.left()).containsEntry(ReasonCode.NOT_STEERED, 1);
  }

  @Test
  void advisesEveryDebtorAnewWhenAsked() {
    desk.plan(TODAY);
    assertThat(desk.store.accounts().changed(BOOKS, TODAY)).isEmpty();

    desk.store.accounts().adviseAll(BOOKS);

    assertThat(desk.store.accounts().changed(BOOKS, TODAY)).hasSize(2);
  }

  @Test
  void countsDebtorsByTheirProcedure() {
    Map<CompanyCode, Map<DunningProcedureCode, Long>> counts =
        desk.store.accounts().countByProcedure(BOOKS);

    assertThat(counts)
        .containsOnly(Map.entry(ref("1").companyCode(), Map.of(OPENED, 1L, FORMER, 1L)));
  }

  private PlanReport plan(DebtorSwitches switches, LocalDate today) {
    desk.sync(today);
    MarkPlanner planner =
        new MarkPlanner(new PlannerRules(TIMES, new BusinessCalendar(day -> false), 5, 30));
    MarkPlanning planning = new MarkPlanning(desk.access(), desk.store, planner, switches);
    planning.planAll();
    return planning.plan(List.of(), today);
  }
}
