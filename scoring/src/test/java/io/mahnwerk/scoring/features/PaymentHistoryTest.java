package io.mahnwerk.scoring.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.ItemHistory.RecordedClearing;
import io.mahnwerk.core.model.ItemHistory.RecordedComplaint;
import io.mahnwerk.core.model.ItemHistory.RecordedNotice;
import io.mahnwerk.core.model.ItemHistory.TakenBackComplaint;
import io.mahnwerk.scoring.Fixtures;
import io.mahnwerk.scoring.PlantedWorld;
import io.mahnwerk.scoring.SegmentRules;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PaymentHistoryTest {
  private static final SegmentRules RULES = SegmentRules.standard();
  private static final NoticeResponse NOTHING_KNOWN =
      NoticeResponse.fit(
          DebtorTypes.fit(List.of(), RULES, 1), List.of(), RULES, PlantedWorld.CALENDAR);

  private static final int DEBTORS = 40;

  private final DayCalendar days = new DayCalendar(PlantedWorld.CALENDAR);
  private final FeatureSchema schema =
      new FeatureSchema(List.of("KONZ", "FAMI", "STRT", "HAND", "SAAS", "STAD"), List.of("DE"));

  @Test
  void computesAPastDayBitForBitFromWhatWasRecordedBefore() {
    List<ItemHistory> all = histories();
    PaymentHistory complete = history(all);

    for (int back = 20; back <= 540; back += 40) {
      LocalDate day = PlantedWorld.END.minusDays(back);
      PaymentHistory truncated = history(all.stream().flatMap(i -> cut(i, day)).toList());
      for (int number = 0; number < DEBTORS; number++) {
        assertThat(bits(row(complete, number, day)))
            .as("debtor %d on %s", number, day)
            .isEqualTo(bits(row(truncated, number, day)));
      }
    }
  }

  @Test
  void seesWhatWasRecordedTheDayBefore() {
    List<ItemHistory> all = histories();
    LocalDate day = PlantedWorld.END.minusDays(100);
    PaymentHistory complete = history(all);
    PaymentHistory older = history(all.stream().flatMap(i -> cut(i, day.minusDays(30))).toList());

    long equal =
        IntStream.range(0, DEBTORS)
            .filter(n -> bits(row(complete, n, day)).equals(bits(row(older, n, day))))
            .count();

    assertThat(equal).isLessThan(DEBTORS);
  }

  @Test
  void forgetsNothingAndCountsNothingTwice() {
    List<ItemHistory> all = histories();
    PaymentHistory once = history(all);
    PaymentHistory fedPiecemeal = new PaymentHistory(days);
    debtors().forEach(fedPiecemeal::record);
    List<ItemHistory> growing = new ArrayList<>();
    for (int back = 500; back >= 0; back -= 100) {
      LocalDate day = PlantedWorld.END.minusDays(back);
      all.forEach(i -> cut(i, day).forEach(growing::add));
    }
    growing.addAll(all);
    growing.addAll(all);
    growing.forEach(fedPiecemeal::record);

    for (int number = 0; number < DEBTORS; number++) {
      assertThat(bits(row(fedPiecemeal, number, PlantedWorld.END)))
          .isEqualTo(bits(row(once, number, PlantedWorld.END)));
    }
  }

  @Test
  void movesADebtorsBehaviourWithItsIndustry() {
    List<ItemHistory> all = histories();
    PaymentHistory late = new PaymentHistory(days);
    all.forEach(late::record);
    debtors().forEach(late::record);

    assertThat(bits(row(late, 7, PlantedWorld.END)))
        .isEqualTo(bits(row(history(all), 7, PlantedWorld.END)));
  }

  @Test
  void usesAPaymentOnlyAfterTheDayItWasRecorded() {
    LocalDate due = LocalDate.of(2025, 3, 3);
    PaymentHistory history = new PaymentHistory(days);
    history.record(Fixtures.debtor(1, "KONZ", Fixtures.OPENED));
    history.record(paid(due, due.plusDays(10), due.plusDays(15)));

    assertThat(history.asOf(Fixtures.debtorRef(1), due.plusDays(15)).evidence()).isZero();
    assertThat(history.asOf(Fixtures.debtorRef(1), due.plusDays(16)).evidence()).isEqualTo(1);
  }

  @Test
  void forgetsAComplaintFromTheDayAfterItWasTakenBack() {
    LocalDate due = LocalDate.of(2025, 3, 3);
    LocalDate told = due.plusDays(20);
    LocalDate back = due.plusDays(30);
    ItemHistory plain = paid(due, due.plusDays(15), due.plusDays(15));
    RecordedComplaint complaint = new RecordedComplaint(told, told);
    PaymentHistory none = history(List.of(plain));
    PaymentHistory standing = history(List.of(plain.with(List.of(complaint), List.of())));
    PaymentHistory taken =
        history(List.of(plain.with(List.of(), List.of(new TakenBackComplaint(complaint, back)))));

    assertThat(bits(row(standing, 1, back))).isNotEqualTo(bits(row(none, 1, back)));
    assertThat(bits(row(taken, 1, told))).isEqualTo(bits(row(none, 1, told)));
    assertThat(bits(row(taken, 1, back))).isEqualTo(bits(row(standing, 1, back)));
    assertThat(bits(row(taken, 1, back.plusDays(1))))
        .isEqualTo(bits(row(none, 1, back.plusDays(1))));
  }

  @Test
  void doesNotCountACreditAsAPayment() {
    LocalDate due = LocalDate.of(2025, 3, 3);
    PaymentHistory history = new PaymentHistory(days);
    ItemHistory paid = paid(due, due.plusDays(10), due.plusDays(10));
    Clearing credit = new Clearing(due.plusDays(10), Clearing.Kind.CREDIT);
    history.record(
        new ItemHistory(
            paid.ref(),
            paid.debtor(),
            paid.amount(),
            paid.documentDate(),
            paid.netDueDate(),
            paid.recordedOn(),
            Optional.of(new RecordedClearing(credit, due.plusDays(10))),
            paid.notices(),
            paid.complaints()));

    assertThat(history.asOf(Fixtures.debtorRef(1), due.plusDays(40)).evidence()).isZero();
  }

  @Test
  void supposesASoonerPaymentAsIfItHadBeenRecorded() {
    List<ItemHistory> all = histories();
    PaymentHistory complete = history(all);
    LocalDate day = PlantedWorld.END.minusDays(60);
    int supposed = 0;
    for (int number = 0; number < DEBTORS; number++) {
      DebtorFacts known = complete.asOf(Fixtures.debtorRef(number), day);
      Optional<ItemHistory> last = new LastPayments(known.items(), day).last();
      Optional<DebtorFacts> sooner = known.supposing(10, days, day);

      assertThat(sooner.isPresent())
          .isEqualTo(last.filter(paid -> LastPayments.delay(paid) > 10).isPresent());
      if (sooner.isPresent()) {
        supposed++;
        PaymentHistory other = history(all);
        other.record(LastPayments.sooner(last.orElseThrow(), 10));
        DebtorFacts recorded = other.asOf(Fixtures.debtorRef(number), day);
        assertThat(sooner.get().items()).isEqualTo(recorded.items());
        assertThat(sooner.get().lastDelays()).isEqualTo(recorded.lastDelays());
        for (Behaviour.Count count : Behaviour.Count.values()) {
          assertThat(sooner.get().own().count(count)).isEqualTo(recorded.own().count(count));
        }
      }
    }
    assertThat(supposed).isPositive();
  }

  @Test
  void takesTheLaterItemWhereTwoWerePaidOnTheSameDay() {
    LocalDate due = LocalDate.of(2025, 3, 3);
    LocalDate on = due.plusDays(30);
    ItemHistory one = paid(due, on, on);
    ItemHistory two = paid(due.plusDays(1), on, on);

    assertThat(new LastPayments(List.of(two, one), on.plusDays(1)).last()).contains(two);
    assertThat(new LastPayments(List.of(two, one), on).last()).isEmpty();
  }

  @Test
  void treatsABlankAndAnUnseenIndustryAsMissing() {
    assertThat(schema.industry(Fixtures.debtor(1, "", Fixtures.OPENED))).isNaN();
    assertThat(schema.industry(Fixtures.debtor(1, "NEW", Fixtures.OPENED))).isNaN();
    assertThat(schema.industry(Fixtures.debtor(1, "FAMI", Fixtures.OPENED))).isZero();
  }

  @Test
  void shrinksADebtorWithoutHistoryToItsPeers() {
    PaymentHistory history = history(histories());
    DebtorFacts known = history.asOf(Fixtures.debtorRef(2), PlantedWorld.END);
    Debtor stranger = Fixtures.debtor(999, "STRT", Fixtures.OPENED);
    DebtorFacts unknown = history.asOf(stranger, PlantedWorld.END);
    Shrunk peers = new Shrunk(unknown);

    double monthEnd = peers.share(Behaviour.Count.MONTH_END, Behaviour.Count.LATE, 0.15);

    assertThat(known.debtor().industry()).isEqualTo("STRT");
    assertThat(unknown.evidence()).isZero();
    assertThat(monthEnd).isGreaterThan(0.22);
  }

  @Test
  void knowsWhereADayLies() {
    assertThat(days.facts(LocalDate.of(2025, 3, 31)))
        .isEqualTo(new DayFacts(true, 1, 0, 21, 64, 1));
    assertThat(days.facts(LocalDate.of(2025, 3, 27)).isMonthEnd()).isTrue();
    assertThat(days.facts(LocalDate.of(2025, 3, 26)).isMonthEnd()).isFalse();
    assertThat(days.facts(LocalDate.of(2025, 4, 14)).isQuarterStart()).isTrue();
    assertThat(days.facts(LocalDate.of(2025, 4, 15)).isQuarterStart()).isFalse();
  }

  private float[] row(PaymentHistory history, int number, LocalDate day) {
    Debtor debtor = Fixtures.debtor(PlantedWorld.Payer.of(number, 3));
    RowBuilder.Item item =
        new RowBuilder.Item(debtor, Fixtures.euros(1234.56), day.minusDays(20), day.minusDays(6));
    RowBuilder builder = new RowBuilder(schema, days, RULES, NOTHING_KNOWN);
    float[] row = builder.itemRow(item, history.asOf(debtor, day));
    builder.day(row, item, NoticePath.of(List.of(day.plusDays(3))), day.plusDays(9), day);
    return row;
  }

  private PaymentHistory history(List<ItemHistory> items) {
    PaymentHistory history = new PaymentHistory(days);
    debtors().forEach(history::record);
    items.forEach(history::record);
    return history;
  }

  private static List<Debtor> debtors() {
    return IntStream.range(0, DEBTORS)
        .mapToObj(n -> Fixtures.debtor(PlantedWorld.Payer.of(n, 3)))
        .toList();
  }

  private static List<ItemHistory> histories() {
    PlantedWorld world = new PlantedWorld();
    Random lag = new Random(5);
    List<ItemHistory> all = new ArrayList<>();
    for (int n = 0; n < DEBTORS; n++) {
      PlantedWorld.Payer payer = PlantedWorld.Payer.of(n, 3);
      PlantedWorld.receivables(payer, PlantedWorld.START, PlantedWorld.END, 3)
          .forEach(r -> all.add(delayed(world.record(r, 0.5), lag)));
    }
    return all;
  }

  /** Facts reach the records late and out of order, as bank statements do. */
  private static ItemHistory delayed(ItemHistory i, Random lag) {
    return new ItemHistory(
        i.ref(),
        i.debtor(),
        i.amount(),
        i.documentDate(),
        i.netDueDate(),
        i.recordedOn().plusDays(lag.nextInt(4)),
        i.cleared()
            .map(c -> new RecordedClearing(c.clearing(), c.recordedOn().plusDays(lag.nextInt(25)))),
        i.notices().stream()
            .map(
                n ->
                    new RecordedNotice(
                        n.dunnedOn(),
                        n.level(),
                        n.propensity(),
                        n.recordedOn().plusDays(lag.nextInt(25))))
            .toList(),
        i.complaints());
  }

  /** The item as it stood in the records on the morning of the day. */
  private static Stream<ItemHistory> cut(ItemHistory i, LocalDate day) {
    return Stream.of(i)
        .filter(x -> x.recordedOn().isBefore(day))
        .map(
            x ->
                new ItemHistory(
                    x.ref(),
                    x.debtor(),
                    x.amount(),
                    x.documentDate(),
                    x.netDueDate(),
                    x.recordedOn(),
                    x.cleared().filter(c -> c.recordedOn().isBefore(day)),
                    x.notices().stream().filter(n -> n.recordedOn().isBefore(day)).toList(),
                    x.complaints().stream().filter(c -> c.recordedOn().isBefore(day)).toList()));
  }

  private static ItemHistory paid(LocalDate due, LocalDate on, LocalDate recorded) {
    return new ItemHistory(
        Fixtures.itemRef(1, due),
        Fixtures.debtorRef(1),
        Fixtures.euros(100),
        due.minusDays(14),
        due,
        due.minusDays(14),
        Optional.of(new RecordedClearing(new Clearing(on, Clearing.Kind.PAYMENT), recorded)),
        List.of(),
        List.of());
  }

  private static List<Integer> bits(float[] row) {
    List<Integer> bits = new ArrayList<>();
    for (float value : row) {
      bits.add(Float.floatToRawIntBits(value));
    }
    return bits;
  }
}
