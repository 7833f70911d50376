package io.mahnwerk.app.files;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.cycle.ConnectionSession;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.FileExchange;
import io.mahnwerk.core.spi.FileExchange.FileReport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Files of the connections of a home, for people who bring and fetch them with a browser. */
public record FileDesk(Mahnwerk shared) {
  private static final int SHOWN = 60;

  /** The files that a person may fetch from one connection, newest first. */
  public record Given(OfficeRow row, List<String> names) {
    public Given {
      names = List.copyOf(names);
    }
  }

  public Locale locale() {
    return shared.locale();
  }

  /** Every connection that is reached by files. */
  public List<Given> all() {
    return new OfficeRows(shared).all().stream().map(row -> new Given(row, names(row))).toList();
  }

  /** The exports of all of them in one batch file. */
  public byte[] batch() {
    return new OfficeBatch(new OfficeRows(shared).all()).bytes();
  }

  private List<String> names(OfficeRow row) {
    if (row.standing().isEmpty()) {
      return List.of();
    }
    return with(
        row.connection(),
        files -> {
          try (Stream<Path> given = Files.list(files.folders().outbox())) {
            return given
                .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                .map(file -> String.valueOf(file.getFileName()))
                .filter(name -> !name.startsWith(".") && !name.endsWith(".tmp"))
                .sorted(Comparator.reverseOrder())
                .limit(SHOWN)
                .toList();
          } catch (IOException gone) {
            return List.<String>of();
          }
        });
  }

  /**
   * Takes a file that was brought and says what became of it, odd rows after that; throws {@link
   * CommandFailure} where that cannot be done.
   */
  public List<Sentence> take(
      String connection, String name, FileExchange.Missing missing, InputStream content) {
    Path folder = null;
    try {
      folder = Files.createTempDirectory("mahnwerk-brought");
      Path file = folder.resolve(plain(name));
      Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
      return ConnectionSession.on(
          shared,
          connection,
          session -> {
            session.lock();
            FileReport report = Exchanges.of(session).take(file, missing);
            return Stream.concat(Stream.of(report.sentence()), report.findings().stream()).toList();
          });
    } catch (IOException refused) {
      throw new CommandFailure(
          new Sentence(
              "The file could not be stored; see that there is room on the disk.",
              "Die Datei war nicht zu speichern; bitte für Platz auf der Platte sorgen."),
          refused);
    } finally {
      delete(folder);
    }
  }

  /** The file of that name, if it is one of those that are given out. */
  public Optional<Path> find(String connection, String name) {
    return with(
        connection,
        files -> {
          try (Stream<Path> given = Files.list(files.folders().outbox())) {
            return given
                .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                .filter(file -> String.valueOf(file.getFileName()).equals(name))
                .findFirst();
          } catch (IOException gone) {
            return Optional.<Path>empty();
          }
        });
  }

  private <T> T with(String connection, Function<FileExchange, T> work) {
    return ConnectionSession.on(shared, connection, session -> work.apply(Exchanges.of(session)));
  }

  /** Browsers may send a whole path. */
  private static String plain(String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String kept = last.replaceAll("[\\p{Cntrl}:*?\"<>|]", "_");
    return kept.isBlank() || kept.matches("\\.+") ? "datei" : kept;
  }

  private static void delete(Path folder) {
    if (folder == null) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException left) {
      // A copy in the temporary folder harms nobody.
    }
  }
}
