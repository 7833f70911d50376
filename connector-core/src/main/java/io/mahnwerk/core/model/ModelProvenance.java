package io.mahnwerk.core.model;

/**
 * What a recommendation was computed with, so that it can be computed again.
 *
 * @param model SHA-256 of the model in hex; blank when a rule decided alone
 * @param features version of the feature schema
 * @param trainedUpTo ISO date up to which facts were used; blank without a model
 * @param rules version of the rules and weights
 */
public record ModelProvenance(String model, String features, String trainedUpTo, String rules) {
  public static ModelProvenance ruleOnly(String rules) {
    return new ModelProvenance("", "", "", rules);
  }
}
