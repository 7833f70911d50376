package io.mahnwerk.app.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.output.Json;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.scoring.drift.Bins;
import io.mahnwerk.scoring.drift.DriftReference;
import io.mahnwerk.scoring.explain.Ground;
import io.mahnwerk.scoring.file.Finding;
import io.mahnwerk.scoring.learned.TrainingSettings;
import io.mahnwerk.scoring.timing.TimingFigures;
import io.mahnwerk.scoring.trial.AsOfProof;
import io.mahnwerk.scoring.trial.Coverage;
import io.mahnwerk.scoring.trial.Importance;
import io.mahnwerk.scoring.trial.ReliabilityBin;
import io.mahnwerk.scoring.trial.Slice;
import io.mahnwerk.scoring.trial.SpanCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelShelfTest {
  private static final TimingFigures FIGURES = new TimingFigures(4, 6, 0.4, 0.81, 0.12, 0.02);
  private static final TimingFigures NO_AUC = new TimingFigures(4, 6, 0.4, null, 0.12, 0.02);

  @TempDir Path folder;
  private ModelShelf shelf;

  @BeforeEach
  void open() {
    shelf = new ModelShelf(new ConnectionId("books"), folder);
  }

  @Test
  void isEmptyBeforeTheFirstTraining() {
    ModelShelf none = new ModelShelf(new ConnectionId("books"), folder.resolve("none"));

    assertThat(none.versions()).isEmpty();
    assertThat(none.inUse()).isEmpty();
  }

  @Test
  void readsBackWhatWasKeptInTheirOrder() throws IOException {
    kept(2);
    kept(10);
    kept(1);

    assertThat(shelf.versions()).containsExactly(version(1), version(2), version(10));
    assertThat(shelf.find("sha-10")).contains(version(10));
    assertThat(shelf.find(3)).isEmpty();
  }

  @Test
  void usesTheVersionThatWasTakenLast() throws IOException {
    kept(1);
    kept(2);

    shelf.use(version(2));
    assertThat(shelf.inUse()).contains(version(2));
    shelf.use(version(1));
    assertThat(shelf.inUse()).contains(version(1));
  }

  @Test
  void removesOnlyWhatNothingRestsOn() throws IOException {
    for (int number = 1; number <= 9; number++) {
      kept(number);
    }
    shelf.use(version(2));

    shelf.prune(sha -> sha.equals("sha-3"));

    assertThat(shelf.versions())
        .extracting(ModelVersion::number)
        .containsExactly(2, 3, 5, 6, 7, 8, 9);
    assertThat(folder.resolve("0001")).doesNotExist();
  }

  @Test
  void namesTheRecordThatIsNone() throws IOException {
    kept(1);
    Files.writeString(folder.resolve("0001/version.json"), "{");

    assertThatThrownBy(shelf::versions)
        .isInstanceOf(CommandFailure.class)
        .hasMessageStartingWith("Connection 'books': " + folder.resolve("0001/version.json"));
  }

  private void kept(int number) throws IOException {
    Path at = Files.createDirectories(folder.resolve("%04d".formatted(number)));
    Files.writeString(at.resolve("version.json"), Json.INDENTED.text(version(number)));
  }

  private static ModelVersion version(int number) {
    return new ModelVersion(
        number,
        "sha-" + number,
        "0.1",
        "2026-07-01",
        "schema",
        TrainingSettings.DEFAULT,
        new TrialRecord(
            "2026-01-01",
            "2026-07-01",
            120,
            FIGURES,
            FIGURES,
            NO_AUC,
            null,
            List.of(new ReliabilityBin(10, 0.3, 0.25)),
            List.of(new Slice(Slice.Kind.SIZE, "UNDER_1000", 40, FIGURES, NO_AUC)),
            new TrialRecord.Uncalibrated(FIGURES, List.of(new ReliabilityBin(10, 0.3, 0.2))),
            new SpanCheck(new SpanCheck.Share(40, 0.12), new SpanCheck.Share(0, 0)),
            new Coverage(40, 0.08, 0.05)),
        new ModelVersion.Evidence(
            new AsOfProof("2026-01-05", 12, 12),
            new Importance(Map.of(Ground.INVOICE, 1.0)),
            List.of()),
        new DriftReference(
            "2026-07-01",
            300,
            new Bins(List.of(0.5), List.of(0.4, 0.6, 0.0)),
            Map.of("log_amount", new Bins(List.of(), List.of(1.0, 0.0))),
            0.02),
        List.of(new Finding("worse-than-standing", "0.1", true, "english", "german")));
  }
}
