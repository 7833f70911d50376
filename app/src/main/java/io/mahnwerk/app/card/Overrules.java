package io.mahnwerk.app.card;

import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.store.Receipt;
import java.util.List;

/**
 * How often a model overruled the segment rule lately.
 *
 * @param advised recommendations that a model had a part in
 * @param overruled those of them that took another day than the rule's for the model's gain
 */
public record Overrules(int advised, int overruled) {
  /** How many of the latest receipts are looked at. */
  public static final int LATEST = 2_000;

  public static Overrules in(List<Receipt> receipts) {
    List<Receipt> modelled =
        receipts.stream().filter(r -> !r.recommendation().provenance().model().isBlank()).toList();
    long overruled =
        modelled.stream()
            .filter(r -> r.recommendation().reasons().get(0).code() == ReasonCode.MODEL_GAIN)
            .count();
    return new Overrules(modelled.size(), (int) overruled);
  }
}
