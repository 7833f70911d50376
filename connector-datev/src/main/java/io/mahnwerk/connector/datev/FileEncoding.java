package io.mahnwerk.connector.datev;

import io.mahnwerk.core.model.Sentence;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The encoding of a file: what its byte order mark says; without one UTF-8 where every byte fits,
 * else Windows-1252, which is the format's own. A file that mixes the two is refused, and so is one
 * whose last line has no end: a cut amount looks like a whole one.
 *
 * @param markLength bytes of the byte order mark
 */
record FileEncoding(Charset charset, int markLength) {
  private static final int BUFFER = 1 << 16;

  /**
   * Reads the file once from end to end, in constant memory.
   *
   * @throws FileRefusal for an empty file, one that is no text, mixed or cut
   */
  static FileEncoding of(Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      byte[] buffer = new byte[BUFFER];
      int length = bytes.readNBytes(buffer, 0, buffer.length);
      if (length == 0) {
        throw new FileRefusal(
            FileFault.ofFile(
                nameOf(file),
                new Sentence(
                    "the file is empty; export it again",
                    "die Datei ist leer; bitte erneut exportieren")));
      }
      EncodingScan scan = EncodingScan.startingWith(nameOf(file), buffer, length);
      while (length > 0) {
        scan.accept(buffer, length);
        length = bytes.readNBytes(buffer, 0, buffer.length);
      }
      return scan.end();
    }
  }

  /** Decodes strictly, without the mark: a byte that does not fit is an error, never a '?'. */
  Reader reader(Path file) throws IOException {
    InputStream bytes = Files.newInputStream(file);
    if (charset.equals(EncodingScan.WINDOWS_1252)) {
      return new Windows1252Reader(bytes);
    }
    bytes.skipNBytes(markLength);
    return new InputStreamReader(
        bytes,
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT));
  }

  /** The bytes of the mark, to be copied before what is written in this encoding. */
  byte[] mark() {
    return markLength == 0 ? new byte[0] : "\uFEFF".getBytes(charset);
  }

  static String nameOf(Path file) {
    Path name = file.getFileName();
    return name == null ? "" : name.toString();
  }

  static FileEncoding marked(byte[] start, int length) {
    int first = length > 1 ? (start[0] & 0xFF) << 8 | start[1] & 0xFF : 0;
    if (first == 0xFFFE) {
      return new FileEncoding(StandardCharsets.UTF_16LE, 2);
    }
    if (first == 0xFEFF) {
      return new FileEncoding(StandardCharsets.UTF_16BE, 2);
    }
    boolean utf8 = first == 0xEFBB && length > 2 && (start[2] & 0xFF) == 0xBF;
    return new FileEncoding(StandardCharsets.UTF_8, utf8 ? 3 : 0);
  }
}
