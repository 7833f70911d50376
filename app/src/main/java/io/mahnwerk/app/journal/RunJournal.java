package io.mahnwerk.app.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.writeback.PastChange;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The runs of one connection, each in a file of its own: they can be undone also when the store was
 * lost. A file lives for {@value #KEPT_DAYS} days, three times as long as a hold may last. It names
 * items by their keys and holds neither names nor amounts.
 */
public final class RunJournal {
  static final int KEPT_DAYS = 90;

  private static final Pattern FILE = Pattern.compile("(\\d{6,9})\\.jsonl");
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Sentence UNREADABLE =
      new Sentence(
          "Connection '%s': the run file %s cannot be read (%s).",
          "Verbindung '%s': die Laufdatei %s ist nicht lesbar (%s).");

  private final ConnectionId connection;
  private final Path folder;

  public RunJournal(ConnectionId connection, Path folder) {
    this.connection = connection;
    this.folder = folder;
  }

  /** Begins the next run; its number is never used again while a later file exists. */
  public RunLog begin(RunKind kind, LocalDate day, Instant now) {
    int number = numbers().stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
    return RunLog.begin(file(number), new PastRun(number, kind, day, now, 0, Optional.empty()));
  }

  /**
   * Every run that is still kept, the latest first. A file that cannot be understood is left out.
   */
  public List<PastRun> runs() {
    return numbers().stream()
        .sorted(Comparator.reverseOrder())
        .flatMap(number -> find(number).stream())
        .toList();
  }

  /** Empty where the run was never made, or so long ago that its file is gone or unintelligible. */
  public Optional<PastRun> find(int number) {
    List<JsonNode> lines = lines(number);
    if (lines.isEmpty() || !lines.get(0).has("run")) {
      return Optional.empty();
    }
    try {
      return Optional.of(run(number, lines));
    } catch (DateTimeException | IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  private static PastRun run(int number, List<JsonNode> lines) {
    JsonNode head = lines.get(0);
    JsonNode last = lines.get(lines.size() - 1);
    Optional<PastRun.End> end =
        last.has("end")
            ? Optional.of(PastRun.End.valueOf(last.get("end").asText()))
            : Optional.empty();
    return new PastRun(
        number,
        RunKind.of(head.path("kind").asText()),
        LocalDate.parse(head.path("day").asText()),
        Instant.parse(head.path("at").asText()),
        changes(lines).size(),
        end);
  }

  /** What the run was about to change, in its order. */
  public List<PastChange> changes(int number) {
    return changes(lines(number)).stream().map(line -> line.past(connection)).toList();
  }

  /** Removes the files of runs that are older than they are kept; begin the present one first. */
  public void forget(LocalDate today) {
    for (int number : numbers()) {
      if (isOld(file(number), today)) {
        remove(number);
      }
    }
  }

  private static boolean isOld(Path file, LocalDate today) {
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      String head = reader.readLine();
      return head != null
          && parsed(head)
              .map(line -> LocalDate.parse(line.path("day").asText()))
              .map(day -> day.isBefore(today.minusDays(KEPT_DAYS)))
              .orElse(false);
    } catch (IOException | DateTimeException notOurs) {
      return false;
    }
  }

  private void remove(int number) {
    try {
      Files.deleteIfExists(file(number));
    } catch (IOException refused) {
      throw failure(
          new Sentence(
              "Connection '%s': the run file %s cannot be removed (%s).",
              "Verbindung '%s': die Laufdatei %s ist nicht zu löschen (%s)."),
          file(number),
          refused);
    }
  }

  private List<Integer> numbers() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> FILE.matcher(file.getFileName().toString()))
          .filter(Matcher::matches)
          .map(match -> Integer.parseInt(match.group(1)))
          .toList();
    } catch (NoSuchFileException none) {
      return List.of();
    } catch (IOException unreadable) {
      throw failure(UNREADABLE, folder, unreadable);
    }
  }

  /** A last line that a kill cut short tells of a change that was never sent. */
  private List<JsonNode> lines(int number) {
    List<JsonNode> lines = new ArrayList<>();
    try (BufferedReader reader = Files.newBufferedReader(file(number), StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        Optional<JsonNode> node = parsed(line);
        if (node.isEmpty()) {
          return lines;
        }
        lines.add(node.get());
      }
      return lines;
    } catch (NoSuchFileException none) {
      return List.of();
    } catch (IOException unreadable) {
      throw failure(UNREADABLE, file(number), unreadable);
    }
  }

  private static Optional<JsonNode> parsed(String line) {
    try {
      return Optional.of(MAPPER.readTree(line)).filter(JsonNode::isObject);
    } catch (com.fasterxml.jackson.core.JsonProcessingException cutShort) {
      return Optional.empty();
    }
  }

  private static List<JournalLine> changes(List<JsonNode> lines) {
    return lines.stream()
        .filter(line -> line.has("change"))
        .map(line -> MAPPER.convertValue(line, JournalLine.class))
        .filter(line -> !line.isInert())
        .toList();
  }

  private Path file(int number) {
    return folder.resolve(String.format(Locale.ROOT, "%06d.jsonl", number));
  }

  private CommandFailure failure(Sentence what, Path file, IOException why) {
    return new CommandFailure(what.naming(connection, file, why.getMessage()), why);
  }
}
