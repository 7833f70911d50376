package io.mahnwerk.app.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.app.CommandLineRun;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Days are chosen only where the file lets them be worthwhile. */
class RecommendOnlyWhereWorthwhileTest {
  @TempDir private Path folder;
  private RecommendRun recommend;

  @BeforeEach
  void nameTheOutputFolder() {
    recommend = new RecommendRun(folder);
  }

  @Test
  void leavesEveryItemAtItsFormerDayWhenItIsNotWorthwhile() throws IOException {
    CommandLineRun run = recommend.with(Invoices.monthly(3, 3, 40));

    assertThat(run.out()).contains("Not worthwhile yet", "debtors: 3, at least 100 are needed");
    assertThat(recommend.report().at("/worthwhile/worthwhile").asBoolean()).isFalse();
    assertThat(recommend.report().at("/worthwhile/findings").findValuesAsText("code"))
        .containsExactly("few-debtors", "short-history");
    assertThat(recommend.rows())
        .allSatisfy(
            row -> {
              assertThat(row.getField("recommended_on")).isEqualTo(row.getField("former_day"));
              assertThat(row.getField("reasons")).contains("Not worthwhile yet: debtors: 3");
            });
  }

  @Test
  void findsNoObjectionAgainstEnoughDebtorsAndHistory() throws IOException {
    recommend.with(Invoices.monthly(100, 19, 20));

    assertThat(recommend.report().at("/worthwhile/worthwhile").asBoolean()).isTrue();
    assertThat(recommend.report().at("/counts/historyMonths").asInt()).isEqualTo(19);
  }

  @Test
  void objectsWhenNearlyEverybodyPaysUnprompted() throws IOException {
    recommend.with(Invoices.monthly(100, 19, 5));

    assertThat(recommend.report().at("/worthwhile/findings").findValuesAsText("code"))
        .containsExactly("paid-before-first-notice");
    assertThat(recommend.report().at("/worthwhile/findings/0/figure").asText())
        .isEqualTo("100.00 %");
  }

  @Test
  void objectsWhenMoneyIsCollectedOnTheDueDate() throws IOException {
    recommend.with(Invoices.monthly(100, 19, 0));

    assertThat(recommend.report().at("/worthwhile/findings").findValuesAsText("code"))
        .contains("prepaid-or-direct-debit");
  }

  @Test
  void objectsWhenMonthsOfClearingsAreMissing() throws IOException {
    Invoices invoices = Invoices.monthly(100, 19, 20);
    for (int n = 0; n < 20; n++) {
      invoices.row("D0001,X%d,2024-03-01,2024-03-31,5.00,EUR,".formatted(n));
    }
    recommend.with(invoices);

    assertThat(recommend.report().at("/worthwhile/findings/0/code").asText())
        .isEqualTo("clearings-missing-systematic");
    assertThat(recommend.report().at("/worthwhile/findings/0/sentence").asText())
        .isEqualTo(
            "No clearing is recorded for invoices due in 2024-03: the export seems incomplete.");
  }

  @Test
  void holdsBackWhereItIsWorthwhile() throws IOException {
    recommend.with(Invoices.prompt(120, 24));

    assertThat(recommend.report().at("/worthwhile/worthwhile").asBoolean()).isTrue();
    assertThat(recommend.report().at("/model/sha256").asText()).hasSize(64);
    assertThat(recommend.rows())
        .filteredOn(row -> !row.getField("recommended_on").equals(row.getField("former_day")))
        .isNotEmpty()
        .allSatisfy(
            row -> {
              assertThat(row.getField("reasons")).startsWith("Likely to pay without a notice");
              assertThat(LocalDate.parse(row.getField("recommended_on")))
                  .isAfter(LocalDate.parse(row.getField("former_day")));
            });
    assertThat(recommend.rows())
        .filteredOn(row -> row.getField("recommended_on").equals(row.getField("former_day")))
        .isNotEmpty()
        .allSatisfy(
            row -> {
              assertThat(row.getField("decision")).isEqualTo("dun");
              assertThat(row.getField("reasons")).isEqualTo("Day of the former schedule.");
            });
  }
}
