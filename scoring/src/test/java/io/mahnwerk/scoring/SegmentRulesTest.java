package io.mahnwerk.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentRulesTest {
  private static final LocalDate DUE = LocalDate.of(2025, 3, 3);

  @TempDir private Path folder;

  @Test
  void knowsTheSegmentsOfThePress() {
    SegmentRules rules = SegmentRules.standard();

    assertThat(rules.segmentOf("KONZ")).contains("corporation");
    assertThat(rules.segmentOf("STAD")).contains("utility");
    assertThat(rules.segmentOf("")).isEmpty();
    assertThat(rules.segmentOf("OTHER")).isEmpty();
  }

  @Test
  void readsAUsersOwnTable() throws IOException {
    SegmentRules rules = read("industry.0815 = shop\nsegment.shop = days 3 6 4\nlater.days = 21\n");

    assertThat(rules.segmentOf("0815")).contains("shop");
    assertThat(rules.segmentOf("KONZ")).isEmpty();
    assertThat(rules.laterDays()).isEqualTo(21);
    assertThat(rules.version()).isNotEqualTo(SegmentRules.standard().version());
  }

  @Test
  void namesTheEntryItCannotUnderstand() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read("industry.A = x\nsegment.x = days 3 six 4\n"))
        .withMessageEndingWith(
            "rules.properties: segment.x: 'days 3 six 4' has a word where a number belongs");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read("industry.A = x\n"))
        .withMessageEndingWith(
            "rules.properties: industry.A names segment x, which has no line segment.x");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read("branch.A = x\n"))
        .withMessageEndingWith("rules.properties: unknown entry branch.A");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read("later.days = soon\n"))
        .withMessageEndingWith("later.days must be a number of days but is 'soon'");
  }

  @Test
  void measuresHowFarADayLiesOutsideTheWindow() {
    assertThat(outside("KONZ", DUE.plusDays(3))).isEqualTo(-2);
    assertThat(outside("KONZ", DUE.plusDays(5))).isZero();
    assertThat(outside("KONZ", DUE.plusDays(10))).isZero();
    assertThat(outside("KONZ", DUE.plusDays(12))).isEqualTo(2);
    assertThat(outside("HAND", DUE.plusDays(20))).isEqualTo(-40);
    assertThat(outside("HAND", DUE.plusDays(70))).isZero();
    assertThat(outside("", DUE)).isNaN();
  }

  @Test
  void measuresFromTheQuarterAndTheMonthsEnd() {
    assertThat(outside("SAAS", LocalDate.of(2025, 3, 24))).isEqualTo(-1);
    assertThat(outside("SAAS", LocalDate.of(2025, 3, 25))).isZero();
    assertThat(outside("SAAS", LocalDate.of(2025, 4, 5))).isZero();
    assertThat(outside("SAAS", LocalDate.of(2025, 4, 6))).isEqualTo(1);
    // The last three business days of March 2025 begin on Thursday the 27th.
    assertThat(outside("STRT", LocalDate.of(2025, 3, 17))).isEqualTo(-1);
    assertThat(outside("STRT", LocalDate.of(2025, 3, 18))).isZero();
    assertThat(outside("STRT", LocalDate.of(2025, 3, 25))).isZero();
    assertThat(outside("STRT", LocalDate.of(2025, 3, 26))).isEqualTo(1);
  }

  private static double outside(String industry, LocalDate day) {
    return SegmentRules.standard()
        .daysOutside(
            Fixtures.debtor(1, industry, Fixtures.OPENED), DUE, day, PlantedWorld.CALENDAR);
  }

  private SegmentRules read(String text) throws IOException {
    Path file = folder.resolve("rules.properties");
    Files.writeString(file, text);
    return SegmentRules.read(file);
  }
}
