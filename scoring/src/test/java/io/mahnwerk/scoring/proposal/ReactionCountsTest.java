package io.mahnwerk.scoring.proposal;

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
import org.junit.jupiter.api.Test;

class ReactionCountsTest {
  private static final LocalDate DUE = LocalDate.of(2026, 3, 2);
  private static final LocalDate TODAY = LocalDate.of(2026, 7, 1);

  @Test
  void countsFirstNoticesByDaysAfterDueAndWhatWasPaidWithinTwoWeeks() {
    ReactionCounts counts =
        ReactionCounts.of(
            List.of(dunned(8, 10), dunned(8, 23), dunned(10, 22), dunned(14, 29), dunned(50, 64)),
            TODAY);

    assertThat(counts.spans().get(1)).isEqualTo(new ReactionCounts.Span(6, 10, 3, 2));
    assertThat(counts.spans().get(2)).isEqualTo(new ReactionCounts.Span(11, 15, 1, 0));
    assertThat(counts.spans().get(6).isEndless()).isTrue();
    assertThat(counts.spans().get(6).answered()).isEqualTo(1);
    assertThat(counts.sent()).isEqualTo(5);
  }

  @Test
  void leavesOutWhatIsTooYoungToTell() {
    LocalDate ripe = DUE.plusDays(8 + 15);

    assertThat(ReactionCounts.of(List.of(dunned(8, 10)), ripe).sent()).isEqualTo(1);
    assertThat(ReactionCounts.of(List.of(dunned(8, 10)), ripe.minusDays(1)).sent()).isZero();
  }

  @Test
  void takesAPaymentBeforeTheNoticeForNoAnswer() {
    assertThat(ReactionCounts.of(List.of(dunned(8, 7)), TODAY).spans().get(1).answered()).isZero();
  }

  @Test
  void addsUpOverAllDebtors() {
    Population all = new Population(TODAY);
    all.add(List.of(dunned(8, 10)));
    all.add(List.of(dunned(9, 60)));

    assertThat(all.reactions().spans().get(1)).isEqualTo(new ReactionCounts.Span(6, 10, 2, 1));
    assertThat(all.reactions(List.of()).sent()).isZero();
  }

  private static ItemHistory dunned(int noticeDay, int paidDay) {
    ConnectionId books = new ConnectionId("books");
    CompanyCode company = new CompanyCode("1010");
    LocalDate notice = DUE.plusDays(noticeDay);
    LocalDate paid = DUE.plusDays(paidDay);
    return new ItemHistory(
        new OpenItemRef(books, company, noticeDay + "|" + paidDay),
        new DebtorRef(books, company, "0007"),
        Money.of("EUR", "100.00"),
        DUE.minusDays(14),
        DUE,
        DUE.minusDays(14),
        Optional.of(
            new ItemHistory.RecordedClearing(
                new Clearing(paid, Clearing.Kind.PAYMENT), paid.plusDays(1))),
        List.of(
            new ItemHistory.RecordedNotice(
                notice, DunningLevel.NONE.next(), Optional.empty(), notice)),
        List.of());
  }
}
