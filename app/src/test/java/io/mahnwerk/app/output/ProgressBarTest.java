package io.mahnwerk.app.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
  private final StringWriter written = new StringWriter();

  @Test
  void overwritesOneLineForAPersonWhoWatches() {
    try (ProgressBar bar = new ProgressBar(terminal(true), 4)) {
      bar.label("reading the ledger");
      bar.advance(1);
      bar.label("done");
      bar.advance(3);
    }

    String[] states = written.toString().split("\r");
    assertThat(states).hasSize(5);
    assertThat(states[2]).isEqualTo("█".repeat(7) + "░".repeat(23) + "  25 %  reading the ledger");
    assertThat(states[4].strip()).isEqualTo("█".repeat(30) + " 100 %  done");
    assertThat(written.toString()).endsWith(System.lineSeparator());
  }

  @Test
  void leavesNothingOfALongerLine() {
    try (ProgressBar bar = new ProgressBar(terminal(true), 2)) {
      bar.label("a long label");
      bar.label("short");
    }

    String[] states = written.toString().stripTrailing().split("\r");
    assertThat(states[2] + "       ").hasSizeGreaterThanOrEqualTo(states[1].length());
  }

  @Test
  void writesALineForEveryTenthElsewhere() {
    try (ProgressBar bar = new ProgressBar(terminal(false), 200)) {
      bar.label("months");
      for (int step = 0; step < 200; step++) {
        bar.advance(1);
      }
    }

    assertThat(written.toString()).doesNotContain("\r\r", "█");
    assertThat(written.toString().lines()).hasSizeBetween(10, 12).last().isEqualTo("100 %  months");
  }

  @Test
  void neverGoesBeyondTheEnd() {
    try (ProgressBar bar = new ProgressBar(terminal(false), 2)) {
      bar.advance(5);
    }

    assertThat(written.toString().strip()).startsWith("100 %");
  }

  @Test
  void refusesAWayWithoutSteps() {
    assertThatThrownBy(() -> new ProgressBar(terminal(true), 0).close())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Progress needs at least 1 step but got 0");
  }

  private Terminal terminal(boolean interactive) {
    PrintWriter writer = new PrintWriter(written);
    return new Terminal(writer, writer, interactive);
  }
}
