package io.mahnwerk.app.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.spi.ConnectionCheck;
import io.mahnwerk.core.spi.ConnectionCheck.Finding;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class CheckCommandTest {
  private static final ConnectionCheck CHECK =
      new ConnectionCheck(
          List.of(
              Finding.ok("sign-in", "Signed in."),
              Finding.problem("reason code", "Not there.", "Create it.")));

  @Test
  void saysWhatWasFoundAndWhatToDo() {
    assertThat(printed(Locale.ENGLISH))
        .isEqualToNormalizingNewlines(
            """
            Checked      Result   Finding     What to do
            ───────────  ───────  ──────────  ──────────
            sign-in      ok       Signed in.
            reason code  missing  Not there.  Create it.
            """);
  }

  @Test
  void saysItInGerman() {
    assertThat(printed(Locale.GERMAN)).contains("Was zu tun ist", "fehlt");
  }

  private static String printed(Locale locale) {
    StringWriter text = new StringWriter();
    CheckCommand.print(CHECK, locale, new PrintWriter(text));
    return text.toString();
  }
}
