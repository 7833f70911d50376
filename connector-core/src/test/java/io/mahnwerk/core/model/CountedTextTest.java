package io.mahnwerk.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class CountedTextTest {
  private static final Sentence WAITING =
      new Sentence(
          "%s {write waits|writes wait}, %s {is|are} on {its|their} way.",
          "%s {Änderung wartet|Änderungen warten}, %s {ist|sind} unterwegs.");

  @Test
  void saysOneOrSeveralByTheNumberBefore() {
    Sentence said = WAITING.with(Sentence.number(1, 0), Sentence.number(2, 0));

    assertThat(said.english()).isEqualTo("1 write waits, 2 are on their way.");
    assertThat(said.german()).isEqualTo("1 Änderung wartet, 2 sind unterwegs.");
  }

  @Test
  void speaksOfNoneAndOfThousandsAsOfSeveral() {
    Sentence said = WAITING.with(Sentence.number(0, 0), Sentence.number(1001, 0));

    assertThat(said.english()).isEqualTo("0 writes wait, 1,001 are on their way.");
    assertThat(said.german()).isEqualTo("0 Änderungen warten, 1.001 sind unterwegs.");
  }

  @Test
  void goesByTheFirstNumberWhereNoneStandsBefore() {
    Sentence needed = new Sentence("{It is|They are} %s", "{Um sie|Um alle} %s");

    assertThat(needed.with(Sentence.number(1, 0)).english()).isEqualTo("It is 1");
    assertThat(needed.with(Sentence.number(3, 0)).german()).isEqualTo("Um alle 3");
  }

  @Test
  void leavesPercentSignsAndBracesOfValuesAlone() {
    assertThat(CountedText.with("%s %% of {it|them}", "1")).isEqualTo("1 % of it");
    assertThat(CountedText.with("%s {item|items}: %s", "2", "{a|b} $1 %s"))
        .isEqualTo("2 items: {a|b} $1 %s");
    assertThat(CountedText.with("{a} and %s", "{x|y}")).isEqualTo("{a} and {x|y}");
  }

  @Test
  void isSpokenByReasonsToo() {
    Reason one = Reason.of(ReasonCode.THIN_HISTORY, 1);

    assertThat(one.text(Locale.ENGLISH)).isEqualTo("Too little payment history: 1 paid item.");
    assertThat(one.text(Locale.GERMAN)).isEqualTo("Zu wenig Zahlungshistorie: 1 bezahlter Posten.");
    assertThat(Reason.of(ReasonCode.THIN_HISTORY, 2).text(Locale.ENGLISH))
        .isEqualTo("Too little payment history: 2 paid items.");
  }
}
