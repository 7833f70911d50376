package io.mahnwerk.scoring.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.FactorSource;
import io.mahnwerk.scoring.Fixtures;
import io.mahnwerk.scoring.PlantedWorld;
import io.mahnwerk.scoring.SegmentRules;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FurtherFactsTest {
  private static final LocalDate DAY = LocalDate.of(2025, 6, 2);
  private static final int DEBTORS = 20;

  private final DayCalendar days = new DayCalendar(PlantedWorld.CALENDAR);

  @Test
  void tellsWhatAFileHoldsFromTheDayAfterItsOwn() {
    PaymentHistory history = new PaymentHistory(days);
    history.record(Fixtures.debtorRef(1), DAY, Map.of("segment", "A"));

    assertThat(history.asOf(Fixtures.debtorRef(1), DAY).further()).isEmpty();
    assertThat(history.asOf(Fixtures.debtorRef(1), DAY.plusDays(1)).further())
        .isEqualTo(Map.of("debtor.segment", "A"));
    assertThat(history.asOf(Fixtures.debtorRef(2), DAY.plusDays(1)).further()).isEmpty();
  }

  @Test
  void letsALaterFileReplaceAllOfAnEarlierOne() {
    PaymentHistory history = new PaymentHistory(days);
    history.record(Fixtures.debtorRef(1), DAY, Map.of("segment", "A", "state", "open"));
    history.record(Fixtures.debtorRef(1), DAY.plusDays(30), Map.of("segment", "B"));

    assertThat(history.asOf(Fixtures.debtorRef(1), DAY.plusDays(30)).further())
        .containsEntry("debtor.segment", "A");
    assertThat(history.asOf(Fixtures.debtorRef(1), DAY.plusDays(31)).further())
        .isEqualTo(Map.of("debtor.segment", "B"));
  }

  @Test
  void makesNumbersOfNumbersAndCategoriesOfTexts() {
    PaymentHistory history = new PaymentHistory(days);
    for (int n = 0; n < 150; n++) {
      history.record(
          Fixtures.debtorRef(n),
          DAY,
          Map.of("rating", n + ".5", "segment", "S" + n % 3, "name", "Werk " + n));
    }

    List<FurtherColumn> columns = history.further(DAY.plusDays(1));

    assertThat(columns)
        .containsExactly(
            new FurtherColumn("debtor.rating", List.of()),
            new FurtherColumn("debtor.segment", List.of("S0", "S1", "S2")));
    Map<String, String> known = history.asOf(Fixtures.debtorRef(4), DAY.plusDays(1)).further();
    assertThat(columns.get(0).value(known)).isEqualTo(4.5f);
    assertThat(columns.get(1).value(known)).isEqualTo(1f);
    assertThat(columns.get(1).value(Map.of("debtor.segment", "S9"))).isNaN();
    assertThat(columns.get(0).value(Map.of())).isNaN();
    assertThat(history.further(DAY)).isEmpty();
  }

  @Test
  void computesAPastDayBitForBitFromFilesAndFactorsRecordedBefore() {
    Random random = new Random(7);
    PaymentHistory whole = new PaymentHistory(days, List.of(new Climate(Map.of())));
    Map<LocalDate, Double> climate = new HashMap<>();
    PaymentHistory cut = new PaymentHistory(days, List.of(new Climate(climate)));
    for (int back = 0; back < 300; back += 15) {
      LocalDate recorded = DAY.plusDays(150 - back);
      for (int number = 0; number < DEBTORS; number++) {
        Map<String, String> values =
            Map.of("segment", "S" + random.nextInt(4), "rating", "" + random.nextInt(900));
        whole.record(Fixtures.debtorRef(number), recorded, values);
        if (recorded.isBefore(DAY)) {
          cut.record(Fixtures.debtorRef(number), recorded, values);
        }
      }
    }
    Climate.ALL.forEach(
        (recorded, value) -> {
          if (recorded.isBefore(DAY)) {
            climate.put(recorded, value);
          }
        });
    PaymentHistory withAll = new PaymentHistory(days, List.of(new Climate(Climate.ALL)));

    List<FurtherColumn> columns = whole.further(DAY);
    assertThat(columns).extracting(FurtherColumn::name).hasSize(3).contains("factor.climate");
    assertThat(cut.further(DAY)).isEqualTo(columns);
    for (int number = 0; number < DEBTORS; number++) {
      Debtor debtor = Fixtures.debtor(number, "KONZ", Fixtures.OPENED);
      assertThat(row(whole.furtherBefore(DAY), columns, debtor))
          .isEqualTo(row(whole, columns, debtor));
      assertThat(withAll.asOf(debtor, DAY).further())
          .containsEntry("factor.climate", Double.toString(Climate.ALL.get(DAY.minusDays(10))));
      assertThat(cut.asOf(debtor, DAY).further().get("factor.climate"))
          .isEqualTo(withAll.asOf(debtor, DAY).further().get("factor.climate"));
    }
  }

  @Test
  void leavesColumnsOutOfSight() {
    PaymentHistory history = new PaymentHistory(days);
    history.record(Fixtures.debtorRef(1), DAY, Map.of("segment", "A", "rating", "3"));

    PaymentHistory without = history.seeing(column -> !column.equals("debtor.segment"));

    assertThat(without.further(DAY.plusDays(1)))
        .extracting(FurtherColumn::name)
        .containsExactly("debtor.rating");
    assertThat(without.asOf(Fixtures.debtorRef(1), DAY.plusDays(1)).further())
        .isEqualTo(Map.of("debtor.rating", "3"));
    assertThat(history.further(DAY.plusDays(1))).hasSize(2);
  }

  @Test
  void fillsARowOfFiveHundredColumnsAndNoMore() {
    int room = FeatureSchema.MOST_COLUMNS - Feature.values().length;
    List<FurtherColumn> most =
        IntStream.range(0, room)
            .mapToObj(n -> new FurtherColumn("debtor.c" + n, List.of()))
            .toList();

    FeatureSchema schema = new FeatureSchema(List.of(), List.of(), most);

    assertThat(schema.width()).isEqualTo(500);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new FeatureSchema(
                    List.of(),
                    List.of(),
                    IntStream.rangeClosed(0, room)
                        .mapToObj(n -> new FurtherColumn("debtor.c" + n, List.of()))
                        .toList()))
        .withMessageContaining("at most 500 columns");
  }

  private List<Integer> row(PaymentHistory history, List<FurtherColumn> columns, Debtor debtor) {
    NoticeResponse nothing =
        NoticeResponse.fit(
            DebtorTypes.fit(List.of(), SegmentRules.standard(), 1),
            List.of(),
            SegmentRules.standard(),
            PlantedWorld.CALENDAR);
    RowBuilder builder =
        new RowBuilder(
            new FeatureSchema(List.of(), List.of(), columns),
            days,
            SegmentRules.standard(),
            nothing);
    RowBuilder.Item item =
        new RowBuilder.Item(debtor, Fixtures.euros(100), DAY.minusDays(20), DAY.minusDays(6));
    float[] row = builder.itemRow(item, history.asOf(debtor, DAY));
    return IntStream.range(0, row.length).mapToObj(n -> Float.floatToRawIntBits(row[n])).toList();
  }

  /** A business climate that is published every ten days. */
  private record Climate(Map<LocalDate, Double> published) implements FactorSource {
    private static final Map<LocalDate, Double> ALL =
        Map.of(
            DAY.minusDays(20), 96.5, DAY.minusDays(10), 101.25, DAY, 88.0, DAY.plusDays(10), 90.0);

    @Override
    public List<String> names() {
      return List.of("climate");
    }

    @Override
    public OptionalDouble value(String name, Debtor debtor, LocalDate day) {
      Set<LocalDate> known = published.keySet();
      return known.stream()
          .filter(recorded -> recorded.isBefore(day))
          .max(LocalDate::compareTo)
          .map(last -> OptionalDouble.of(published.get(last)))
          .orElse(OptionalDouble.empty());
    }
  }
}
