package io.mahnwerk.app.receipt;

import io.mahnwerk.app.UnusableReceipt;
import io.mahnwerk.app.cycle.ConnectionSession;
import io.mahnwerk.app.model.ModelShelf;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.scoring.learned.TrainedModel;
import java.util.HashMap;
import java.util.Map;

/** The models that receipts name. */
@FunctionalInterface
public interface KeptModels {
  /** The model with this SHA-256; throws {@link UnusableReceipt} where it is no longer kept. */
  TrainedModel load(String sha256);

  /** Those of the connection's shelf; each is read once. */
  static KeptModels of(ConnectionSession session) {
    ModelShelf shelf = new ModelShelf(session.id(), session.folder().model());
    Map<String, TrainedModel> read = new HashMap<>();
    return sha256 ->
        read.computeIfAbsent(sha256, digest -> shelf.load(digest).orElseThrow(() -> gone(digest)));
  }

  /** One model and no other. */
  static KeptModels only(TrainedModel model) {
    return sha256 -> {
      if (!model.sha256().equals(sha256)) {
        throw gone(sha256);
      }
      return model;
    };
  }

  private static UnusableReceipt gone(String sha256) {
    return new UnusableReceipt(
        new Sentence(
                "rests on model %s, which is no longer kept",
                "beruht auf Modell %s, das nicht mehr aufbewahrt ist")
            .naming(sha256));
  }
}
