package io.mahnwerk.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DemoReportTest {
  @Test
  void namesEachPromiseThatWasNotKept() {
    assertThat(SampleReport.withNoticesWhileHeld(2).brokenPromises())
        .singleElement()
        .satisfies(
            broken -> {
              assertThat(broken.english())
                  .isEqualTo(
                      "Connection 'books', a promise was not kept: Nobody was dunned while held:"
                          + " counted 2, allowed 0.");
              assertThat(broken.german())
                  .isEqualTo(
                      "Verbindung 'books', ein Versprechen wurde nicht gehalten: Nichts wurde trotz"
                          + " Sperre gemahnt: gezählt 2, erlaubt 0.");
            });
  }

  @Test
  void namesNoneWhereAllWereKept() {
    assertThat(SampleReport.report().brokenPromises()).isEmpty();
  }
}
