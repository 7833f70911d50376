package io.mahnwerk.app.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mahnwerk.app.CommandFailure;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextEncodingTest {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"", "plain\n", "Müller\n", "\uFEFFMüller", "10 €", "漢字", "𝄞 clef"})
  void recognisesUtf8(String text) throws IOException {
    assertThat(encoding(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(TextEncoding.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Müller\n", "10 €", "Größe „A“", "ß"})
  void recognisesWindows1252(String text) throws IOException {
    assertThat(encoding(text.getBytes(WINDOWS_1252))).isEqualTo(TextEncoding.WINDOWS_1252);
  }

  @Test
  void refusesUtf8ThatIsDamaged() {
    byte[] bytes = "Müller\nSchön".getBytes(StandardCharsets.UTF_8);
    bytes[bytes.length - 2] = ' ';

    assertRefused(bytes, 2, "the UTF-8 text is damaged");
  }

  @Test
  void refusesATruncatedLetterAtTheEnd() {
    byte[] whole = "üü".getBytes(StandardCharsets.UTF_8);

    assertRefused(java.util.Arrays.copyOf(whole, 3), 1, "the UTF-8 text is damaged");
  }

  @Test
  void refusesUtf16() {
    assertRefused("debtor".getBytes(StandardCharsets.UTF_16), 1, "it looks like UTF-16");
  }

  @Test
  void refusesUtf16WithoutItsMark() {
    assertRefused(
        "debtor".getBytes(StandardCharsets.UTF_16LE), 1, "byte 0x00 does not belong into text");
  }

  @Test
  void refusesABytesThatNeitherEncodingKnows() {
    byte[] bytes = {'a', '\n', (byte) 0x81, 'b'};

    assertRefused(bytes, 2, "byte 0x81 is neither UTF-8 nor Windows-1252");
  }

  /** An overlong form and a surrogate half look like UTF-8 and are none. */
  @Test
  void doesNotTakeForbiddenSequencesForUtf8() throws IOException {
    assertThat(encoding(new byte[] {(byte) 0xE0, (byte) 0x80, (byte) 0x80}))
        .isEqualTo(TextEncoding.WINDOWS_1252);
    assertThat(encoding(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}))
        .isEqualTo(TextEncoding.WINDOWS_1252);
  }

  private void assertRefused(byte[] bytes, int line, String why) {
    assertThatThrownBy(() -> encoding(bytes))
        .isInstanceOf(CommandFailure.class)
        .hasMessage(
            "%s, line %d: the encoding cannot be read (%s); save the file as UTF-8."
                .formatted(folder.resolve("file.csv"), line, why));
  }

  private TextEncoding encoding(byte[] bytes) throws IOException {
    return TextEncoding.of(Files.write(folder.resolve("file.csv"), bytes));
  }
}
