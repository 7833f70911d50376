package io.mahnwerk.core.spi;

import io.mahnwerk.core.model.Sentence;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The folder of a connection whose ledger is reached by files. A file is taken whole or not at all,
 * never twice, and a kill at any step loses and repeats nothing: what was half done is done by the
 * next call. All calls throw {@link io.mahnwerk.core.failure.ConnectorException} when the folder
 * cannot be used.
 */
public interface FileExchange {
  /** Makes the folders where they are missing. */
  Folders folders();

  /**
   * Takes every complete file that lies in the inbox, oldest first; one that is still being written
   * stays there and is reported as {@link Fate#WAITING}.
   */
  List<FileReport> takeWaiting();

  /**
   * Takes a copy of a file from anywhere; the original stays as it is.
   *
   * @param missing what a person says of open items that a list leaves out
   * @throws IllegalArgumentException when there is no such file
   */
  FileReport take(Path file, Missing missing);

  /** The same where nobody says anything of what is left out. */
  default FileReport take(Path file) {
    return take(file, Missing.DOUBTED);
  }

  /** What stands between this client's books and the person who keeps them. */
  Standing standing();

  /**
   * Takes everything out of the outbox that would hold an item or debtor or open a procedure and
   * that no file from the ledger has shown yet, so that nobody carries it in any more. What takes
   * such a change back stays there, and so does what was made from files with new documents, which
   * are still to be posted.
   *
   * @return how many changes that were taken out may have been carried in before, since no list
   *     made on that day or later has come after it; calling again after such a list answers 0
   * @throws io.mahnwerk.core.failure.ConnectorException also where a file cannot be taken away
   */
  int recall();

  /**
   * Commands by which the ledger's own program exports what is read here, one a line, for a batch
   * file; empty where it has none.
   */
  default List<String> exportCommands() {
    return List.of();
  }

  /**
   * What lies in the inbox and is never taken: hidden and half-copied files by their names, folders
   * and links. Names in order; empty where there is nothing of the kind.
   */
  default List<String> passedOver() {
    return List.of();
  }

  /** Where files come and go. */
  record Folders(Path inbox, Path done, Path failed, Path outbox) {}

  /** What open items that a list leaves out are taken for. */
  enum Missing {
    /** A few were paid; a list that leaves out all or most of them is refused. */
    DOUBTED,
    /** A person vouches that all of them were paid. */
    PAID
  }

  /** What became of a file. */
  enum Fate {
    TAKEN,
    /** Taken, but rows that could not be understood were left out; the findings name them. */
    TAKEN_IN_PART,
    /** Its content was taken before; nothing was changed. */
    REPEATED,
    REFUSED,
    /** It is not complete yet. */
    WAITING
  }

  /**
   * One file and what became of it.
   *
   * @param name without its folder
   * @param findings what is odd about single rows, at most a few dozen
   * @param answers files that were made from it, to be found in the outbox
   */
  record FileReport(
      String name, Fate fate, Sentence sentence, List<Sentence> findings, List<Path> answers) {
    public FileReport {
      findings = List.copyOf(findings);
      answers = List.copyOf(answers);
    }
  }

  /**
   * The state of one client's exchange.
   *
   * @param client how the client is named towards its ledger
   * @param itemsAsOf when the newest list of open items was made; empty before the first
   * @param debtorsAsOf when the newest list of debtors was made
   * @param newestPayment the newest payment in that list
   * @param openItems how many items are open
   * @param paidItems how many paid ones are known, from which payment behaviour is learnt
   * @param givenOut how many changes wait for a person to take them over
   * @param lastGivenOut when the newest of them was given out
   */
  record Standing(
      String client,
      Optional<Instant> itemsAsOf,
      Optional<Instant> debtorsAsOf,
      Optional<LocalDate> newestPayment,
      long openItems,
      long paidItems,
      long givenOut,
      Optional<LocalDate> lastGivenOut) {}
}
