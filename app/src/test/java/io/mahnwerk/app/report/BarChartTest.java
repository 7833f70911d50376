package io.mahnwerk.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.Sentence;
import java.util.List;
import org.junit.jupiter.api.Test;

class BarChartTest {
  private static final Sentence TITLE = new Sentence("Title", "Titel");

  @Test
  void beginsItsBarsBehindTheLongestLabel() {
    assertThat(svg("Amount", "Betrag")).contains("<rect x=\"152.0\"");
    assertThat(svg("Amount and terms", "Betrag und Zahlungsziel")).contains("<rect x=\"173.6\"");
  }

  @Test
  void leavesRoomForBarsWhateverTheLabel() {
    assertThat(svg("x".repeat(200), "y")).contains("<rect x=\"210.0\"");
  }

  private static String svg(String english, String german) {
    Markup page = new Markup();
    Sentence label = new Sentence(english, german);
    Sentence shown = Sentence.percent(0.02, 0);
    new BarChart(TITLE, TITLE, List.of(new BarChart.Bar(label, 0.02, shown, "accent")))
        .writeTo(page);
    return page.toString();
  }
}
