package io.mahnwerk.connector.datev;

import io.mahnwerk.core.model.Sentence;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Walks once through the bytes of a file and counts what is whole UTF-8 and what cannot be. */
final class EncodingScan {
  static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final Sentence EXPORT_AGAIN =
      new Sentence("export the file again", "bitte die Datei erneut exportieren");

  private final String file;
  private final FileEncoding marked;
  private final int unit;
  private long position;
  private long line = 1;
  private long letters;
  private long firstLetterLine;
  private long firstGermanLine;
  private long broken;
  private long firstBrokenLine;
  private long undefinedLine;
  private int pending;
  private int low = 0x80;
  private int high = 0xBF;
  private int lead;
  private int half = -1;
  private int last;

  private EncodingScan(String file, FileEncoding marked) {
    this.file = file;
    this.marked = marked;
    this.unit = marked.charset().name().startsWith("UTF-16") ? 2 : 1;
  }

  static EncodingScan startingWith(String file, byte[] start, int length) {
    return new EncodingScan(file, FileEncoding.marked(start, length));
  }

  void accept(byte[] bytes, int length) {
    int from = position == 0 ? marked.markLength() : 0;
    if (unit == 2) {
      acceptPairs(bytes, from, length);
    } else {
      acceptBytes(bytes, from, length);
    }
    position += length;
  }

  private void acceptBytes(byte[] bytes, int from, int length) {
    for (int i = from; i < length; i++) {
      while (pending == 0 && i + Long.BYTES < length && isPlain((long) EIGHT.get(bytes, i))) {
        i += Long.BYTES;
      }
      int b = bytes[i];
      if (b < 0 || pending > 0) {
        acceptHigh(b & 0xFF);
      } else if (b < 0x20) {
        acceptControl(b);
      }
    }
    last = length > 0 ? bytes[length - 1] & 0xFF : last;
  }

  /** Whether eight bytes are all printable ASCII: none below the blank, none with the high bit. */
  private static boolean isPlain(long eight) {
    return ((eight - 0x2020202020202020L | eight) & 0x8080808080808080L) == 0;
  }

  private void acceptPairs(byte[] bytes, int from, int length) {
    for (int i = from; i < length; i++) {
      int b = bytes[i] & 0xFF;
      if (half < 0) {
        half = b;
      } else {
        last = marked.charset() == StandardCharsets.UTF_16LE ? b << 8 | half : half << 8 | b;
        half = -1;
        if (last < 0x20) {
          acceptControl(last);
        }
      }
    }
  }

  private void acceptControl(int c) {
    if (c == '\n') {
      line++;
    } else if (c != '\r' && c != '\t') {
      Sentence text =
          c == 0
              ? new Sentence(
                  "the file is no text, or UTF-16 without a byte order mark; %s",
                  "die Datei ist kein Text oder UTF-16 ohne Byte Order Mark; %s")
              : new Sentence(
                  "control character 0x" + Integer.toHexString(c) + " does not belong here; %s",
                  "das Steuerzeichen 0x" + Integer.toHexString(c) + " gehört hier nicht hin; %s");
      throw refusal(line, text.with(EXPORT_AGAIN));
    }
  }

  private void acceptHigh(int b) {
    if (pending > 0 && b >= low && b <= high) {
      low = 0x80;
      high = 0xBF;
      if (--pending == 0) {
        noteLetter(b);
      }
      return;
    }
    if (pending > 0) {
      noteBroken();
    }
    if (b >= 0x80) {
      start(b);
    } else if (b < 0x20) {
      acceptControl(b);
    }
  }

  // Which bytes may follow which: table 3-7 of the Unicode standard.
  private void start(int b) {
    lead = b;
    low = b == 0xE0 ? 0xA0 : b == 0xF0 ? 0x90 : 0x80;
    high = b == 0xED ? 0x9F : b == 0xF4 ? 0x8F : 0xBF;
    pending = b < 0xC2 ? 0 : b < 0xE0 ? 1 : b < 0xF0 ? 2 : b < 0xF5 ? 3 : 0;
    if (pending == 0) {
      noteBroken();
    }
    if (undefinedLine == 0 && (b == 0x81 || b == 0x8D || b == 0x8F || b == 0x90 || b == 0x9D)) {
      undefinedLine = line;
    }
  }

  // Two letters of Windows-1252 can form one of UTF-8 by chance, "ß“" for one; those that begin
  // with
  // "Ã" or "â€" never stand in German text.
  private void noteLetter(int b) {
    if (letters++ == 0) {
      firstLetterLine = line;
    }
    if (firstGermanLine == 0 && (lead == 0xC3 || lead == 0xE2)) {
      firstGermanLine = line;
    }
    if (undefinedLine == 0 && (b == 0x81 || b == 0x8D || b == 0x8F || b == 0x90 || b == 0x9D)) {
      undefinedLine = line;
    }
  }

  private void noteBroken() {
    pending = 0;
    if (broken++ == 0) {
      firstBrokenLine = line;
    }
  }

  FileEncoding end() {
    if (pending > 0) {
      noteBroken();
    }
    if (half >= 0 || (last != '\n' && last != '\r')) {
      throw refusal(
          line,
          new Sentence(
                  "the last line has no end, so the file is cut or still being written; %s",
                  "die letzte Zeile hat kein Ende, die Datei ist also abgeschnitten oder wird noch"
                      + " geschrieben; %s")
              .with(EXPORT_AGAIN));
    }
    if (unit == 2 || broken == 0) {
      return marked;
    }
    if (marked.markLength() > 0 || firstGermanLine > 0) {
      throw mixed();
    }
    if (undefinedLine > 0) {
      throw refusal(
          undefinedLine,
          new Sentence(
                  "the line holds a byte that is neither UTF-8 nor Windows-1252; %s",
                  "die Zeile enthält ein Byte, das weder UTF-8 noch Windows-1252 ist; %s")
              .with(EXPORT_AGAIN));
    }
    return new FileEncoding(WINDOWS_1252, 0);
  }

  private FileRefusal mixed() {
    long utf8Line = firstGermanLine > 0 ? firstGermanLine : Math.max(1, firstLetterLine);
    return refusal(
        firstBrokenLine,
        new Sentence(
                "the line is not UTF-8 although line %s is, so the encodings are mixed; %s",
                "die Zeile ist nicht UTF-8, Zeile %s aber doch, die Zeichensätze sind also"
                    + " vermischt; %s")
            .with(Sentence.same(Long.toString(utf8Line)), EXPORT_AGAIN));
  }

  private FileRefusal refusal(long atLine, Sentence text) {
    return new FileRefusal(FileFault.ofLine(file, atLine, text));
  }
}
