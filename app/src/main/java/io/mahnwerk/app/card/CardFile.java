package io.mahnwerk.app.card;

import io.mahnwerk.app.model.ModelVersion;
import io.mahnwerk.app.output.StagedFiles;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.scoring.learned.TrainedModel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/** The model card as it stands beside its model: one page in both languages, without a script. */
public record CardFile(ConnectionId connection, Path folder) {
  private static final String NAME = "card.html";

  /**
   * Answers where it stands. Throws {@link io.mahnwerk.app.CommandFailure} when it cannot be
   * written.
   *
   * @param first the language that shows before the reader switches
   */
  public Path write(ModelVersion version, TrainedModel model, Observed observed, Locale first) {
    String html = new ModelCard(connection, version, model, observed).html(first);
    try (StagedFiles files = StagedFiles.in(folder)) {
      files.write(NAME, out -> out.write(html.getBytes(StandardCharsets.UTF_8)));
      files.publish();
    }
    return folder.resolve(NAME);
  }
}
