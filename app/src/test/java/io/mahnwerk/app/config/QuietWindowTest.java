package io.mahnwerk.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.mahnwerk.core.model.RunCalendar;
import io.mahnwerk.core.model.RunPlan;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietWindowTest {
  /** A run on Tuesday 2026-06-16. */
  private static final RunPlan TUESDAYS = RunPlan.everywhere(RunCalendar.on(DayOfWeek.TUESDAY));

  @ParameterizedTest
  @CsvSource({
    "2026-06-15T17:59, false",
    "2026-06-15T18:00, true",
    "2026-06-16T00:00, true",
    "2026-06-16T11:59, true",
    "2026-06-16T12:00, false",
    "2026-06-17T18:00, false"
  })
  void isOpenFromTheEveningBeforeUntilPrinting(LocalDateTime now, boolean open) {
    QuietWindow window = new QuietWindow(1, LocalTime.of(18, 0), LocalTime.of(12, 0));

    assertThat(window.runAt(now, TUESDAYS).isPresent()).isEqualTo(open);
  }

  @Test
  void namesTheRun() {
    QuietWindow window = new QuietWindow(0, LocalTime.of(6, 0), LocalTime.of(12, 0));

    assertThat(window.runAt(LocalDateTime.of(2026, 6, 16, 8, 0), TUESDAYS))
        .contains(LocalDate.of(2026, 6, 16));
    assertThat(window.runAt(LocalDateTime.of(2026, 6, 15, 8, 0), TUESDAYS)).isEmpty();
  }

  @Test
  void closesAfterItOpens() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new QuietWindow(0, LocalTime.NOON, LocalTime.NOON));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new QuietWindow(6, LocalTime.NOON, LocalTime.NOON));
  }
}
