package io.mahnwerk.app.journal;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.output.Json;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.writeback.WriteGuard.PlannedChange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The file of a run that is at work. What is about to be written to the ledger stands in it, forced
 * to the disk, before it is. A write that fails is a {@link CommandFailure}, and then nothing is
 * sent.
 */
public final class RunLog implements AutoCloseable {
  private final Path file;
  private final PastRun run;
  private final FileChannel channel;

  private RunLog(Path file, PastRun run, FileChannel channel) {
    this.file = file;
    this.run = run;
    this.channel = channel;
  }

  static RunLog begin(Path file, PastRun run) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      RunLog log = new RunLog(file, run, channel);
      log.append(
          Json.LINE.text(
              Map.of(
                  "run", run.number(),
                  "kind", run.kind().word(),
                  "day", run.day().toString(),
                  "at", run.startedAt().toString())));
      return log;
    } catch (IOException refused) {
      throw failure(file, refused);
    }
  }

  public int number() {
    return run.number();
  }

  /** These are sent next. */
  public void changing(List<PlannedChange> batch) {
    StringBuilder lines = new StringBuilder();
    for (PlannedChange change : batch) {
      JournalLine.of(change).ifPresent(line -> lines.append(Json.LINE.text(line)).append('\n'));
    }
    write(lines);
  }

  /** These carry a mark of ours for good. */
  public void inert(Collection<OpenItemRef> items) {
    StringBuilder lines = new StringBuilder();
    items.forEach(item -> lines.append(Json.LINE.text(JournalLine.inert(item))).append('\n'));
    write(lines);
  }

  public void end(PastRun.End how) {
    write(new StringBuilder(Json.LINE.text(Map.of("end", how.name()))).append('\n'));
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException refused) {
      throw failure(file, refused);
    }
  }

  private void write(CharSequence lines) {
    try {
      append(lines);
    } catch (IOException refused) {
      throw failure(file, refused);
    }
  }

  private void append(CharSequence text) throws IOException {
    String lines = text.toString();
    if (lines.isEmpty()) {
      return;
    }
    ByteBuffer bytes = StandardCharsets.UTF_8.encode(lines.endsWith("\n") ? lines : lines + "\n");
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    channel.force(false);
  }

  private static CommandFailure failure(Path file, IOException why) {
    return new CommandFailure(
        new Sentence(
                "The run file %s cannot be written (%s); nothing more was sent to the ledger.",
                "Die Laufdatei %s ist nicht zu schreiben (%s); an das Buchungssystem wurde nichts"
                    + " mehr gesendet.")
            .naming(file, why.getMessage()),
        why);
  }
}
