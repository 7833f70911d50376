package io.mahnwerk.scoring.file;

import io.mahnwerk.core.model.Recommendation;
import io.mahnwerk.scoring.learned.TrainedModel;
import java.util.List;
import java.util.Optional;

/**
 * Advice from a file.
 *
 * @param recommendations one for each open item, in the order of debtors and items
 * @param model what the probabilities were computed with; empty where there was too little to
 *     learn, so that they are shares counted over the whole file
 */
public record FileAdvice(List<Recommendation> recommendations, Optional<TrainedModel> model) {
  public FileAdvice {
    recommendations = List.copyOf(recommendations);
  }
}
