package io.mahnwerk.app.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TextTableTest {
  @Test
  void putsNumbersToTheRight() {
    String text =
        printed(TextTable.ofNumbers("Größe", "Zahl").row("ä", "7").row("Beträge", "1.234"));

    assertThat(text)
        .isEqualToNormalizingNewlines(
            """
            Größe     Zahl
            ───────  ─────
            ä            7
            Beträge  1.234
            """);
  }

  @Test
  void putsTextsToTheLeft() {
    String text = printed(TextTable.ofTexts("a", "b").row("long", "x").row("s", "longer"));

    assertThat(text)
        .isEqualToNormalizingNewlines(
            """
            a     b
            ────  ──────
            long  x
            s     longer
            """);
  }

  @Test
  void refusesARowOfAnotherWidth() {
    assertThatThrownBy(() -> TextTable.ofTexts("a", "b").row("x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A row must have 2 cells but has 1");
  }

  private static String printed(TextTable table) {
    StringWriter text = new StringWriter();
    table.print(new PrintWriter(text));
    return text.toString();
  }
}
