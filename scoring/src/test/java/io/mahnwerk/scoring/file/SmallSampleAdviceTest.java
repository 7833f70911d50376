package io.mahnwerk.scoring.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.Decision;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.model.Recommendation;
import io.mahnwerk.scoring.AdviceSettings;
import io.mahnwerk.scoring.Fixtures;
import io.mahnwerk.scoring.PlantedWorld;
import io.mahnwerk.scoring.SegmentRules;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SmallSampleAdviceTest {
  private static final LocalDate AS_OF = PlantedWorld.END.minusDays(5);
  private static final FileSettings SETTINGS = FileSettings.standard(PlantedWorld.CALENDAR);

  private static final List<ItemHistory> SCHEDULED = items(120, false);
  private static FileAdvice scheduled;
  private static FileAdvice few;

  @BeforeAll
  static void advise() {
    scheduled = advise(SCHEDULED, 120);
    few = advise(items(60, false), 60);
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
    List<Recommendation> advice = advise(items(120, true), 120).recommendations();

    assertThat(advice)
        .flatExtracting(Recommendation::reasons)
        .extracting(r -> r.code())
        .contains(ReasonCode.SEGMENT_RULE);
  }

  @Test
  void keepsEverythingToTheFormerDayWhereItIsNotWorthwhile() {
    assertThat(few.findings()).containsExactly(new Finding(Finding.Kind.FEW_DEBTORS, 60, 100));
    assertThat(few.model()).isPresent();
    assertThat(few.recommendations())
        .filteredOn(r -> r.reasons().get(0).code() != ReasonCode.HIGHEST_LEVEL)
        .isNotEmpty()
        .allSatisfy(
            r -> {
              assertThat(r.decision()).isEqualTo(new Decision.DunOn(r.formerDay()));
              assertThat(r.reasons().get(0).text(Locale.ENGLISH))
                  .isEqualTo("Not worthwhile yet: 60 debtors, at least 100 are needed.");
            });
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

    assertThat(scheduled.recommendations()).isEqualTo(advise(known, 120).recommendations());
  }

  @Test
  void answersAnEmptyFile() {
    FileAdvice advice = new SmallSampleAdvice(SETTINGS).advise(Stream.of(), List.of(), AS_OF);

    assertThat(advice.recommendations()).isEmpty();
    assertThat(advice.findings())
        .extracting(Finding::kind)
        .containsExactly(Finding.Kind.FEW_DEBTORS, Finding.Kind.SHORT_HISTORY);
  }

  @Test
  void refusesAScheduleThatDoesNotRise() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new FileSettings(
                    List.of(14, 14),
                    PlantedWorld.CALENDAR,
                    AdviceSettings.DEFAULT,
                    SegmentRules.NONE,
                    1))
        .withMessage("The days of a schedule must rise from 1 on but are [14, 14]");
  }

  @Test
  void findsThatAlmostAllPayBeforeTheFirstNotice() {
    WorthwhileCheck lateNotice = new WorthwhileCheck(AS_OF, 179);
    WorthwhileCheck earlyNotice = new WorthwhileCheck(AS_OF, 1);
    for (ItemHistory item : SCHEDULED) {
      ItemHistory unnoticed =
          new ItemHistory(
              item.ref(),
              item.debtor(),
              item.amount(),
              item.documentDate(),
              item.netDueDate(),
              item.recordedOn(),
              item.cleared(),
              List.of(),
              List.of());
      lateNotice.add(unnoticed);
      earlyNotice.add(unnoticed);
    }

    assertThat(lateNotice.findings(List.of()))
        .extracting(Finding::kind)
        .containsExactly(Finding.Kind.PAID_BEFORE_NOTICE);
    assertThat(earlyNotice.findings(List.of())).isEmpty();
  }

  private static FileAdvice advise(List<ItemHistory> items, int debtors) {
    List<Debtor> master =
        IntStream.range(0, debtors)
            .mapToObj(n -> Fixtures.debtor(PlantedWorld.Payer.of(n, 4)))
            .toList();
    return new SmallSampleAdvice(SETTINGS).advise(items.stream(), master, AS_OF);
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
