package io.mahnwerk.app.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.BusinessCalendar;
import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DebtorDunning;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.ItemHistory.RecordedClearing;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.RecordVersion;
import io.mahnwerk.scoring.features.DayCalendar;
import io.mahnwerk.scoring.features.PaymentHistory;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClearedCountsTest {
  private static final ConnectionId BOOKS = new ConnectionId("books");
  private static final CompanyCode COMPANY = new CompanyCode("1000");
  private static final LocalDate DUE = LocalDate.of(2026, 3, 2);

  private final PaymentHistory history =
      new PaymentHistory(new DayCalendar(new BusinessCalendar(day -> false)));

  @Test
  void choosesNoDayInACountryOfWhichTooLittleIsKnown() {
    paid(debtor("1", "DE"), "EUR", 3, Clearing.Kind.PAYMENT);
    paid(debtor("2", "CH"), "EUR", 2, Clearing.Kind.PAYMENT);
    ClearedCounts counts = new ClearedCounts(history);

    assertThat(counts.tooFew(owing(debtor("3", "DE"), "EUR"), 3)).isEmpty();
    assertThat(counts.tooFew(owing(debtor("3", "CH"), "EUR"), 3).map(r -> r.text(Locale.ENGLISH)))
        .contains("Only 2 paid items are known in CH, and 3 are needed.");
    assertThat(counts.tooFew(owing(debtor("3", "AT"), "EUR"), 3).map(r -> r.text(Locale.GERMAN)))
        .contains("Nur 0 bezahlte Posten sind in AT bekannt, und 3 sind nötig.");
  }

  @Test
  void choosesNoDayWhileAnOpenItemIsInACurrencyOfWhichTooLittleIsKnown() {
    paid(debtor("1", "DE"), "EUR", 5, Clearing.Kind.PAYMENT);
    paid(debtor("1", "DE"), "CHF", 1, Clearing.Kind.PAYMENT);
    ClearedCounts counts = new ClearedCounts(history);

    assertThat(counts.tooFew(owing(debtor("1", "DE"), "CHF"), 2)).isPresent();
    assertThat(counts.tooFew(owing(debtor("1", "DE"), "CHF"), 1)).isEmpty();
  }

  @Test
  void countsPaymentsOnlyAndJudgesByCurrencyWhereNoCountryIsKept() {
    paid(debtor("1", ""), "EUR", 2, Clearing.Kind.PAYMENT);
    paid(debtor("2", ""), "EUR", 9, Clearing.Kind.WRITE_OFF);
    ClearedCounts counts = new ClearedCounts(history);

    assertThat(counts.tooFew(owing(debtor("3", ""), "EUR"), 2)).isEmpty();
    assertThat(counts.tooFew(owing(debtor("3", ""), "EUR"), 3)).isPresent();
  }

  private void paid(Debtor debtor, String currency, int items, Clearing.Kind kind) {
    history.record(debtor);
    for (int n = 0; n < items; n++) {
      LocalDate day = DUE.plusDays(n);
      history.record(
          new ItemHistory(
              new OpenItemRef(BOOKS, COMPANY, debtor.ref().number() + currency + n),
              debtor.ref(),
              Money.of(currency, "10.00"),
              DUE.minusDays(14),
              DUE,
              DUE.minusDays(14),
              Optional.of(new RecordedClearing(new Clearing(day, kind), day)),
              List.of(),
              List.of()));
    }
  }

  private static DebtorAccount owing(Debtor debtor, String currency) {
    OpenItem item =
        new OpenItem(
            new OpenItemRef(BOOKS, COMPANY, "open"),
            debtor.ref(),
            "open",
            DocumentKind.INVOICE,
            Money.of(currency, "10.00"),
            DUE.minusDays(14),
            DUE.minusDays(14),
            DUE,
            Optional.empty(),
            "",
            false,
            DunningState.UNTOUCHED,
            new RecordVersion(""));
    return new DebtorAccount(debtor, List.of(item));
  }

  private static Debtor debtor(String number, String country) {
    return new Debtor(
        new DebtorRef(BOOKS, COMPANY, number),
        "Debtor " + number,
        false,
        false,
        "",
        country,
        "",
        false,
        DebtorDunning.under(new DunningProcedureCode("OLD")),
        new RecordVersion(""));
  }
}
