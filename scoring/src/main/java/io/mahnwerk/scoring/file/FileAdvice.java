package io.mahnwerk.scoring.file;

import io.mahnwerk.core.model.Recommendation;
import io.mahnwerk.scoring.learned.TrainedModel;
import java.util.List;
import java.util.Optional;

/**
 * Advice from a file.
 *
 * @param recommendations one for each open item, in the order of debtors and items
 * @param findings why it is not worthwhile; every item then keeps its former day
 * @param model what the probabilities were computed with; empty when there was too little to learn
 */
public record FileAdvice(
    List<Recommendation> recommendations, List<Finding> findings, Optional<TrainedModel> model) {
  public FileAdvice {
    recommendations = List.copyOf(recommendations);
    findings = List.copyOf(findings);
  }
}
