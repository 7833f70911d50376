package io.mahnwerk.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The baseline at full size: what every comparison of the demo is measured against. */
class FormerScheduleFiguresTest {
  @Test
  void paysAndAnswersAsThePressArticleTells() {
    Stage stage = Simulations.first().stage(new DemoPlan(6, 1, false, 450));
    PastYears.Played past = PastYears.play(stage);

    CohortFigures former = new MemoryRun(stage, past.books()).former(days -> {}).figures();

    assertThat(stage.steered()).hasSize(270);
    assertThat(former.items()).isGreaterThan(500);
    assertThat(former.firstDunningPaymentRate()).isBetween(0.20, 0.26);
    assertThat(former.daysToPay()).isBetween(63.0, 71.0);
  }
}
