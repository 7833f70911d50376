package io.mahnwerk.app.digest;

import io.mahnwerk.app.gate.Worklist;
import io.mahnwerk.app.preview.Outlook;
import io.mahnwerk.core.model.AmountText;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.PeopleChannel.Task;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A connection's day: what the next run will do and what waits for a person. Messages and tasks
 * name documents and debtors by their numbers and hold neither names nor amounts; the sheet shows
 * what the worklist shows.
 *
 * @param waiting how many items wait
 * @param tasks one for each of the first items that wait
 * @param sheet all of them as an Excel file
 * @param content stands for what the sheet says
 */
record Digest(String nextRun, long waiting, List<Task> tasks, byte[] sheet, String content) {
  /** More tasks than these nobody works through in a day. */
  static final int MOST_TASKS = 100;

  private static final int SHOWN = 20;

  static Digest of(Outlook outlook, Locale locale) {
    List<Task> tasks = new ArrayList<>();
    MessageDigest content = sha256();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    long[] rows = {0};
    try (Workbook workbook = new Workbook(bytes, "Mahnwerk", null)) {
      Worksheet sheet = workbook.newWorksheet(new Sentence("Worklist", "Arbeitsliste").in(locale));
      write(sheet, 0, Outlook.columns().stream().map(title -> title.in(locale)).toList());
      outlook
          .worklist()
          .each(
              entry -> {
                List<String> cells =
                    outlook.cells(entry).stream().map(cell -> AmountText.in(cell, locale)).toList();
                write(sheet, (int) ++rows[0], cells);
                content.update(String.join("\0", cells).getBytes(StandardCharsets.UTF_8));
                if (tasks.size() < MOST_TASKS) {
                  tasks.add(task(entry, locale));
                }
              });
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return new Digest(
        outlook.nextRun().in(locale),
        rows[0],
        List.copyOf(tasks),
        bytes.toByteArray(),
        HexFormat.of().formatHex(content.digest()));
  }

  /** The message; it ends with where the rest is shown. */
  String text(ConnectionId connection, Locale locale) {
    StringBuilder text = new StringBuilder(nextRun).append("\n\n");
    text.append(
        waiting == 0
            ? new Sentence("Nothing waits for a person.", "Nichts wartet auf einen Menschen.")
                .in(locale)
            : new Sentence(
                    "%s {item waits|items wait} for a person:",
                    "%s Posten {wartet|warten} auf einen Menschen:")
                .with(Sentence.number(waiting, 0))
                .in(locale));
    text.append('\n');
    tasks.stream()
        .limit(SHOWN)
        .forEach(
            task ->
                text.append("- ")
                    .append(task.title())
                    .append(": ")
                    .append(task.text())
                    .append('\n'));
    if (waiting > SHOWN) {
      text.append(
              new Sentence(
                      "… and %s more; 'mahnwerk worklist %s' lists all of them.",
                      "… und %s weitere; 'mahnwerk worklist %s' zeigt alle.")
                  .with(Sentence.number(waiting - SHOWN, 0), Sentence.same(connection.value()))
                  .in(locale))
          .append('\n');
    }
    return text.toString();
  }

  private static Task task(Worklist.Entry entry, Locale locale) {
    OpenItem item = entry.item();
    String title =
        new Sentence("Document %s of debtor %s", "Beleg %s von Debitor %s")
            .with(
                Sentence.same(item.documentNumber()), Sentence.same(entry.debtor().ref().number()))
            .in(locale);
    String key = item.ref().companyCode() + "/" + item.ref().nativeKey();
    return new Task(key, title, entry.reason().text(locale));
  }

  /** Texts only: a cell that looks like a formula is none. */
  private static void write(Worksheet sheet, int row, List<String> cells) {
    for (int column = 0; column < cells.size(); column++) {
      sheet.value(row, column, cells.get(column));
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
