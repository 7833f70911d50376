package io.mahnwerk.scoring.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimingFiguresTest {
  @Test
  void measuresByHowManyDaysPaymentsWereMissed() {
    TimingFigures figures = TimingFigures.of(List.of(pair(10, 0.5, 13), pair(20, 0.5, 19)));

    assertThat(figures.mae()).isEqualTo(2);
    assertThat(figures.rmse()).isCloseTo(Math.sqrt(5), within(1e-12));
    assertThat(figures.r2()).isCloseTo(1 - 5.0 / 9, within(1e-12));
  }

  @Test
  void ranksLateInvoicesBeforeThoseInTime() {
    assertThat(auc(late(0.9), late(0.8), inTime(0.2))).isEqualTo(1);
    assertThat(auc(late(0.2), inTime(0.9))).isEqualTo(0);
    assertThat(auc(late(0.9), inTime(0.5), late(0.1))).isEqualTo(0.5);
  }

  @Test
  void countsTiesHalf() {
    assertThat(auc(late(0.5), inTime(0.5), inTime(0.1))).isEqualTo(0.75);
  }

  @Test
  void hasNoRankingWhereAllWereLate() {
    assertThat(auc(late(0.5), late(0.9))).isNull();
  }

  @Test
  void findsNothingWrongWithSharesThatCameTrue() {
    assertThat(TimingFigures.of(List.of(late(0.75), late(0.75), late(0.75), inTime(0.75))).ece())
        .isCloseTo(0, within(1e-12));
  }

  @Test
  void measuresHowFarSharesWereFromTheTruth() {
    TimingFigures figures = TimingFigures.of(List.of(late(0.4), inTime(0.9)));

    assertThat(figures.brier()).isCloseTo((0.36 + 0.81) / 2, within(1e-12));
    assertThat(figures.ece()).isCloseTo((0.6 + 0.9) / 2, within(1e-12));
  }

  private static @Nullable Double auc(TimingFigures.Pair... pairs) {
    return TimingFigures.of(List.of(pairs)).auc();
  }

  private static TimingFigures.Pair late(double foreseen) {
    return new TimingFigures.Pair(new Foreseen(40, foreseen), 40, true);
  }

  private static TimingFigures.Pair inTime(double foreseen) {
    return new TimingFigures.Pair(new Foreseen(20, foreseen), 20, false);
  }

  private static TimingFigures.Pair pair(double foreseen, double late, int days) {
    return new TimingFigures.Pair(new Foreseen(foreseen, late), days, days > 15);
  }
}
