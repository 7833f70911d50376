package io.mahnwerk.scoring.learned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mahnwerk.scoring.PlantedWorld;
import io.mahnwerk.scoring.SegmentRules;
import io.mahnwerk.scoring.features.DayCalendar;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NoticeCellsTest {
  private static final LocalDate DUE = LocalDate.of(2025, 3, 3);
  private static final SegmentRules RULES = SegmentRules.standard();

  private final NoticeCells cells = new NoticeCells(RULES, new DayCalendar(PlantedWorld.CALENDAR));

  @Test
  void believesInAllHypothesesTogetherAndHalfInTheSegmentsOwn() {
    assertThat(Arrays.stream(cells.priors(-1)).sum()).isCloseTo(1, within(1e-9));
    for (int segment = 0; segment < RULES.segments(); segment++) {
      double[] priors = cells.priors(segment);
      assertThat(Arrays.stream(priors).sum()).isCloseTo(1, within(1e-9));
      assertThat(priors[segment]).isCloseTo(cells.prior(), within(1e-9)).isGreaterThan(0.5);
    }
  }

  @Test
  void putsEveryNoticeIntoOneCellOfEachHypothesis() {
    for (int day = -3; day < 120; day++) {
      int[] at = cells.of(DUE, DUE.plusDays(day));
      assertThat(at).hasSize(cells.size());
      for (int h = 0; h < at.length; h++) {
        assertThat(at[h]).isBetween(0, cells.cells(h) - 1);
      }
    }
  }

  @Test
  void tellsDaysInsideAWindowFromThoseOutside() {
    boolean[] differs = new boolean[cells.size()];
    for (int day = 3; day < 100; day++) {
      int[] first = cells.of(DUE, DUE.plusDays(3));
      int[] other = cells.of(DUE, DUE.plusDays(day));
      for (int h = 0; h < differs.length; h++) {
        differs[h] |= first[h] != other[h];
      }
    }
    long same = 0;
    for (boolean d : differs) {
      same += d ? 0 : 1;
    }
    assertThat(same).as("the day makes no difference under one hypothesis only").isEqualTo(1);
  }
}
