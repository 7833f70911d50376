package io.mahnwerk.app.recommend;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.core.model.Sentence;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Finds out in which encoding a file was written: UTF-8, with or without byte order mark, or
 * Windows-1252. Anything else, and a damaged UTF-8 file, is refused rather than guessed at.
 */
enum TextEncoding {
  UTF_8(StandardCharsets.UTF_8, "UTF-8"),
  WINDOWS_1252(Charset.forName("windows-1252"), "Windows-1252");

  private final Charset charset;
  private final String label;

  TextEncoding(Charset charset, String label) {
    this.charset = charset;
    this.label = label;
  }

  Charset charset() {
    return charset;
  }

  String label() {
    return label;
  }

  /** Reads the whole file once, in constant memory. */
  static TextEncoding of(Path file) throws IOException {
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      Scan scan = new Scan(file);
      for (int b = bytes.read(); b >= 0; b = bytes.read()) {
        scan.accept(b);
      }
      return scan.end();
    }
  }

  /** Walks through the bytes and counts what is whole UTF-8 and what cannot be. */
  private static final class Scan {
    private final Path file;
    private long line = 1;
    private long position;
    private long letters;
    private long broken;
    private long firstBrokenLine;
    private int undefined;
    private long undefinedLine;
    private int pending;
    private int low = 0x80;
    private int high = 0xBF;

    Scan(Path file) {
      this.file = file;
    }

    void accept(int b) {
      refuseWhatIsNoText(b);
      if (pending > 0 && b >= low && b <= high) {
        pending--;
        low = 0x80;
        high = 0xBF;
        letters += pending == 0 ? 1 : 0;
      } else {
        if (pending > 0) {
          markBroken();
        }
        start(b);
      }
      noteUndefined(b);
      line += b == '\n' ? 1 : 0;
      position++;
    }

    TextEncoding end() {
      if (pending > 0) {
        markBroken();
      }
      if (broken == 0) {
        return UTF_8;
      }
      // Text in Windows-1252 hardly ever forms a whole UTF-8 letter by chance.
      if (letters >= broken) {
        throw refusal(
            firstBrokenLine,
            new Sentence("the UTF-8 text is damaged", "der UTF-8-Text ist beschädigt"));
      }
      if (undefined > 0) {
        throw refusal(
            undefinedLine,
            new Sentence(
                    "byte 0x%s is neither UTF-8 nor Windows-1252",
                    "Byte 0x%s ist weder UTF-8 noch Windows-1252")
                .naming(hex(undefined)));
      }
      return WINDOWS_1252;
    }

    // Which bytes may follow which: table 3-7 of the Unicode standard.
    private void start(int b) {
      low = b == 0xE0 ? 0xA0 : b == 0xF0 ? 0x90 : 0x80;
      high = b == 0xED ? 0x9F : b == 0xF4 ? 0x8F : 0xBF;
      pending = b < 0xC2 ? 0 : b < 0xE0 ? 1 : b < 0xF0 ? 2 : b < 0xF5 ? 3 : 0;
      if (b >= 0x80 && pending == 0) {
        markBroken();
      }
    }

    private void markBroken() {
      pending = 0;
      if (broken++ == 0) {
        firstBrokenLine = line;
      }
    }

    private void noteUndefined(int b) {
      boolean none = b == 0x81 || b == 0x8D || b == 0x8F || b == 0x90 || b == 0x9D;
      if (none && undefined == 0) {
        undefined = b;
        undefinedLine = line;
      }
    }

    private void refuseWhatIsNoText(int b) {
      if (position == 0 && b >= 0xFE) {
        throw refusal(1, new Sentence("it looks like UTF-16", "sie sieht nach UTF-16 aus"));
      }
      if (b < 0x20 && b != '\t' && b != '\n' && b != '\r') {
        throw refusal(
            line,
            new Sentence(
                    "byte 0x%s does not belong into text", "Byte 0x%s gehört nicht in einen Text")
                .naming(hex(b)));
      }
    }

    private static String hex(int b) {
      return String.format(Locale.ROOT, "%02X", b);
    }

    private CommandFailure refusal(long atLine, Sentence why) {
      return new CommandFailure(
          new Sentence(
                  "%s, line %s: the encoding cannot be read (%s); save the file as UTF-8.",
                  "%s, Zeile %s: die Kodierung ist nicht lesbar (%s); die Datei bitte als UTF-8"
                      + " speichern.")
              .with(Sentence.same(file.toString()), Sentence.same(Long.toString(atLine)), why));
    }
  }
}
