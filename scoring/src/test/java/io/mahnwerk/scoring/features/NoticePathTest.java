package io.mahnwerk.scoring.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoticePathTest {
  private static final LocalDate SENT = LocalDate.of(2025, 3, 4);

  @Test
  void aNoticeCountsFromTheNextDayOnForSixteenDays() {
    NoticePath path = NoticePath.of(List.of(SENT));

    assertThat(path.isWornOffOn(SENT)).isTrue();
    assertThat(path.isWornOffOn(SENT.plusDays(1))).isFalse();
    assertThat(path.isWornOffOn(SENT.plusDays(16))).isFalse();
    assertThat(path.isWornOffOn(SENT.plusDays(17))).isTrue();
  }

  @Test
  void theLastNoticeBeforeTheDayDecides() {
    NoticePath path = NoticePath.of(List.of(SENT, SENT.plusDays(14), SENT.plusDays(60)));

    assertThat(path.isWornOffOn(SENT.plusDays(20))).isFalse();
    assertThat(path.isWornOffOn(SENT.plusDays(31))).isTrue();
    assertThat(NoticePath.EMPTY.isWornOffOn(SENT)).isTrue();
  }
}
