package io.mahnwerk.connector.datev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileEncodingTest {
  private static final String TEXT = "Konto;Name\r\n10000;Müller & Söhne, Straße „Spaß“ 5 €\r\n";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "windows-1252, ''",
    "UTF-8, ''",
    "UTF-8, mark",
    "UTF-16LE, mark",
    "UTF-16BE, mark",
  })
  void readsEveryEncodingThatDatevKnows(String charset, String mark) throws IOException {
    String text = (mark.isEmpty() ? "" : "\uFEFF") + TEXT;
    Path file = TestFiles.write(folder, "a.csv", text, Charset.forName(charset));

    FileEncoding encoding = FileEncoding.of(file);

    assertThat(encoding.charset()).isEqualTo(Charset.forName(charset));
    try (Reader reader = encoding.reader(file)) {
      char[] all = new char[200];
      assertThat(new String(all, 0, reader.read(all))).isEqualTo(TEXT);
    }
  }

  @Test
  void takesLettersOfWindowsThatFormOneOfUtf8ByChanceForWhatTheyAre() {
    Path file = TestFiles.write(folder, "a.csv", "Spaß“ und ä\r\n", TestFiles.WINDOWS_1252);

    assertThat(encoding(file).charset()).isEqualTo(TestFiles.WINDOWS_1252);
  }

  @Test
  void refusesAFileThatMixesEncodings() {
    byte[] first = "Konto\r\nMüller\r\n".getBytes(StandardCharsets.UTF_8);
    byte[] second = "Söhne\r\n".getBytes(TestFiles.WINDOWS_1252);
    Path file = TestFiles.write(folder, "opos.csv", joined(first, second));

    refusal(file)
        .hasMessage(
            "opos.csv, line 3: the line is not UTF-8 although line 2 is, so the encodings are mixed;"
                + " export the file again.");
  }

  @Test
  void saysSoInGerman() {
    Path file = TestFiles.write(folder, "opos.csv", new byte[0]);

    assertThatThrownBy(() -> encoding(file))
        .isInstanceOfSatisfying(
            FileRefusal.class,
            refusal ->
                assertThat(refusal.fault().sentence().in(Locale.GERMAN))
                    .isEqualTo("opos.csv: die Datei ist leer; bitte erneut exportieren."));
  }

  @Test
  void refusesAFileThatIsCutWithinALine() {
    Path file =
        TestFiles.write(folder, "opos.csv", "Konto\r\n10000;1234,5", TestFiles.WINDOWS_1252);

    refusal(file)
        .hasMessage(
            "opos.csv, line 2: the last line has no end, so the file is cut or still being written;"
                + " export the file again.");
  }

  @Test
  void refusesUtf16ThatIsCutWithinALetter() {
    byte[] whole = "\uFEFFKonto\r\n".getBytes(StandardCharsets.UTF_16LE);
    byte[] cut = java.util.Arrays.copyOf(whole, whole.length - 1);

    refusal(TestFiles.write(folder, "a.csv", cut)).hasMessageContaining("the last line has no end");
  }

  @Test
  void refusesWhatIsNoText() {
    refusal(TestFiles.write(folder, "a.csv", "Konto\r\n1\0\r\n", StandardCharsets.UTF_8))
        .hasMessageContaining("a.csv, line 2: the file is no text, or UTF-16 without");
    refusal(TestFiles.write(folder, "b.csv", new byte[] {'a', (byte) 0x81, '\n'}))
        .hasMessageContaining("b.csv, line 1: the line holds a byte that is neither UTF-8 nor");
    refusal(TestFiles.write(folder, "c.csv", new byte[] {'a', 0x1A, '\n'}))
        .hasMessageContaining("control character 0x1a");
  }

  private static FileEncoding encoding(Path file) {
    try {
      return FileEncoding.of(file);
    } catch (IOException unexpected) {
      throw new AssertionError(unexpected);
    }
  }

  private static AbstractThrowableAssert<?, ?> refusal(Path file) {
    return assertThatThrownBy(() -> encoding(file)).isInstanceOf(FileRefusal.class);
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = java.util.Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
