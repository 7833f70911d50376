package io.mahnwerk.scoring.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.Decision;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.model.Recommendation;
import io.mahnwerk.scoring.Fixtures;
import io.mahnwerk.scoring.PlantedWorld;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SmallSampleAdviceTest {
  private static final LocalDate AS_OF = PlantedWorld.END.minusDays(5);
  private static final FileSettings SETTINGS =
      FileSettings.standard(FormerSchedule.STANDARD, PlantedWorld.CALENDAR);

  private static final Reason OBJECTION =
      Reason.of(ReasonCode.NOT_WORTHWHILE, "debtors: 60, at least 100 are needed");

  private static final List<ItemHistory> SCHEDULED = items(120, false);
  private static FileAdvice scheduled;

  @BeforeAll
  static void advise() {
    scheduled = advise(SCHEDULED, 120, List.of());
  }

  @Test
  void advisesEveryOpenItemOnceAndNothingElse() {
    List<ItemHistory> open = SCHEDULED.stream().filter(SmallSampleAdviceTest::isOpen).toList();

    assertThat(scheduled.recommendations())
        .extracting(Recommendation::item)
        .containsExactlyInAnyOrderElementsOf(open.stream().map(ItemHistory::ref).toList());
  }

  @Test
  void neverGivesADayBeforeTheDayOfAdviceOrTheFormerDay() {
    List<Recommendation> advice = scheduled.recommendations();

    assertThat(advice).isNotEmpty();
    for (Recommendation r : advice) {
      assertThat(r.formerDay()).isAfterOrEqualTo(AS_OF);
      if (r.decision() instanceof Decision.DunOn on) {
        assertThat(on.day()).isAfterOrEqualTo(r.formerDay());
      }
      assertThat(r.probability30()).isBetween(r.low(), r.high());
    }
  }

  @Test
  void knowsNoEffectOfADayWithoutRandomisedNotices() {
    List<Recommendation> advice = scheduled.recommendations();

    assertThat(advice)
        .flatExtracting(Recommendation::reasons)
        .extracting(r -> r.code())
        .containsAnyOf(ReasonCode.FORMER_SCHEDULE)
        .doesNotContain(ReasonCode.MODEL_GAIN, ReasonCode.SEGMENT_RULE);
  }

  @Test
  void usesRandomisedNoticesWhereThereAreSome() {
    List<Recommendation> advice = advise(items(120, true), 120, List.of()).recommendations();

    assertThat(advice)
        .flatExtracting(Recommendation::reasons)
        .extracting(r -> r.code())
        .contains(ReasonCode.SEGMENT_RULE);
  }

  @Test
  void keepsEverythingToTheFormerDayWhereItIsNotWorthwhile() {
    List<Recommendation> advice = advise(SCHEDULED, 120, List.of(OBJECTION)).recommendations();

    assertThat(advice)
        .filteredOn(r -> r.reasons().get(0).code() != ReasonCode.HIGHEST_LEVEL)
        .isNotEmpty()
        .allSatisfy(
            r -> {
              assertThat(r.decision()).isEqualTo(new Decision.DunOn(r.formerDay()));
              assertThat(r.reasons())
                  .containsExactly(Reason.of(ReasonCode.FORMER_SCHEDULE), OBJECTION);
            });
  }

  @Test
  void foreseesPaymentTheSameWhetherItIsWorthwhileOrNot() {
    List<Recommendation> advice = advise(SCHEDULED, 120, List.of(OBJECTION)).recommendations();

    assertThat(advice)
        .extracting(Recommendation::probability30)
        .anyMatch(p -> p > 0.1)
        .anyMatch(p -> p < 0.9)
        .allMatch(p -> p >= 0 && p <= 1);
    assertThat(advice).anyMatch(r -> r.high() - r.low() < 0.7);
  }

  @Test
  void countsSharesWhereThereIsTooLittleToLearn() {
    List<ItemHistory> items = items(8, false).subList(0, 60);
    FileAdvice advice = advise(items, 8, List.of());

    assertThat(advice.model()).isEmpty();
    assertThat(advice.recommendations())
        .filteredOn(r -> r.decision() instanceof Decision.DunOn)
        .isNotEmpty()
        .allSatisfy(
            r -> {
              assertThat(r.decision()).isEqualTo(new Decision.DunOn(r.formerDay()));
              assertThat(r.reasons()).containsExactly(Reason.of(ReasonCode.NO_MODEL));
              assertThat(r.probability30()).isStrictlyBetween(r.low(), r.high());
            });
  }

  @Test
  void leavesItemsOfTheHighestLevelToTheClerkAndStillForeseesPayment() {
    assertThat(scheduled.recommendations())
        .filteredOn(r -> r.reasons().get(0).code() == ReasonCode.HIGHEST_LEVEL)
        .isNotEmpty()
        .allSatisfy(
            r -> {
              assertThat(r.decision()).isEqualTo(new Decision.LeaveToClerk());
              assertThat(r.probability30()).isNotEqualTo(0.5);
            });
  }

  @Test
  void leavesAnItemThatIsDueInManyYearsAtItsFormerDay() {
    ItemHistory first = SCHEDULED.get(0);
    LocalDate due = LocalDate.of(2099, 1, 1);
    ItemHistory far =
        new ItemHistory(
            new OpenItemRef(first.ref().connection(), first.ref().companyCode(), "far"),
            first.debtor(),
            first.amount(),
            first.documentDate(),
            due,
            first.recordedOn(),
            Optional.empty(),
            List.of(),
            List.of());

    List<Recommendation> advice = advise(List.of(far), 1, List.of()).recommendations();

    LocalDate former = PlantedWorld.CALENDAR.nextOnOrAfter(due.plusDays(14));
    assertThat(advice)
        .singleElement()
        .satisfies(r -> assertThat(r.decision()).isEqualTo(new Decision.DunOn(former)))
        .satisfies(r -> assertThat(r.formerDay()).isEqualTo(former));
  }

  @Test
  void ignoresWhatIsRecordedLater() {
    List<ItemHistory> known =
        SCHEDULED.stream()
            .filter(i -> !i.recordedOn().isAfter(AS_OF))
            .map(
                i ->
                    new ItemHistory(
                        i.ref(),
                        i.debtor(),
                        i.amount(),
                        i.documentDate(),
                        i.netDueDate(),
                        i.recordedOn(),
                        i.cleared().filter(c -> !c.recordedOn().isAfter(AS_OF)),
                        i.notices().stream().filter(n -> !n.recordedOn().isAfter(AS_OF)).toList(),
                        i.complaints().stream()
                            .filter(c -> !c.recordedOn().isAfter(AS_OF))
                            .toList()))
            .toList();

    assertThat(scheduled.recommendations())
        .isEqualTo(advise(known, 120, List.of()).recommendations());
  }

  @Test
  void answersAnEmptyFile() {
    assertThat(advise(List.of(), 0, List.of()).recommendations()).isEmpty();
  }

  private static FileAdvice advise(List<ItemHistory> items, int debtors, List<Reason> objections) {
    List<Debtor> master =
        IntStream.range(0, debtors)
            .mapToObj(n -> Fixtures.debtor(PlantedWorld.Payer.of(n, 4)))
            .toList();
    return new SmallSampleAdvice(SETTINGS).advise(items.stream(), master, objections, AS_OF);
  }

  private static boolean isOpen(ItemHistory item) {
    return !item.recordedOn().isAfter(AS_OF)
        && item.cleared().filter(c -> !c.recordedOn().isAfter(AS_OF)).isEmpty();
  }

  private static List<ItemHistory> items(int debtors, boolean explored) {
    PlantedWorld world = new PlantedWorld();
    return IntStream.range(0, debtors)
        .mapToObj(n -> PlantedWorld.Payer.of(n, 4))
        .flatMap(p -> PlantedWorld.receivables(p, PlantedWorld.START, PlantedWorld.END, 4).stream())
        .map(r -> world.record(r, explored ? 0.5 : 0))
        .toList();
  }
}
