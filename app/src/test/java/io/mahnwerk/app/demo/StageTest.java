package io.mahnwerk.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class StageTest {
  private final Simulations simulations = Simulations.first();
  private final DemoPlan plan = new DemoPlan(1, 1, false, 450);
  private final Stage stage = simulations.stage(plan);
  private final SimulatedLedger books = stage.emptyBooks().ledger();

  @Test
  void steersSixDebtorsInTenAndNoPersonAndNoKeyAccount() {
    List<Debtor> all = debtors();
    assertThat(all).anyMatch(Debtor::naturalPerson).anyMatch(Debtor::keyAccount);

    List<Debtor> steered =
        all.stream().filter(debtor -> stage.steered().contains(debtor.ref().number())).toList();

    assertThat(steered).hasSize(270).noneMatch(Debtor::naturalPerson).noneMatch(Debtor::keyAccount);
  }

  @Test
  void choosesTheSameDebtorsForDelayOnly() {
    Stage delayOnly = simulations.stage(new DemoPlan(1, 1, true, 450));

    assertThat(delayOnly.steered()).isEqualTo(stage.steered());
    assertThat(delayOnly.context().settings().delayOnly()).isTrue();
    assertThat(stage.context().settings().delayOnly()).isFalse();
  }

  @Test
  void choosesOtherDebtorsForAnotherSeed() {
    Stage other = simulations.stage(new DemoPlan(1, 2, false, 450));

    assertThat(other.steered()).isNotEqualTo(stage.steered());
  }

  @Test
  void opensAProcedureForTheSteeredOnlyAndGivesTheFormerOneBack() {
    stage.assign(books, true);
    assertThat(debtors())
        .allMatch(
            debtor ->
                stage.erp().procedures().isOpened(debtor.dunning().procedure())
                    == stage.steered().contains(debtor.ref().number()));

    stage.assign(books, false);
    assertThat(debtors())
        .allMatch(debtor -> debtor.dunning().procedure().equals(stage.erp().formerProcedure()));
  }

  @Test
  void runsOnTuesdaysAndFridaysButNotOnHolidays() {
    LocalDate goodFriday = LocalDate.of(2025, 4, 18);

    assertThat(stage.runs().isRunDay(goodFriday)).isFalse();
    assertThat(stage.runs().isRunDay(goodFriday.minusDays(7))).isTrue();
    assertThat(stage.runs().weekdays())
        .containsExactlyInAnyOrder(DayOfWeek.TUESDAY, DayOfWeek.FRIDAY);
  }

  private List<Debtor> debtors() {
    return books.debtors().stream().map(SimulatedLedger.LedgerDebtor::debtor).toList();
  }
}
