package io.mahnwerk.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HttpLimitsTest {
  @Test
  void keepsWithinABudgetWhereverItsWindowBegins() {
    HttpLimits.Rate rate = HttpLimits.Rate.slidingWindow(6000, Duration.ofMinutes(5));

    assertThat(rate.period()).isEqualTo(Duration.ofSeconds(30));
    assertThat(11 * rate.requests()).isBetween(5900, 6000);
  }

  @Test
  void allowsOneRequestAtLeast() {
    assertThat(HttpLimits.Rate.slidingWindow(5, Duration.ofMinutes(5)).requests()).isEqualTo(1);
    assertThatThrownBy(() -> HttpLimits.Rate.perSecond(0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
