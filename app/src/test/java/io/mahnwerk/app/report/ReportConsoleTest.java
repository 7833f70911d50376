package io.mahnwerk.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ReportConsoleTest {
  @Test
  void saysFirstThatItIsSimulatedAndNoForecast() {
    assertThat(printed(SampleReport.report(), Locale.ENGLISH).lines().findFirst().orElse(""))
        .startsWith("Simulated:")
        .contains("a press article tells of", "no forecast");
  }

  @Test
  void comparesTheFourRuns() {
    assertThat(printed(SampleReport.report(), Locale.ENGLISH).lines())
        .contains(
            "Days to pay                             66.3          53.4      54.1               49.1")
        .contains("Gain captured: 81 % of perfect foresight.");
  }

  @Test
  void writesNumbersTheGermanWay() {
    assertThat(printed(SampleReport.report(), Locale.GERMAN))
        .contains("54,1", "Bisheriger Plan", "Mahnwerk wird an Tag 60 für 30 Tage angehalten");
  }

  @Test
  void saysWhichPromiseWasBroken() {
    assertThat(printed(SampleReport.report(), Locale.ENGLISH)).doesNotContain("BROKEN");
    assertThat(printed(SampleReport.withNoticesWhileHeld(3), Locale.ENGLISH).lines())
        .contains("Nobody was dunned while held                        3        BROKEN");
  }

  private static String printed(DemoReport report, Locale locale) {
    StringWriter text = new StringWriter();
    new ReportConsole(new PrintWriter(text), locale).print(report);
    return text.toString();
  }
}
