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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Takes the files of one Mandant. What a file says and that it was taken are kept together in one
 * step, and only then is it moved: a kill in between leaves a file in the inbox whose content is
 * known, and the next look moves it.
 */
final class DatevInbox implements FileExchange, DatevSource {
  private static final String FORMAT = "Mahnwerk-Format.xml";

  private final DatevDesk desk;
  private final InboxFiles files;

  DatevInbox(DatevDesk desk) {
    this.desk = desk;
    this.files = new InboxFiles(desk.settings().folder());
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
              take(books, file, desk.settings().quietSeconds()).ifPresent(reports::add);
            }
          } catch (IOException broken) {
            throw unusable(broken);
          }
          return reports;
        });
  }

  @Override
  public FileReport take(Path file) {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new IllegalArgumentException("No such file: " + file);
    }
    return desk.with(
        books -> {
          try {
            return take(books, files.bring(file), 0)
                .orElseThrow(() -> new NoSuchFileException(file.toString()));
          } catch (IOException broken) {
            throw unusable(broken);
          }
        });
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
  private Optional<FileReport> take(DatevBooks books, Path file, int quietSeconds)
      throws IOException {
    try {
      InboxFiles.Look look = InboxFiles.Look.at(file);
      if (look.writtenAt().plusSeconds(quietSeconds).isAfter(now()) && quietSeconds > 0) {
        return Optional.of(waiting(file));
      }
      TakenFile taken =
          new TakenFile(file, InboxFiles.name(file), InboxFiles.hash(file), look.writtenAt());
      return Optional.of(settled(file, read(books, taken, look)));
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    } catch (StillWritten written) {
      return Optional.of(waiting(file));
    }
  }

  private FileReport read(DatevBooks books, TakenFile file, InboxFiles.Look look) {
    try {
      FileIntake intake = new FileIntake(desk.settings(), books);
      Takings.Kind kind = intake.kind(file);
      return books.inTransaction(
          () -> {
            FileReport report = read(books, intake, file, kind);
            requireUnchanged(file.path(), look);
            return report;
          });
    } catch (FileRefusal refusal) {
      requireUnchanged(file.path(), look);
      return new FileReport(
          file.name(), Fate.REFUSED, refusal.fault().sentence(), List.of(), List.of());
    }
  }

  private FileReport read(DatevBooks books, FileIntake intake, TakenFile file, Takings.Kind kind) {
    Takings takings = new Takings(books);
    if (takings.isRepeated(kind, file.hash())) {
      return new FileReport(
          file.name(),
          Fate.REPEATED,
          new Sentence(
                  "%s has been taken before; nothing was changed.",
                  "%s wurde bereits eingelesen; nichts wurde geändert.")
              .with(Sentence.same(file.name())),
          List.of(),
          List.of());
    }
    long seq = books.newest() + 1;
    Intake done = intake.take(file, kind, seq);
    takings.add(
        kind,
        new Takings.Taking(
            seq, file.name(), file.hash(), file.madeAt(), done.good(), done.bad(), done.shows()),
        done.newestPayment(),
        now());
    return new FileReport(
        file.name(),
        Fate.TAKEN,
        InboxReport.taken(file.name(), done),
        findings(books, done),
        done.answers());
  }

  /** What is odd about rows and, since a list shows it, what became of what was given out. */
  private List<Sentence> findings(DatevBooks books, Intake done) {
    List<Sentence> findings = new ArrayList<>(done.findings());
    if (done.kind() == Takings.Kind.ITEMS || done.kind() == Takings.Kind.DEBTORS) {
      new LineFates(books, desk.settings()).note();
      new BooksPruning(books, desk.settings().today()).run();
      findings.addAll(new TakeOver(books, desk.settings().today()).sentences());
    }
    return findings;
  }

  private FileReport settled(Path file, FileReport report) throws IOException {
    Path where = report.fate() == Fate.REFUSED ? files.folder().failed() : files.folder().done();
    files.settle(file, where, InboxReport.text(report));
    return report;
  }

  /** A file that grew while it was read counts for nothing, and not as refused either. */
  private static void requireUnchanged(Path file, InboxFiles.Look look) {
    try {
      if (!InboxFiles.Look.at(file).equals(look)) {
        throw new StillWritten();
      }
    } catch (IOException gone) {
      throw new StillWritten();
    }
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

  /** Thrown out of the transaction, so that nothing of the file is kept. */
  private static final class StillWritten extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
