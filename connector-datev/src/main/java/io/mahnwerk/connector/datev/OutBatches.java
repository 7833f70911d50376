package io.mahnwerk.connector.datev;

import io.mahnwerk.core.model.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What is given out to be taken over by people: kept first, then written as files. A kill between
 * the two leaves files to be written by the next call, with the same content under the same name.
 */
record OutBatches(DatevSettings settings, DatevBooks books) {
  private static final Pattern OURS =
      Pattern.compile("(?:EXTF_Debitoren|Mahnsperren)_([0-9]{8}_[0-9]{3,})\\.(?:csv|xlsx|pdf)");
  private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("dd.MM.uuuu");

  /** Keeps a batch; {@link #write} makes its files. Call it within a transaction. */
  long keep(List<OutLine> lines, LocalDate today) {
    Long last = books.sql().queryForObject("SELECT MAX(id) FROM batch", Long.class);
    long batch = last == null ? 1 : last + 1;
    books
        .sql()
        .update("INSERT INTO batch (id, day, written) VALUES (?, ?, 0)", batch, today.toString());
    GivenOut given = new GivenOut(books);
    OutLines kept = new OutLines(books);
    for (OutLine line : lines) {
      kept.add(batch, line);
      if (!line.isDebtor()) {
        line.lastDay().ifPresent(day -> given.add(line.key(), day, batch));
      }
    }
    return batch;
  }

  /** Writes the files of every batch that has none yet. */
  void write() {
    List<Long> batches =
        books.sql().queryForList("SELECT id FROM batch WHERE written = 0 ORDER BY id", Long.class);
    for (long batch : batches) {
      write(batch);
      books.sql().update("UPDATE batch SET written = 1 WHERE id = ?", batch);
    }
  }

  /** How people know a batch: its day and number. */
  String name(long batch) {
    String day =
        books.sql().queryForObject("SELECT day FROM batch WHERE id = ?", String.class, batch);
    return "%s_%03d"
        .formatted(
            LocalDate.parse(day == null ? "" : day).format(DateTimeFormatter.BASIC_ISO_DATE),
            batch);
  }

  /** Where the debtors of a batch lie ready to be imported. */
  Path debtorFile(long batch) {
    return settings.folder().outbox().resolve("EXTF_Debitoren_" + name(batch) + ".csv");
  }

  private Path worklistStem(long batch) {
    return settings.folder().outbox().resolve("Mahnsperren_" + name(batch));
  }

  /** Whether a receipt names a batch. */
  static boolean isName(String receipt) {
    return receipt.matches("[0-9]{8}_[0-9]{3,}");
  }

  private void write(long batch) {
    List<OutLine> lines = new OutLines(books).waiting(batch);
    if (!settings.usesConnect()) {
      writeDebtors(batch, lines);
    }
    writeList(batch, lines);
  }

  private void writeDebtors(long batch, List<OutLine> lines) {
    Map<String, DebtorChange> debtors = new TreeMap<>();
    List<OutLine> waiting =
        new OutLines(books)
            .waiting().stream().map(OutLines.Kept::line).filter(OutLine::isDebtor).toList();
    for (OutLine line : lines) {
      if (line.isDebtor()) {
        DebtorChange change = whole(line, waiting).change(settings.blocks().individualField());
        debtors.put(line.account(), change);
      }
    }
    if (!debtors.isEmpty()) {
      writeDebtors(debtorFile(batch), debtors);
    }
  }

  private void writeList(long batch, List<OutLine> lines) {
    List<OutLine> items = lines.stream().filter(line -> !line.isDebtor()).toList();
    if (!items.isEmpty()) {
      WorklistFile.write(worklistStem(batch), worklist(items), settings.client());
    }
  }

  /**
   * Makes each file of debtors that lies ready hold what people are still to take over, in the rows
   * of the last export; one of which nothing is left is removed. Answers how many lie ready then.
   *
   * @throws FileRefusal where a file cannot be written or removed
   */
  int renewDebtors() {
    int ready = 0;
    for (long batch : written()) {
      if (Files.exists(debtorFile(batch))) {
        List<OutLine> lines = new OutLines(books).waiting(batch);
        if (lines.stream().anyMatch(OutLine::isDebtor)) {
          writeDebtors(batch, lines);
          ready++;
        } else {
          remove(debtorFile(batch));
        }
      }
    }
    return ready;
  }

  /**
   * The same for worklists. A person may have noted something in one, so this is only for when what
   * they ask for counts no more.
   */
  void renewLists() {
    for (long batch : written()) {
      List<Path> files = WorklistFile.filesOf(worklistStem(batch));
      if (files.stream().anyMatch(Files::exists)) {
        List<OutLine> lines = new OutLines(books).waiting(batch);
        writeList(batch, lines);
        if (lines.stream().allMatch(OutLine::isDebtor)) {
          files.forEach(OutBatches::remove);
        }
      }
    }
  }

  /** Whether a file of debtors lies ready for longer than a write is waited for. */
  boolean haveAged() {
    LocalDate oldest = settings.today().minusDays(settings.turnaround().days());
    return books
        .sql()
        .queryForList(
            "SELECT id FROM batch WHERE written = 1 AND day < ?", Long.class, oldest.toString())
        .stream()
        .anyMatch(batch -> Files.exists(debtorFile(batch)));
  }

  /** Files of ours that lie ready and of which the books know nothing: they were lost meanwhile. */
  List<Path> unknown() {
    Set<String> known = new HashSet<>();
    written().forEach(batch -> known.add(name(batch)));
    try (Stream<Path> files = Files.list(settings.folder().outbox())) {
      return files.filter(file -> isUnknown(InboxFiles.name(file), known)).sorted().toList();
    } catch (IOException gone) {
      return List.of();
    }
  }

  private static boolean isUnknown(String file, Set<String> known) {
    Matcher ours = OURS.matcher(file);
    return ours.matches() && !known.contains(ours.group(1));
  }

  private List<Long> written() {
    return books
        .sql()
        .queryForList("SELECT id FROM batch WHERE written = 1 ORDER BY id", Long.class);
  }

  /** Throws {@link FileRefusal} where it cannot be removed. */
  static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException inUse) {
      throw new FileRefusal(
          FileFault.ofFile(
              InboxFiles.name(file),
              new Sentence(
                  "the file cannot be removed; close the program that has it open and do not import"
                      + " it",
                  "die Datei ist nicht zu entfernen; bitte das Programm schließen, das sie geöffnet"
                      + " hat, und sie nicht mehr importieren")),
          inUse);
    }
  }

  /** The rows are those of the last export, and the file appears when it is complete. */
  private void writeDebtors(Path target, Map<String, DebtorChange> debtors) {
    Path part = target.resolveSibling(InboxFiles.name(target) + ".tmp");
    try {
      DebtorFileWriter.write(settings.folder().debtorExport(), part, settings.client(), debtors);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException broken) {
      throw new FileRefusal(
          FileFault.ofFile(
              InboxFiles.name(target),
              new Sentence(
                  "the file cannot be written; see that there is room on the disk",
                  "die Datei ist nicht zu schreiben; bitte für Platz auf der Platte sorgen")),
          broken);
    }
  }

  /**
   * A row is imported as a whole, so it also carries what an earlier file of the debtor is still to
   * change; else the later import would take that back.
   */
  private static OutLine whole(OutLine line, List<OutLine> waiting) {
    return waiting.stream()
        .filter(other -> other.account().equals(line.account()))
        .filter(other -> other.terms().isPresent() != line.terms().isPresent())
        .reduce((earlier, later) -> later)
        .map(line::with)
        .orElse(line);
  }

  private List<WorklistLine> worklist(List<OutLine> lines) {
    Map<String, DatevItem> items =
        new DatevItems(books).find(lines.stream().map(OutLine::key).toList());
    Map<String, DatevDebtor> debtors =
        new DatevDebtors(books).find(lines.stream().map(OutLine::account).toList());
    List<WorklistLine> list = new ArrayList<>();
    for (OutLine line : lines) {
      DatevItem item = items.get(line.key());
      if (item == null) {
        continue;
      }
      String name =
          Optional.ofNullable(debtors.get(line.account())).map(DatevDebtor::name).orElse("");
      list.add(
          new WorklistLine(
              item.account(),
              name,
              item.invoice(),
              item.date(),
              Optional.of(item.due()),
              item.open(),
              line.lastDay().isPresent(),
              line.lastDay(),
              reason(line)));
    }
    return list;
  }

  private static String reason(OutLine line) {
    return line.until()
        .map(until -> "Nächste Mahnung erst ab " + SHOWN.format(until))
        .orElse("Der Posten soll wieder gemahnt werden können");
  }

  /** How many lines wait for a person: no export shows them yet. */
  long notTakenOver() {
    LocalDate today = settings.today();
    return new OutLines(books)
        .waiting().stream()
            .map(OutLines.Kept::line)
            .filter(l -> l.terms().isPresent() || l.until().filter(today::isBefore).isPresent())
            .count();
  }
}
