package io.mahnwerk.app.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.OpenItemRef;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LedgerFiguresTest {
  private static final LocalDate DUE = LocalDate.of(2026, 3, 2);
  private static final LocalDate TODAY = DUE.plusDays(60);
  private static final ConnectionId BOOKS = new ConnectionId("books");
  private static final CompanyCode COMPANY = new CompanyCode("1010");

  @Test
  void countsPaymentsBeforeAndAfterNotices() {
    LedgerFigures figures =
        figures(
            item(1, Optional.of(DUE.plusDays(4)), List.of()),
            item(2, Optional.of(DUE.plusDays(20)), List.of(DUE.plusDays(15))),
            item(3, Optional.of(DUE.plusDays(40)), List.of(DUE.plusDays(15), DUE.plusDays(31))),
            item(4, Optional.empty(), List.of(DUE.plusDays(15))));

    assertThat(figures.paid()).isEqualTo(3);
    assertThat(figures.daysToPay()).isEqualTo(106 / 3.0);
    assertThat(figures.unprompted()).isEqualTo(1 / 3.0);
    assertThat(figures.firstNotices()).isEqualTo(3);
    assertThat(figures.answered()).isEqualTo(1 / 3.0);
    assertThat(figures.notices()).isEqualTo(4);
    assertThat(figures.complaintsPer1000()).isEqualTo(250);
  }

  @Test
  void leavesANoticeOutWhoseAnswerMayStillCome() {
    assertThat(figures(item(1, Optional.empty(), List.of(TODAY.minusDays(13)))).firstNotices())
        .isZero();
    assertThat(figures(item(1, Optional.empty(), List.of(TODAY.minusDays(14)))).firstNotices())
        .isOne();
  }

  @Test
  void countsAPaymentOnTheDayOfTheNoticeAsUnprompted() {
    ItemHistory item = item(1, Optional.of(DUE.plusDays(15)), List.of(DUE.plusDays(15)));

    assertThat(figures(item).unprompted()).isOne();
  }

  @Test
  void knowsNoShareOfNothing() {
    LedgerFigures none = figures();

    assertThat(none.paid()).isZero();
    assertThat(none.daysToPay()).isNaN();
    assertThat(none.answered()).isNaN();
    assertThat(none.complaintsPer1000()).isNaN();
  }

  private static LedgerFigures figures(ItemHistory... items) {
    return LedgerFigures.of(Stream.of(items), TODAY);
  }

  /** The second item has the only complaint. */
  private static ItemHistory item(int number, Optional<LocalDate> paid, List<LocalDate> notices) {
    LocalDate document = DUE.minusDays(14);
    return new ItemHistory(
        new OpenItemRef(BOOKS, COMPANY, "I" + number),
        new DebtorRef(BOOKS, COMPANY, "D" + number),
        Money.of("EUR", "100.00"),
        document,
        DUE,
        document,
        paid.map(
            day -> new ItemHistory.RecordedClearing(new Clearing(day, Clearing.Kind.PAYMENT), day)),
        notices.stream()
            .map(
                day ->
                    new ItemHistory.RecordedNotice(
                        day, new DunningLevel(1 + notices.indexOf(day)), Optional.empty(), day))
            .toList(),
        number == 2
            ? List.of(new ItemHistory.RecordedComplaint(DUE.plusDays(16), DUE.plusDays(16)))
            : List.of());
  }
}
