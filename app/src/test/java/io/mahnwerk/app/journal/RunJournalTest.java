package io.mahnwerk.app.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.core.model.ConnectionId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunJournalTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);
  private static final Instant NOW = Instant.parse("2026-06-30T06:00:00Z");

  @TempDir private Path folder;
  private RunJournal journal;

  @BeforeEach
  void open() {
    journal = new RunJournal(new ConnectionId("books"), folder.resolve("runs"));
  }

  @Test
  void listsItsRunsTheLatestFirst() {
    run(RunKind.CYCLE);
    run(RunKind.UNDO);

    assertThat(journal.runs()).extracting(PastRun::number).containsExactly(2, 1);
    assertThat(journal.runs())
        .extracting(PastRun::kind)
        .containsExactly(RunKind.UNDO, RunKind.CYCLE);
  }

  @Test
  void numbersItsFilesAlikeWhateverDigitsTheMachineWrites() {
    Locale before = Locale.getDefault(Locale.Category.FORMAT);
    Locale.setDefault(Locale.Category.FORMAT, Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      run(RunKind.CYCLE);
      run(RunKind.CYCLE);
    } finally {
      Locale.setDefault(Locale.Category.FORMAT, before);
    }

    assertThat(folder.resolve("runs/000002.jsonl")).exists();
    assertThat(journal.runs()).hasSize(2);
  }

  @Test
  void leavesOutAFileThatItCannotUnderstandAndNeverUsesItsNumberAgain() throws IOException {
    run(RunKind.CYCLE);
    write("000002.jsonl", "{\"run\":2,\"kind\":\"cycle\",\"day\":\"some day\",\"at\":\"\"}\n");
    write("000003.jsonl", "{\"run\":3,\"kind\":\"party\",\"day\":\"2026-06-30\",\"at\":\"\"}\n");
    write("000004.jsonl", "");

    assertThat(journal.runs()).extracting(PastRun::number).containsExactly(1);
    run(RunKind.RELEASE);
    assertThat(journal.find(5)).isPresent();
  }

  @Test
  void saysInBothLanguagesThatAFileCannotBeRead() throws IOException {
    Path file = Files.createDirectories(folder.resolve("runs/000001.jsonl"));

    assertThatThrownBy(() -> journal.find(1))
        .isInstanceOfSatisfying(
            CommandFailure.class,
            failed -> {
              assertThat(failed.sentence().english())
                  .startsWith("Connection 'books': the run file " + file + " cannot be read (");
              assertThat(failed.sentence().german())
                  .startsWith("Verbindung 'books': die Laufdatei " + file + " ist nicht lesbar (");
            });
  }

  private void run(RunKind kind) {
    try (RunLog log = journal.begin(kind, TODAY, NOW)) {
      log.end(PastRun.End.DONE);
    }
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve("runs").resolve(name), text);
  }
}
