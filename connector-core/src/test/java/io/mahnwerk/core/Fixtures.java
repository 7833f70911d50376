package io.mahnwerk.core;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorDunning;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.core.model.DunningProcedure;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.DunningTimes;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.RecordVersion;
import io.mahnwerk.core.model.RunCalendar;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** The books of a small creditor: runs on Tuesdays and Thursdays, days 3/17/31 against 14/30/45. */
public final class Fixtures {
  public static final ConnectionId BOOKS = new ConnectionId("books");
  public static final CompanyCode COMPANY = new CompanyCode("0100");
  public static final DunningProcedureCode FORMER = new DunningProcedureCode("F");
  public static final DunningProcedureCode OPENED = new DunningProcedureCode("O");
  public static final DunningTimes TIMES =
      new DunningTimes(
          new DunningProcedures(
              Map.of(FORMER, procedure(FORMER, 14, 30, 45), OPENED, procedure(OPENED, 3, 17, 31)),
              Map.of(OPENED, FORMER)),
          RunCalendar.on(DayOfWeek.TUESDAY, DayOfWeek.THURSDAY));

  private Fixtures() {}

  public static LocalDate day(String isoDate) {
    return LocalDate.parse(isoDate);
  }

  public static DebtorRef debtorRef(String number) {
    return new DebtorRef(BOOKS, COMPANY, number);
  }

  public static OpenItemRef ref(String key) {
    return new OpenItemRef(BOOKS, COMPANY, key);
  }

  public static Debtor debtor(String number, DunningProcedureCode procedure) {
    return new Debtor(
        debtorRef(number),
        "Muster GmbH",
        false,
        false,
        "C",
        "DE",
        "Z030",
        false,
        DebtorDunning.under(procedure),
        new RecordVersion("d1"));
  }

  public static OpenItem invoice(String key, String debtor, LocalDate dueOn) {
    return new OpenItem(
        ref(key),
        debtorRef(debtor),
        "000" + key,
        DocumentKind.INVOICE,
        Money.of("EUR", "119.00"),
        dueOn.minusDays(30),
        dueOn.minusDays(29),
        dueOn,
        Optional.empty(),
        "",
        false,
        DunningState.UNTOUCHED,
        new RecordVersion("v0"));
  }

  public static OpenItem with(OpenItem item, DunningState state) {
    return item.with(state, item.version());
  }

  public static OpenItem with(OpenItem item, Money openAmount) {
    return new OpenItem(
        item.ref(),
        item.debtor(),
        item.documentNumber(),
        item.kind(),
        openAmount,
        item.documentDate(),
        item.postingDate(),
        item.netDueDate(),
        item.settles(),
        item.specialLedger(),
        item.directDebit(),
        item.dunning(),
        item.version());
  }

  public static OpenItem special(OpenItem item, String key) {
    return new OpenItem(
        item.ref(),
        item.debtor(),
        item.documentNumber(),
        item.kind(),
        item.openAmount(),
        item.documentDate(),
        item.postingDate(),
        item.netDueDate(),
        item.settles(),
        key,
        item.directDebit(),
        item.dunning(),
        item.version());
  }

  private static DunningProcedure procedure(DunningProcedureCode code, int... days) {
    return new DunningProcedure(
        code,
        10,
        0,
        0,
        java.util.Arrays.stream(days)
            .mapToObj(d -> new DunningProcedure.Step(d, Optional.empty(), BigDecimal.ZERO, false))
            .toList());
  }
}
