package io.mahnwerk.connector.datev;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages a file as people, programs and transfers do, and sometimes not at all. */
final class Mutation {
  private static final List<String> ODD =
      List.of(
          "\"",
          "\"\"",
          ";",
          "\r\n",
          "\n",
          "\r",
          "\0",
          "\u001A",
          "ä",
          "Ã¼",
          "=HYPERLINK(1)",
          "..",
          "-",
          "99999999999999999999",
          "1.234,56",
          "1,234.56",
          "31022026",
          "00000000",
          "9",
          "4711",
          "<!DOCTYPE",
          "&x;",
          "</Field>",
          "EXTF",
          "\uFEFF",
          "\uD83D\uDE00");
  private static final int MOST_STEPS = 4;

  private final Random random;

  Mutation(Random random) {
    this.random = random;
  }

  byte[] of(byte[] whole) {
    byte[] bytes = whole;
    int steps = random.nextInt(MOST_STEPS + 1);
    for (int i = 0; i < steps && bytes.length > 0; i++) {
      bytes = damaged(bytes);
    }
    return bytes;
  }

  private byte[] damaged(byte[] bytes) {
    int at = random.nextInt(bytes.length);
    int length = Math.min(bytes.length - at, 1 + random.nextInt(40));
    return switch (random.nextInt(8)) {
      case 0 -> Arrays.copyOf(bytes, at);
      case 1 -> replaced(bytes, at, 1, new byte[] {(byte) random.nextInt(256)});
      case 2 -> replaced(bytes, at, length, new byte[0]);
      case 3 -> replaced(bytes, at, 0, Arrays.copyOfRange(bytes, at, at + length));
      case 4 -> replaced(bytes, at, 0, odd().getBytes(StandardCharsets.UTF_8));
      case 5 -> replaced(bytes, at, 0, odd().getBytes(TestFiles.WINDOWS_1252));
      default -> cell(bytes, at);
    };
  }

  /** Another content for the cell around a place. */
  private byte[] cell(byte[] bytes, int at) {
    int from = at;
    int to = at;
    while (from > 0 && bytes[from - 1] != ';' && bytes[from - 1] != '\n') {
      from--;
    }
    while (to < bytes.length && bytes[to] != ';' && bytes[to] != '\r') {
      to++;
    }
    return replaced(bytes, from, to - from, odd().getBytes(TestFiles.WINDOWS_1252));
  }

  private String odd() {
    return ODD.get(random.nextInt(ODD.size()));
  }

  private static byte[] replaced(byte[] bytes, int at, int length, byte[] by) {
    byte[] result = new byte[bytes.length - length + by.length];
    System.arraycopy(bytes, 0, result, 0, at);
    System.arraycopy(by, 0, result, at, by.length);
    System.arraycopy(bytes, at + length, result, at + by.length, bytes.length - at - length);
    return result;
  }
}
