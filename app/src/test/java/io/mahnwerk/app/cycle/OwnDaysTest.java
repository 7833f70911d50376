package io.mahnwerk.app.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DebtorDunning;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.core.model.DunningMark;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.RecordVersion;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OwnDaysTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 7, 3);
  private static final ConnectionId BOOKS = new ConnectionId("books");
  private static final CompanyCode COMPANY = new CompanyCode("1010");
  private static final DebtorRef DEBTOR = new DebtorRef(BOOKS, COMPANY, "7");
  private static final OpenItem FREE = item("1", DunningState.UNTOUCHED);
  private static final OpenItem OTHER = item("2", DunningState.UNTOUCHED);

  private final OwnDays days = new OwnDays(Set.of(FREE.ref()), TODAY);

  @Test
  void showsTheDayOfAnItemWhoseDayItIs() {
    DebtorAccount shown = days.shownIn(account(FREE, OTHER));

    assertThat(shown.items().get(0).dunning().mark()).contains(new DunningMark(TODAY));
    assertThat(shown.items().get(0).version()).isEqualTo(FREE.version());
    assertThat(shown.items().get(1)).isEqualTo(OTHER);
  }

  @Test
  void leavesTheLedgersOwnDateAlone() {
    OpenItem dated = item("1", state(Optional.of(new DunningMark(TODAY.plusDays(9))), false));

    assertThat(days.shownIn(account(dated)).items()).containsExactly(dated);
  }

  @Test
  void showsNoDayInAFieldThatHoldsAnotherText() {
    OpenItem taken = item("1", state(Optional.empty(), true));

    assertThat(days.shownIn(account(taken)).items()).containsExactly(taken);
  }

  private static DunningState state(Optional<DunningMark> mark, boolean taken) {
    DunningState free = DunningState.UNTOUCHED;
    return new DunningState(free.level(), free.lastDunnedOn(), free.block(), mark, taken);
  }

  private static DebtorAccount account(OpenItem... items) {
    Debtor debtor =
        new Debtor(
            DEBTOR,
            "Muster",
            false,
            false,
            "",
            "DE",
            "",
            false,
            DebtorDunning.under(new DunningProcedureCode("O")),
            new RecordVersion("1"));
    return new DebtorAccount(debtor, List.of(items));
  }

  private static OpenItem item(String key, DunningState state) {
    return new OpenItem(
        new OpenItemRef(BOOKS, COMPANY, key),
        DEBTOR,
        "D" + key,
        DocumentKind.INVOICE,
        Money.of("EUR", "119.00"),
        TODAY.minusDays(40),
        TODAY.minusDays(40),
        TODAY.minusDays(10),
        Optional.empty(),
        "",
        false,
        state,
        new RecordVersion("v1"));
  }
}
