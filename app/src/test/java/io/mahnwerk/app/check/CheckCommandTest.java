package io.mahnwerk.app.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.app.CommandLineRun;
import io.mahnwerk.app.config.ConnectorRegistry;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.ConnectionCheck;
import io.mahnwerk.core.spi.ConnectionCheck.Finding;
import io.mahnwerk.core.spi.ErpConnectorProvider;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
  private static final ConnectionCheck CHECK =
      new ConnectionCheck(
          List.of(
              Finding.ok(
                  new Sentence("sign-in", "Anmeldung"), new Sentence("Signed in.", "Angemeldet.")),
              Finding.problem(
                  new Sentence("reason code", "Sperrgrund"),
                  new Sentence("Not there.", "Nicht da."),
                  new Sentence("Create it.", "Legen Sie ihn an."))));

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
    assertThat(printed(Locale.GERMAN))
        .isEqualToNormalizingNewlines(
            """
            Geprüft     Ergebnis  Befund       Was zu tun ist
            ──────────  ────────  ───────────  ─────────────────
            Anmeldung   ok        Angemeldet.
            Sperrgrund  fehlt     Nicht da.    Legen Sie ihn an.
            """);
  }

  @Test
  void printsWhatTheAdministratorSetsUpForEachConnectorAndNoSecret(@TempDir Path home)
      throws IOException {
    for (ErpConnectorProvider provider : ConnectorRegistry.onClassPath().providers()) {
      Files.writeString(
          home.resolve("mahnwerk.yaml"),
          "connections:\n  books:\n    erp: %s\n    settings:\n      password: \"Geheim-9\"\n"
              .formatted(provider.erpId()));

      CommandLineRun run =
          CommandLineRun.of("--home", home.toString(), "--lang", "de", "check", "books", "--basis");

      boolean hasText = provider.administratorText(Locale.GERMAN, Map.of()).isPresent();
      assertThat(run.exitCode()).as(run.err()).isEqualTo(hasText ? 0 : 1);
      assertThat(run.out() + run.err()).isNotBlank().doesNotContain("Geheim-9");
    }
  }

  private static String printed(Locale locale) {
    StringWriter text = new StringWriter();
    CheckCommand.print(CHECK, locale, new PrintWriter(text));
    return text.toString();
  }
}
