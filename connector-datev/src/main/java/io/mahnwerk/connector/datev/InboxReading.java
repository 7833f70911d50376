package io.mahnwerk.connector.datev;

import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.FileExchange.Fate;
import io.mahnwerk.core.spi.FileExchange.FileReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Reads one file into the books, all of it or nothing. */
record InboxReading(DatevSettings settings, DatevBooks books) {

  /**
   * @param look what the file looked like before it was read
   * @throws StillWritten where it looks otherwise behind it; nothing is kept then
   */
  FileReport read(TakenFile file, InboxFiles.Look look) {
    try {
      FileIntake intake = new FileIntake(settings, books);
      Takings.Kind kind = intake.kind(file);
      return books.inTransaction(
          () -> {
            FileReport report = read(intake, file, kind);
            requireUnchanged(file.path(), look);
            return report;
          });
    } catch (FileRefusal refusal) {
      requireUnchanged(file.path(), look);
      return new FileReport(
          file.name(), Fate.REFUSED, refusal.fault().sentence(), List.of(), List.of());
    }
  }

  private FileReport read(FileIntake intake, TakenFile file, Takings.Kind kind) {
    Recall.told(books, kind, LocalDate.ofInstant(file.madeAt(), settings.zone()));
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
        settings.context().clock().instant());
    return new FileReport(
        file.name(),
        done.bad() == 0 ? Fate.TAKEN : Fate.TAKEN_IN_PART,
        InboxReport.taken(file.name(), done),
        findings(done),
        done.answers());
  }

  /** What is odd about rows and, since a list shows it, what became of what was given out. */
  private List<Sentence> findings(Intake done) {
    List<Sentence> findings = new ArrayList<>(done.findings());
    if (done.kind() == Takings.Kind.ITEMS || done.kind() == Takings.Kind.DEBTORS) {
      new LineFates(books, settings).note();
      new BooksPruning(books, settings.today()).run();
      findings.addAll(new TakeOver(books, settings.today()).sentences());
    }
    return findings;
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

  /** Thrown out of the transaction, so that nothing of the file is kept. */
  static final class StillWritten extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
