package io.mahnwerk.app.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.app.output.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LongFileProgressTest {
  @TempDir Path folder;

  @Test
  void showsHowFarALongFileIs() throws IOException {
    assertThat(shown(LongFileProgress.SHORT_INVOICES / 100).lines())
        .containsExactly(" 50 %  Lernen und Empfehlen", "100 %  Lernen und Empfehlen");
  }

  @Test
  void isSilentAboutAShortFile() throws IOException {
    assertThat(shown(LongFileProgress.SHORT_INVOICES / 100 - 1)).isEmpty();
  }

  private String shown(int months) throws IOException {
    StringWriter shown = new StringWriter();
    Terminal terminal =
        new Terminal(new PrintWriter(new StringWriter()), new PrintWriter(shown), false);
    InvoiceBook book =
        new InvoiceFile(Invoices.monthly(100, months, 40).in(folder)).read(Invoices.AS_OF);
    try (LongFileProgress progress = LongFileProgress.of(book, terminal, Locale.GERMAN)) {
      progress.advised(0.5);
      progress.advised(1);
    }
    return shown.toString();
  }
}
