package io.mahnwerk.connector.datev;

import io.mahnwerk.core.model.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is given out to be taken over by people: kept first, then written as files. A kill between
 * the two leaves files to be written by the next call, with the same content under the same name.
 */
record OutBatches(DatevSettings settings, DatevBooks books) {
  private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("dd.MM.uuuu");

  /** Keeps a batch; {@link #write} makes its files. Call it within a transaction. */
  long keep(List<OutLine> lines, LocalDate today) {
    Long last = books.sql().queryForObject("SELECT MAX(id) FROM batch", Long.class);
    long batch = last == null ? 1 : last + 1;
    books
        .sql()
        .update("INSERT INTO batch (id, day, written) VALUES (?, ?, 0)", batch, today.toString());
    GivenOut given = new GivenOut(books);
    for (OutLine line : lines) {
      books
          .sql()
          .update(
              "INSERT INTO line (batch, account, key, last_day, own_text, until) VALUES"
                  + " (?, ?, ?, ?, ?, ?)",
              batch,
              line.account(),
              line.key(),
              line.lastDay().map(LocalDate::toString).orElse(null),
              line.ownText(),
              line.until().map(LocalDate::toString).orElse(null));
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

  /** Whether a receipt names a batch. */
  static boolean isName(String receipt) {
    return receipt.matches("[0-9]{8}_[0-9]{3,}");
  }

  private void write(long batch) {
    Map<String, DebtorChange> debtors = new TreeMap<>();
    List<OutLine> items = new ArrayList<>();
    for (OutLine line : lines(batch)) {
      if (line.isDebtor()) {
        debtors.put(
            line.account(),
            DebtorChange.blockedUntil(line.lastDay())
                .withOwnField(settings.blocks().individualField(), line.ownText()));
      } else {
        items.add(line);
      }
    }
    Path folder = settings.folder().outbox();
    if (!debtors.isEmpty() && !settings.usesConnect()) {
      writeDebtors(folder.resolve("EXTF_Debitoren_" + name(batch) + ".csv"), debtors);
    }
    if (!items.isEmpty()) {
      WorklistFile.write(
          folder.resolve("Mahnsperren_" + name(batch)), worklist(items), settings.client());
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

  private List<OutLine> lines(long batch) {
    return books
        .sql()
        .query(
            "SELECT * FROM line WHERE batch = ? ORDER BY rowid",
            (row, at) ->
                new OutLine(
                    row.getString("account"),
                    row.getString("key"),
                    day(row.getString("last_day")),
                    row.getString("own_text"),
                    day(row.getString("until"))),
            batch);
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

  /** How many lines of the batches still wait: their day is to come and no export shows them. */
  long notTakenOver(LocalDate today) {
    Long items =
        books
            .sql()
            .queryForObject(
                "SELECT COUNT(DISTINCT line.key) FROM line JOIN item ON item.key = line.key WHERE"
                    + " item.open = 1 AND line.until > ? AND item.blocked_until IS NOT"
                    + " line.last_day AND line.batch = (SELECT MAX(l.batch) FROM line l WHERE"
                    + " l.key = line.key)",
                Long.class,
                today.toString());
    Long debtors =
        books
            .sql()
            .queryForObject(
                "SELECT COUNT(DISTINCT line.account) FROM line JOIN debtor ON debtor.account ="
                    + " line.account WHERE line.key = '' AND line.until > ? AND"
                    + " debtor.blocked_until IS NOT line.last_day AND line.batch = (SELECT"
                    + " MAX(l.batch) FROM line l WHERE l.key = '' AND l.account = line.account)",
                Long.class,
                today.toString());
    return (items == null ? 0 : items) + (debtors == null ? 0 : debtors);
  }

  private static Optional<LocalDate> day(String text) {
    return Optional.ofNullable(text).map(LocalDate::parse);
  }
}
