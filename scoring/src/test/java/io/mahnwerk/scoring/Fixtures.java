package io.mahnwerk.scoring;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorDunning;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningProcedure;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.ItemHistory.RecordedClearing;
import io.mahnwerk.core.model.ItemHistory.RecordedComplaint;
import io.mahnwerk.core.model.ItemHistory.RecordedNotice;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.RecordVersion;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Records for tests, in the words of the trade. */
public final class Fixtures {
  public static final DunningProcedureCode FORMER = new DunningProcedureCode("OLD");
  public static final DunningProcedureCode OPENED = new DunningProcedureCode("NEW");

  private static final ConnectionId CONNECTION = new ConnectionId("test");
  private static final CompanyCode COMPANY = new CompanyCode("1000");

  private Fixtures() {}

  public static DunningProcedure procedure(DunningProcedureCode code, int interval, int... days) {
    return new DunningProcedure(
        code, interval, 2, 0, IntStream.of(days).mapToObj(DunningProcedure.Step::after).toList());
  }

  /** 14/30/45 and its opened copy 3/17/31, ten days between notices. */
  public static DunningProcedures procedures() {
    return new DunningProcedures(
        Map.of(FORMER, procedure(FORMER, 10, 14, 30, 45), OPENED, procedure(OPENED, 10, 3, 17, 31)),
        Map.of(OPENED, FORMER));
  }

  public static DebtorRef debtorRef(int number) {
    return new DebtorRef(CONNECTION, COMPANY, "%06d".formatted(number));
  }

  public static Debtor debtor(int number, String industry, DunningProcedureCode procedure) {
    return new Debtor(
        debtorRef(number),
        "Debtor " + number,
        false,
        false,
        industry,
        "DE",
        "",
        false,
        DebtorDunning.under(procedure),
        new RecordVersion("1"));
  }

  public static Debtor debtor(PlantedWorld.Payer payer) {
    return debtor(payer.number(), payer.habit().key(), OPENED);
  }

  public static OpenItemRef itemRef(int debtor, LocalDate due) {
    return new OpenItemRef(CONNECTION, COMPANY, "%06d-%s".formatted(debtor, due));
  }

  public static Money euros(double amount) {
    return new Money(
        Currency.getInstance("EUR"), BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_UP));
  }

  public static OpenItem invoice(int debtor, LocalDate due, String amount) {
    return new OpenItem(
        itemRef(debtor, due),
        debtorRef(debtor),
        due.toString(),
        DocumentKind.INVOICE,
        Money.of("EUR", amount),
        due.minusDays(14),
        due.minusDays(14),
        due,
        Optional.empty(),
        "",
        false,
        DunningState.UNTOUCHED,
        new RecordVersion("1"));
  }

  public static OpenItem open(PlantedWorld.Receivable item) {
    return invoice(
        item.payer().number(), item.due(), euros(item.amount()).amount().toPlainString());
  }

  public static DunningState dunned(int level, LocalDate on) {
    return new DunningState(
        new DunningLevel(level), Optional.of(on), Optional.empty(), Optional.empty(), false);
  }

  /** The item as recorded: payments two days after their value date, everything else at once. */
  public static ItemHistory history(
      PlantedWorld.Receivable item, PlantedWorld.Life life, Optional<Double> propensity) {
    LocalDate document = item.due().minusDays(PlantedWorld.terms());
    List<RecordedNotice> notices =
        life.sent().stream()
            .map(
                s ->
                    new RecordedNotice(
                        s.day(),
                        new DunningLevel(s.level()),
                        s.level() == 1 ? propensity : Optional.empty(),
                        s.day()))
            .toList();
    return new ItemHistory(
        itemRef(item.payer().number(), item.due()),
        debtorRef(item.payer().number()),
        euros(item.amount()),
        document,
        item.due(),
        document,
        life.paid()
            .map(
                day ->
                    new RecordedClearing(
                        new Clearing(day, Clearing.Kind.PAYMENT), day.plusDays(2))),
        notices,
        life.complaints().stream().map(day -> new RecordedComplaint(day, day)).toList());
  }
}
