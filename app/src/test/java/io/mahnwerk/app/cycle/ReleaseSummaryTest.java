package io.mahnwerk.app.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.writeback.ReleaseReport;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReleaseSummaryTest {
  private static final OpenItemRef CLEARED =
      new OpenItemRef(new ConnectionId("books"), new CompanyCode("1010"), "1");

  @Test
  void saysThatNobodyCanChangeAMarkInAClearedItem() {
    assertThat(preview(ReleaseReport.Suggestions.NONE, Locale.ENGLISH))
        .startsWith(
            "Marks of ours: 0 on open items, 1 on cleared items (nobody can change these and no run"
                + " looks at them).");
    assertThat(preview(ReleaseReport.Suggestions.NONE, Locale.GERMAN))
        .contains("(diese kann niemand ändern, und kein Lauf beachtet sie).");
  }

  @Test
  void doesNotSaySoWhereMarksStandInAListThatWillBeEmptied() {
    ReleaseReport.Suggestions shown = new ReleaseReport.Suggestions(0, 3);

    assertThat(preview(shown, Locale.ENGLISH))
        .contains("(no run looks at them; those in our own list go with it).")
        .doesNotContain("nobody can change");
    assertThat(preview(shown, Locale.GERMAN)).doesNotContain("niemand");
  }

  private static String preview(ReleaseReport.Suggestions suggestions, Locale locale) {
    StringWriter text = new StringWriter();
    new ReleaseSummary(new PrintWriter(text, true), locale)
        .preview(
            new ReleaseReport(0, List.of(CLEARED), Map.of(), List.of(), suggestions),
            new OpenedDebtors(List.of(), new DunningProcedures(Map.of(), Map.of())),
            0);
    return text.toString();
  }
}
