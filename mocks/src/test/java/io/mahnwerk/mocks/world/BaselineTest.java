package io.mahnwerk.mocks.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.DunningNotice;
import io.mahnwerk.mocks.ledger.LedgerItem;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaselineTest {
  private static final int FOLLOWED_DAYS = 180;

  @ParameterizedTest(name = "effect {0}")
  @DisplayName("The former schedule comes out alike in worlds of any effect")
  @ValueSource(doubles = {1.0, 0.5, 0.25, 0.0})
  void formerScheduleComesOutAlike(double effect) {
    SimulatedYear year = new SimulatedYear(World.standard().withEffect(effect), 450, 1);
    LocalDate end = SimulatedYear.LAST.plusDays(FOLLOWED_DAYS + 20);
    year.run(PerItemSchedule.FORMER, SimulatedYear.FIRST, end);

    assertThat(firstDunningPaymentRate(year)).isBetween(0.20, 0.26);
    assertThat(daysToPay(year)).isBetween(63.0, 71.0);
  }

  private static double firstDunningPaymentRate(SimulatedYear year) {
    Map<String, LocalDate> first = new HashMap<>();
    for (DunningNotice notice : year.notices) {
      notice.items().forEach(i -> first.putIfAbsent(i.item().nativeKey(), notice.dunnedOn()));
    }
    Map<String, LocalDate> payments = year.payments();
    return first.entrySet().stream()
        .mapToInt(
            e ->
                payments.getOrDefault(e.getKey(), LocalDate.MAX).isAfter(e.getValue().plusDays(14))
                    ? 0
                    : 1)
        .average()
        .orElseThrow();
  }

  private static double daysToPay(SimulatedYear year) {
    Map<String, LocalDate> payments = year.payments();
    return year.ledger.items().stream()
        .filter(item -> paid(item, payments).isAfter(item.netDueDate().plusDays(1)))
        .mapToLong(item -> ChronoUnit.DAYS.between(item.documentDate(), paid(item, payments)))
        .average()
        .orElseThrow();
  }

  private static LocalDate paid(LedgerItem item, Map<String, LocalDate> payments) {
    LocalDate cut = item.netDueDate().plusDays(FOLLOWED_DAYS);
    LocalDate paid = payments.getOrDefault(item.key(), cut);
    return paid.isAfter(cut) ? cut : paid;
  }
}
