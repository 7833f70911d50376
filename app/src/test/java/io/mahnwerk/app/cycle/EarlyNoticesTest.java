package io.mahnwerk.app.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorDunning;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningProcedure;
import io.mahnwerk.core.model.DunningProcedure.Step;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.model.DunningTimes;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.ItemHistory.RecordedNotice;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.RecordVersion;
import io.mahnwerk.core.model.RunCalendar;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EarlyNoticesTest {
  private static final DebtorRef DEBTOR =
      new DebtorRef(new ConnectionId("books"), new CompanyCode("1010"), "10001");
  private static final DunningProcedureCode FORMER = new DunningProcedureCode("0001");
  private static final DunningProcedureCode OPENED = new DunningProcedureCode("ZM01");
  private static final LocalDate DUE = LocalDate.of(2025, 6, 5);
  private static final LocalDate FIRST = LocalDate.of(2025, 6, 20);
  private static final LocalDate SECOND = LocalDate.of(2025, 7, 8);
  private static final LocalDate OF_ANOTHER_ITEM = LocalDate.of(2025, 7, 1);

  /** The second level comes 16 days after the first notice; runs are on Tuesdays and Fridays. */
  private final DunningTimes times =
      new DunningTimes(
          new DunningProcedures(
              Map.of(FORMER, procedure(FORMER, 14, 16), OPENED, procedure(OPENED, 3, 14)),
              Map.of(OPENED, FORMER)),
          new RunCalendar(EnumSet.of(DayOfWeek.TUESDAY, DayOfWeek.FRIDAY), Set.of()));

  private final ItemHistory item = item("1", notice(1, FIRST), notice(2, SECOND));
  private final ItemHistory other = item("2", notice(1, OF_ANOTHER_ITEM));

  @Test
  void countsFromTheItemsOwnLastNoticeWhereTheLedgerKeepsNoneWithTheAccount() {
    assertThat(formerDay(Optional.empty())).contains(SECOND);
  }

  @Test
  void countsFromAnyLastNoticeOfTheAccountWhereTheLedgerKeepsThatOne() {
    assertThat(formerDay(Optional.of(SECOND))).contains(LocalDate.of(2025, 7, 18));
  }

  private Optional<LocalDate> formerDay(Optional<LocalDate> ofAccount) {
    return EarlyNotices.formerDay(
        item.notices().get(1), item, List.of(item, other), debtor(ofAccount), times);
  }

  private static DunningProcedure procedure(DunningProcedureCode code, int first, int second) {
    return new DunningProcedure(
        code,
        0,
        0,
        0,
        List.of(
            Step.after(first),
            new Step(first + second, second, Optional.empty(), BigDecimal.ZERO, false)));
  }

  private static RecordedNotice notice(int level, LocalDate day) {
    return new RecordedNotice(day, new DunningLevel(level), Optional.empty(), day);
  }

  private static ItemHistory item(String key, RecordedNotice... notices) {
    return new ItemHistory(
        new OpenItemRef(DEBTOR.connection(), DEBTOR.companyCode(), key),
        DEBTOR,
        Money.of("EUR", "119.00"),
        DUE.minusDays(14),
        DUE,
        DUE.minusDays(14),
        Optional.empty(),
        List.of(notices),
        List.of());
  }

  private static Debtor debtor(Optional<LocalDate> lastDunnedOn) {
    return new Debtor(
        DEBTOR,
        "Probe GmbH",
        false,
        false,
        "",
        "DE",
        "",
        false,
        new DebtorDunning(
            OPENED, Optional.empty(), DunningLevel.NONE, lastDunnedOn, Optional.empty()),
        new RecordVersion("1"));
  }
}
