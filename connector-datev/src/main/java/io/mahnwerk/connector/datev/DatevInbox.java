package io.mahnwerk.connector.datev;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.FileExchange;
import io.mahnwerk.core.spi.ReceivablesReader.UnreadableRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the files of one Mandant. What a file says and that it was taken are kept together in one
 * step, and only then is it moved: a kill in between leaves a file in the inbox whose content is
 * known, and the next look moves it.
 */
final class DatevInbox implements FileExchange, DatevSource {
  private static final Logger LOG = LoggerFactory.getLogger(DatevInbox.class);
  private static final String FORMAT = "Mahnwerk-Format.xml";

  private final DatevDesk desk;
  private final InboxFiles files;
  private final SettledFiles settled;

  DatevInbox(DatevDesk desk) {
    this.desk = desk;
    this.files = new InboxFiles(desk.settings().folder());
    this.settled = new SettledFiles(desk.settings().folder());
  }

  @Override
  public Folders folders() {
    DatevFolder folder = files.folder();
    desk.with(books -> folder);
    putFormat(folder.root().resolve(FORMAT));
    return new Folders(folder.inbox(), folder.done(), folder.failed(), folder.outbox());
  }

  /** The layout of the export, for the office's format administration; one that is there stays. */
  private void putFormat(Path place) {
    try (InputStream format =
        Objects.requireNonNull(DatevInbox.class.getResourceAsStream("mahnwerk-format.xml"))) {
      if (Files.notExists(place, LinkOption.NOFOLLOW_LINKS)) {
        Files.copy(format, place);
      }
    } catch (FileAlreadyExistsException byAnother) {
      // It is the same file.
    } catch (IOException broken) {
      throw unusable(broken);
    }
  }

  @Override
  public List<UnreadableRecord> refresh() {
    List<UnreadableRecord> refused = new ArrayList<>();
    for (FileReport report : takeWaiting()) {
      if (report.fate() == Fate.REFUSED) {
        refused.add(new UnreadableRecord(report.name(), "file", report.sentence().english()));
      }
    }
    return refused;
  }

  @Override
  public List<FileReport> takeWaiting() {
    return desk.with(
        books -> {
          List<FileReport> reports = new ArrayList<>();
          try {
            for (Path file : files.waiting()) {
              take(books, file, Missing.DOUBTED, desk.settings().quietSeconds())
                  .ifPresent(reports::add);
            }
            tidy(books);
            removeAged(books);
          } catch (IOException broken) {
            throw unusable(broken);
          }
          return reports;
        });
  }

  @Override
  public FileReport take(Path file, Missing missing) {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new IllegalArgumentException("No such file: " + file);
    }
    return desk.with(
        books -> {
          try {
            return take(books, files.bring(file), missing, 0)
                .orElseThrow(() -> new NoSuchFileException(file.toString()));
          } catch (IOException broken) {
            throw unusable(broken);
          }
        });
  }

  @Override
  public List<String> passedOver() {
    return desk.with(
        books -> {
          try {
            return files.passedOver();
          } catch (IOException broken) {
            throw unusable(broken);
          }
        });
  }

  private void tidy(DatevBooks books) throws IOException {
    DatevSettings settings = desk.settings();
    int days = settings.keepDays();
    if (days > 0) {
      settled.deleteBefore(now().minus(Duration.ofDays(days)));
      new AgedLists(settings, books).removeBefore(settings.today().minusDays(days));
    }
  }

  @Override
  public int recall() {
    desk.refresh();
    try {
      return desk.with(books -> new Recall(desk.settings(), books).run());
    } catch (FileRefusal inUse) {
      throw new ConnectorException(
          FailureKind.UNAVAILABLE, desk.settings().connection(), inUse.fault().sentence(), inUse);
    }
  }

  @Override
  public Standing standing() {
    return desk.with(books -> new BooksStanding(desk.settings(), books).standing());
  }

  @Override
  public List<String> exportCommands() {
    return new ExportBatch(desk.settings()).commands();
  }

  /** Empty when somebody else took it away meanwhile. */
  private Optional<FileReport> take(DatevBooks books, Path file, Missing missing, int quietSeconds)
      throws IOException {
    try {
      InboxFiles.Look look = InboxFiles.Look.at(file);
      if (look.writtenAt().plusSeconds(quietSeconds).isAfter(now()) && quietSeconds > 0) {
        return Optional.of(waiting(file));
      }
      TakenFile taken =
          new TakenFile(
              file, InboxFiles.name(file), InboxFiles.hash(file), look.writtenAt(), missing);
      FileReport report = new InboxReading(desk.settings(), books).read(taken, look);
      return Optional.of(settled(file, withWhatLiesReady(books, report)));
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    } catch (InboxReading.StillWritten written) {
      return Optional.of(waiting(file));
    }
  }

  /** A row of what lies ready replaces a whole debtor, so it follows every list that is taken. */
  private FileReport withWhatLiesReady(DatevBooks books, FileReport report) {
    if (report.fate() != Fate.TAKEN) {
      return report;
    }
    List<Sentence> findings = new ArrayList<>(report.findings());
    try {
      OutBatches batches = new OutBatches(desk.settings(), books);
      batches.write();
      int ready = batches.renewDebtors();
      if (ready > 0) {
        findings.add(lieReady(ready));
      }
    } catch (FileRefusal inUse) {
      findings.add(inUse.fault().sentence());
    }
    return new FileReport(
        report.name(), report.fate(), report.sentence(), findings, report.answers());
  }

  private static Sentence lieReady(int files) {
    return new Sentence(
            "%s {file|files} of debtors to be imported {follows|follow} the last export. A row"
                + " replaces the whole debtor: what you change there first, a block too, is lost"
                + " unless you export again before you import.",
            "%s {Debitorendatei|Debitorendateien} zum Importieren {folgt|folgen} dem letzten Export."
                + " Eine Zeile ersetzt den ganzen Debitor: Was Sie vorher dort ändern, auch eine"
                + " Sperre, geht verloren, wenn Sie vor dem Import nicht erneut exportieren.")
        .with(Sentence.number(files, 0));
  }

  /** What nobody imported in time is asked for anew, on newer rows. */
  private void removeAged(DatevBooks books) {
    OutBatches batches = new OutBatches(desk.settings(), books);
    if (!batches.haveAged()) {
      return;
    }
    books.inTransaction(
        () -> {
          new LineFates(books, desk.settings()).note();
          return books;
        });
    try {
      batches.renewDebtors();
    } catch (FileRefusal inUse) {
      LOG.warn("{}: {}", desk.settings().connection(), inUse.fault().sentence().english());
    }
  }

  private FileReport settled(Path file, FileReport report) throws IOException {
    Path where = report.fate() == Fate.REFUSED ? files.folder().failed() : files.folder().done();
    settled.settle(file, where, InboxReport.text(report), now());
    return report;
  }

  private static FileReport waiting(Path file) {
    String name = InboxFiles.name(file);
    return new FileReport(
        name,
        Fate.WAITING,
        new Sentence(
                "%s is still being written; it is taken when nobody writes to it any more.",
                "%s wird noch geschrieben und erst eingelesen, wenn niemand mehr daran schreibt.")
            .with(Sentence.same(name)),
        List.of(),
        List.of());
  }

  private Instant now() {
    return desk.settings().context().clock().instant();
  }

  private ConnectorException unusable(IOException broken) {
    return new ConnectorException(
        FailureKind.UNAVAILABLE,
        desk.settings().connection(),
        new Sentence(
                "the folder %s cannot be used; see that it is there and that files in it may be moved.",
                "der Ordner %s ist nicht benutzbar; bitte prüfen, ob es ihn gibt und Dateien darin"
                    + " verschoben werden dürfen.")
            .with(Sentence.same(files.folder().root().toString())),
        broken);
  }
}
