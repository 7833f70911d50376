package io.mahnwerk.mocks.wire;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One HTTP/1.1 message as it came over the wire (RFC 9112, 2 and 6).
 *
 * @param head up to and with the empty line
 * @param body as sent: a chunked body with its chunk sizes
 * @param endsConnection whether only the end of the connection tells where the body ends
 */
record HttpMessage(byte[] head, byte[] body, boolean endsConnection) {
  private static final int LONGEST_HEAD = 64 * 1024;
  private static final Pattern LENGTH =
      Pattern.compile("\r\ncontent-length:[ \t]*(\\d{1,9})[ \t]*\r\n", Pattern.CASE_INSENSITIVE);
  private static final Pattern CHUNKED =
      Pattern.compile("\r\ntransfer-encoding:[^\r\n]*chunked[ \t]*\r\n", Pattern.CASE_INSENSITIVE);
  private static final Pattern BODILESS = Pattern.compile("^HTTP/1\\.\\d (1\\d\\d|204|304)");

  /** The next request; empty where the connection ended before it began. */
  static Optional<HttpMessage> request(InputStream in) throws IOException {
    byte[] head = head(in);
    if (head.length == 0) {
      return Optional.empty();
    }
    return Optional.of(new HttpMessage(head, framed(text(head), in).orElse(new byte[0]), false));
  }

  /** The answer to a request of this method. */
  static HttpMessage answer(InputStream in, String method) throws IOException {
    byte[] head = head(in);
    String text = text(head);
    if (head.length == 0) {
      throw new EOFException("The ERP closed the connection instead of an answer");
    }
    if (method.equals("HEAD") || BODILESS.matcher(text).find()) {
      return new HttpMessage(head, new byte[0], false);
    }
    Optional<byte[]> framed = framed(text, in);
    return framed.isPresent()
        ? new HttpMessage(head, framed.get(), false)
        : new HttpMessage(head, in.readAllBytes(), true);
  }

  /** The message whose head states this length, with its body as it is without chunks. */
  HttpMessage statingLength(int length) throws IOException {
    String text = CHUNKED.matcher(text(head)).replaceFirst("\r\n");
    text = LENGTH.matcher(text).replaceFirst("\r\n");
    text = text.substring(0, text.length() - 2) + "Content-Length: " + length + "\r\n\r\n";
    return new HttpMessage(text.getBytes(StandardCharsets.ISO_8859_1), content(), endsConnection);
  }

  /** The body without chunk sizes. */
  byte[] content() throws IOException {
    if (!CHUNKED.matcher(text(head)).find()) {
      return body;
    }
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    int at = 0;
    while (at < body.length) {
      int end = at;
      while (body[end] != '\n') {
        end++;
      }
      int size = size(new String(body, at, end - at, StandardCharsets.ISO_8859_1));
      content.write(body, end + 1, size);
      at = size == 0 ? body.length : end + 1 + size + 2;
    }
    return content.toByteArray();
  }

  byte[] bytes() {
    byte[] all = Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, all, head.length, body.length);
    return all;
  }

  private static byte[] head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int matched = 0;
    for (int next = in.read(); next >= 0; next = in.read()) {
      head.write(next);
      matched = next == "\r\n\r\n".charAt(matched) ? matched + 1 : next == '\r' ? 1 : 0;
      if (matched == 4) {
        return head.toByteArray();
      }
      if (head.size() > LONGEST_HEAD) {
        throw new IOException("A message head is longer than " + LONGEST_HEAD + " bytes");
      }
    }
    return new byte[0];
  }

  private static Optional<byte[]> framed(String head, InputStream in) throws IOException {
    if (CHUNKED.matcher(head).find()) {
      return Optional.of(chunks(in));
    }
    Matcher length = LENGTH.matcher(head);
    return length.find()
        ? Optional.of(exactly(in, Integer.parseInt(length.group(1))))
        : Optional.empty();
  }

  private static byte[] chunks(InputStream in) throws IOException {
    ByteArrayOutputStream raw = new ByteArrayOutputStream();
    int size;
    do {
      String line = line(in);
      size = size(line);
      raw.writeBytes(line.getBytes(StandardCharsets.ISO_8859_1));
      raw.writeBytes(exactly(in, size));
      if (size > 0) {
        raw.writeBytes(exactly(in, 2));
      }
    } while (size > 0);
    for (String trailer = line(in); ; trailer = line(in)) {
      raw.writeBytes(trailer.getBytes(StandardCharsets.ISO_8859_1));
      if (trailer.equals("\r\n")) {
        return raw.toByteArray();
      }
    }
  }

  private static int size(String line) throws IOException {
    try {
      return Integer.parseInt(line.split(";", 2)[0].strip(), 16);
    } catch (NumberFormatException noSize) {
      throw new IOException("'" + line.strip() + "' is no chunk size", noSize);
    }
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0; next = in.read()) {
      line.write(next);
      if (next == '\n') {
        return line.toString(StandardCharsets.ISO_8859_1);
      }
    }
    throw new EOFException("A message ended inside a line");
  }

  private static byte[] exactly(InputStream in, int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException(
          "A message ended after %d of %d bytes".formatted(bytes.length, length));
    }
    return bytes;
  }

  private static String text(byte[] head) {
    return new String(head, StandardCharsets.ISO_8859_1);
  }
}
