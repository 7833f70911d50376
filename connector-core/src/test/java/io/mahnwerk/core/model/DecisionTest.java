package io.mahnwerk.core.model;

import static io.mahnwerk.core.Fixtures.day;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DecisionTest {
  @Test
  void saysUntilWhenThereIsNoNotice() {
    assertThat(new Decision.DunOn(day("2026-03-10")).until()).contains(day("2026-03-10"));
    assertThat(new Decision.WaitUntil(day("2026-03-12")).until()).contains(day("2026-03-12"));
    assertThat(new Decision.LeaveToClerk().until()).isEmpty();
  }
}
