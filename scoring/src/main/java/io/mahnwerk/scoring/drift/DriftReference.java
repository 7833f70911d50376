package io.mahnwerk.scoring.drift;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a model saw and foresaw of the items that became overdue in the half year before it was
 * trained.
 *
 * @param upTo ISO date: facts recorded before it trained the model
 * @param items how many there were
 * @param score spread of the probability to be paid within 30 days
 * @param features by name
 * @param complaintRate complaints recorded for each notice at training, 0 to 1
 */
public record DriftReference(
    String upTo, int items, Bins score, Map<String, Bins> features, double complaintRate) {
  public DriftReference {
    features = new TreeMap<>(features);
  }
}
