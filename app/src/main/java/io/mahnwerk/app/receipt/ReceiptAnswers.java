package io.mahnwerk.app.receipt;

import io.mahnwerk.app.UnusableReceipt;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.store.Receipt;
import io.mahnwerk.core.store.ReceiptBasis;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What is computed of a receipt only for a person who looks at it, from the receipt alone and the
 * model that it names: the same receipt gives the same answers, whatever became known since. Each
 * answer throws {@link UnusableReceipt} where it cannot be given.
 */
public final class ReceiptAnswers {
  private final Recomputation kept;
  private final OpenItemRef item;
  private final KeptModels models;

  private ReceiptAnswers(Recomputation kept, OpenItemRef item, KeptModels models) {
    this.kept = kept;
    this.item = item;
    this.models = models;
  }

  /**
   * Empty where no model advised.
   *
   * @throws UnusableReceipt where the receipt cannot be read
   */
  public static Optional<ReceiptAnswers> of(
      Receipt receipt, ReceiptBasis basis, KeptModels models) {
    if (basis.facts().isEmpty() || receipt.recommendation().provenance().model().isBlank()) {
      return Optional.empty();
    }
    Recomputation kept = Recomputation.of(basis);
    return Optional.of(new ReceiptAnswers(kept, receipt.recommendation().item(), models));
  }

  /** What the model expected of a notice on each day; empty where no day was left to choose. */
  public Optional<ReactionTable> reactions() {
    return kept.reactions(item, models).map(chart -> new ReactionTable(chart, due()));
  }

  /** The small change that would have led to another day; empty where none is found. */
  public Optional<Reason> counterfactual() {
    return kept.counterfactual(item, models);
  }

  /** Whether the same advice comes out of the receipt here, to the bit. */
  public boolean comeOutTheSame() {
    return BasisJson.tree(kept.facts()).equals(BasisJson.tree(kept.again(models)));
  }

  private LocalDate due() {
    return kept.facts().account().items().stream()
        .filter(open -> open.ref().equals(item))
        .map(OpenItem::netDueDate)
        .findFirst()
        .orElseThrow();
  }
}
