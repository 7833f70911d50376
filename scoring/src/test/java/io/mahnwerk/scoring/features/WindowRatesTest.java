package io.mahnwerk.scoring.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowRatesTest {
  private static final boolean[] BOTH_OUT = {false, false};
  private static final boolean[] FIRST = {true, false};
  private static final boolean[] SECOND = {false, true};
  private static final double[][] EVEN = {{0.5, 0.5}};
  private static final double[] SURE = {1};

  @Test
  void believesTheWindowThatDividesTheAnswers() {
    List<WindowRates.Sent> notices = new ArrayList<>();
    add(notices, SURE, FIRST, 14, 20);
    add(notices, SURE, SECOND, 2, 20);
    add(notices, SURE, BOTH_OUT, 4, 40);

    WindowRates rates = WindowRates.fit(notices, EVEN);

    assertThat(rates.beliefs()[0][0]).isGreaterThan(0.95);
    assertThat(rates.expected(SURE, FIRST)).isBetween(0.55, 0.75);
    assertThat(rates.expected(SURE, SECOND)).isLessThan(0.2);
    assertThat(rates.lift(SURE, FIRST)).isBetween(0.4, 0.65);
    assertThat(rates.lift(SURE, BOTH_OUT)).isLessThan(0.05);
  }

  @Test
  void keepsThePriorWhereNothingSpeaksAgainstIt() {
    List<WindowRates.Sent> notices = new ArrayList<>();
    add(notices, SURE, BOTH_OUT, 20, 100);

    WindowRates rates = WindowRates.fit(notices, new double[][] {{0.8, 0.2}});

    assertThat(rates.beliefs()[0][0]).isCloseTo(0.8, within(1e-9));
  }

  @Test
  void givesUpAPriorThatTheNoticesContradict() {
    List<WindowRates.Sent> notices = new ArrayList<>();
    add(notices, SURE, FIRST, 2, 30);
    add(notices, SURE, SECOND, 22, 30);

    WindowRates rates = WindowRates.fit(notices, new double[][] {{0.9, 0.1}});

    assertThat(rates.beliefs()[0][1]).isCloseTo(0.1, within(1e-6));
    assertThat(rates.lift(SURE, SECOND)).isGreaterThan(rates.lift(SURE, FIRST) + 0.4);
  }

  @Test
  void takesPaymentsThatComeAnywayForNoAnswer() {
    List<WindowRates.Sent> notices = new ArrayList<>();
    add(notices, SURE, FIRST, 15, 50);
    add(notices, SURE, BOTH_OUT, 15, 50);

    WindowRates rates = WindowRates.fit(notices, EVEN);

    assertThat(rates.expected(SURE, FIRST)).isBetween(0.25, 0.35);
    assertThat(rates.lift(SURE, FIRST)).isLessThan(0.02);
  }

  @Test
  void countsANoticeForTheKindItsDebtorIsOf() {
    double[] one = {1, 0};
    double[] other = {0, 1};
    List<WindowRates.Sent> notices = new ArrayList<>();
    add(notices, one, FIRST, 18, 20);
    add(notices, one, BOTH_OUT, 1, 20);
    add(notices, other, FIRST, 1, 20);
    add(notices, other, BOTH_OUT, 1, 20);

    WindowRates rates = WindowRates.fit(notices, new double[][] {{0.5, 0.5}, {0.5, 0.5}});

    assertThat(rates.expected(one, FIRST)).isGreaterThan(0.7);
    assertThat(rates.expected(other, FIRST)).isLessThan(0.2);
    assertThat(rates.expected(new double[] {0.5, 0.5}, FIRST)).isBetween(0.35, 0.65);
  }

  private static void add(
      List<WindowRates.Sent> notices, double[] kinds, boolean[] within, int answered, int of) {
    for (int i = 0; i < of; i++) {
      notices.add(new WindowRates.Sent(kinds, within, i < answered, 1));
    }
  }
}
