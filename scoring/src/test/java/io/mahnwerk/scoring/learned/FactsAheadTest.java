package io.mahnwerk.scoring.learned;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.scoring.Fixtures;
import io.mahnwerk.scoring.PlannedNotice;
import io.mahnwerk.scoring.PlantedWorld;
import io.mahnwerk.scoring.features.DayCalendar;
import io.mahnwerk.scoring.features.DebtorFacts;
import io.mahnwerk.scoring.features.PaymentHistory;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FactsAheadTest {
  private static final LocalDate DUE = LocalDate.of(2025, 3, 3);
  private static final LocalDate FROM = LocalDate.of(2025, 3, 4);
  private static final LocalDate NOTICE = LocalDate.of(2025, 3, 11);
  private static final LocalDate LATER = LocalDate.of(2025, 4, 8);

  private final Debtor debtor = Fixtures.debtor(1, "", Fixtures.OPENED);
  private final OpenItem item = Fixtures.invoice(1, DUE, "900.00");
  private final PaymentHistory history = new PaymentHistory(new DayCalendar(PlantedWorld.CALENDAR));

  @Test
  void knowsThePlannedNoticesAndNotThatTheItemWasPaidInTheEnd() {
    history.record(debtor);
    history.record(paid(item, LocalDate.of(2025, 3, 20)));
    OpenItem before = Fixtures.invoice(1, DUE.minusMonths(2), "50.00");
    history.record(paid(before, DUE.minusMonths(1)));
    FactsAhead ahead =
        new FactsAhead(
            history, item, FROM, List.of(new PlannedNotice(DunningLevel.NONE.next(), NOTICE)));

    DebtorFacts facts = ahead.asOf(debtor, LATER);

    assertThat(facts.evidence()).isEqualTo(1);
    assertThat(facts.items())
        .extracting(ItemHistory::ref)
        .containsExactly(item.ref(), before.ref());
    assertThat(facts.items().get(0).cleared()).isEmpty();
    assertThat(facts.items().get(0).notices())
        .extracting(ItemHistory.RecordedNotice::dunnedOn)
        .containsExactly(NOTICE);
    assertThat(ahead.notices(debtor.ref(), item.ref(), NOTICE)).isEmpty();
    assertThat(ahead.notices(debtor.ref(), item.ref(), LATER)).containsExactly(NOTICE);
  }

  private ItemHistory paid(OpenItem open, LocalDate on) {
    return new ItemHistory(
        open.ref(),
        debtor.ref(),
        open.openAmount(),
        open.documentDate(),
        open.netDueDate(),
        open.documentDate(),
        Optional.of(new ItemHistory.RecordedClearing(new Clearing(on, Clearing.Kind.PAYMENT), on)),
        List.of(),
        List.of());
  }
}
