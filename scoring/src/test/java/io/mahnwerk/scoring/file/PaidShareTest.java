package io.mahnwerk.scoring.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mahnwerk.core.model.BusinessCalendar;
import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.scoring.features.DayCalendar;
import io.mahnwerk.scoring.features.PaymentHistory;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PaidShareTest {
  private static final LocalDate AS_OF = LocalDate.of(2026, 6, 30);
  private static final LocalDate LONG_AGO = LocalDate.of(2025, 1, 2);
  private static final ConnectionId CONNECTION = new ConnectionId("file");
  private static final CompanyCode COMPANY = new CompanyCode("file");

  private final PaymentHistory history =
      new PaymentHistory(new DayCalendar(new BusinessCalendar(day -> false)));

  @Test
  void saysHalfAndHalfOfAnItemWithoutAnyHistory() {
    assertThat(paidOfAnItemDue(AS_OF)).isCloseTo(0.5, within(0.01));
  }

  @Test
  void foreseesPaymentOnTheDayOnWhichAllPay() {
    past(60, Optional.of(LONG_AGO.plusDays(5)));

    assertThat(paidOfAnItemDue(AS_OF)).isGreaterThan(0.6);
    assertThat(paidOfAnItemDue(AS_OF.plusDays(29))).isLessThan(0.1);
  }

  @Test
  void foreseesNoPaymentWhereNobodyEverPays() {
    past(60, Optional.empty());

    assertThat(paidOfAnItemDue(AS_OF)).isLessThan(0.05);
  }

  @Test
  void countsNoPaymentThatWasNotRecordedBeforeTheDay() {
    past(60, Optional.of(AS_OF));

    assertThat(paidOfAnItemDue(AS_OF)).isLessThan(0.05);
  }

  private double paidOfAnItemDue(LocalDate due) {
    history.record(item("open", "open", due, Optional.empty()));
    PaidShare share = new PaidShare(history, AS_OF);
    DebtorAccount account =
        OpenAccounts.of(history, AS_OF).accounts().stream()
            .filter(a -> a.debtor().ref().number().equals("open"))
            .findFirst()
            .orElseThrow();
    return 1 - share.outlook(account, AS_OF).unpaid(account.items().get(0), List.of(), 30)[30];
  }

  private void past(int items, Optional<LocalDate> paid) {
    for (int n = 0; n < items; n++) {
      history.record(item("past", "" + n, LONG_AGO, paid));
    }
  }

  private static ItemHistory item(
      String debtor, String number, LocalDate due, Optional<LocalDate> paid) {
    return new ItemHistory(
        new OpenItemRef(CONNECTION, COMPANY, number),
        new DebtorRef(CONNECTION, COMPANY, debtor),
        Money.of("EUR", "100.00"),
        due.minusDays(30),
        due,
        debtor.equals("open") ? AS_OF : due.minusDays(30),
        paid.map(
            day -> new ItemHistory.RecordedClearing(new Clearing(day, Clearing.Kind.PAYMENT), day)),
        List.of(),
        List.of());
  }
}
