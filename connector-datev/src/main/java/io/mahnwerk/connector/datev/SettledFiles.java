package io.mahnwerk.connector.datev;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files that were taken or refused, each with its report beside it. */
record SettledFiles(DatevFolder folder) {
  private static final Logger LOG = LoggerFactory.getLogger(SettledFiles.class);
  private static final String REPORT = ".bericht.txt";

  /**
   * Writes the report and moves the file beside it. The report's time says when that was, as the
   * file keeps the time of its export.
   */
  void settle(Path file, Path where, String report, Instant at) throws IOException {
    Path target = InboxFiles.free(where, InboxFiles.safe(InboxFiles.name(file)));
    Path text = where.resolve(InboxFiles.name(target) + REPORT);
    Path part = text.resolveSibling(InboxFiles.name(text) + ".tmp");
    Files.writeString(part, report, StandardCharsets.UTF_8);
    Files.setLastModifiedTime(part, FileTime.from(at));
    Files.move(part, text, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Deletes what was settled before that time, the report last, so that a kill in between leaves it
   * to the next call. A file without a report of ours is somebody else's and stays; one that
   * another program holds is tried again with the next call.
   */
  void deleteBefore(Instant time) throws IOException {
    for (Path where : List.of(folder.done(), folder.failed())) {
      for (Path report : reportsBefore(time, where)) {
        delete(where, report);
      }
    }
  }

  private static void delete(Path where, Path report) {
    String name = InboxFiles.name(report);
    Path file = where.resolve(name.substring(0, name.length() - REPORT.length()));
    try {
      if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        Files.delete(file);
      }
      Files.delete(report);
    } catch (IOException held) {
      LOG.warn("{} is past its time but cannot be deleted yet: {}", file, held.toString());
    }
  }

  private static List<Path> reportsBefore(Instant time, Path where) throws IOException {
    try (Stream<Path> files = Files.list(where)) {
      return files
          .filter(file -> InboxFiles.name(file).endsWith(REPORT))
          .filter(file -> InboxFiles.name(file).length() > REPORT.length())
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .filter(file -> InboxFiles.writtenAt(file).isBefore(time))
          .toList();
    }
  }
}
