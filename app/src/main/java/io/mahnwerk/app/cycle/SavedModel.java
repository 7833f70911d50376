package io.mahnwerk.app.cycle;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.scoring.learned.TrainedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The trained model of one connection, in its folder. */
record SavedModel(ConnectionId connection, Path folder) {

  boolean exists() {
    return Files.exists(folder.resolve("model.json"));
  }

  /** Throws {@link CommandFailure} when it was changed or belongs to another version. */
  TrainedModel load() {
    try {
      return TrainedModel.load(folder);
    } catch (IOException unusable) {
      throw new CommandFailure(
          "Connection '%s': its model cannot be used (%s); train it again."
              .formatted(connection, unusable.getMessage()),
          unusable);
    }
  }

  void save(TrainedModel model) {
    try {
      model.save(folder);
    } catch (IOException refused) {
      throw new CommandFailure(
          "Connection '%s': the model cannot be written to %s (%s)."
              .formatted(connection, folder, refused.getMessage()),
          refused);
    }
  }
}
