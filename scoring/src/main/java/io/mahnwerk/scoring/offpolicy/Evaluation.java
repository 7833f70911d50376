package io.mahnwerk.scoring.offpolicy;

import java.util.Optional;

/** What a log tells of a policy: an estimate, or why there is none. */
public sealed interface Evaluation {
  Overlap overlap();

  /**
   * How far the log covers what the policy would do.
   *
   * @param decisions logged decisions
   * @param debtors different debtors among them
   * @param effective Kish's effective sample size, (sum of weights)² / sum of squared weights
   * @param leastPropensity the least chance the log gave to anything the policy would do
   * @param unsupported share of the policy's choices that the log could never have held, 0 to 1
   */
  record Overlap(
      int decisions, int debtors, double effective, double leastPropensity, double unsupported) {}

  /**
   * Mean utility of one decision under the policy, in euros.
   *
   * @param snips self-normalised importance sampling (Swaminathan and Joachims 2015)
   * @param doublyRobust with a model of the outcome (Dudík, Langford and Li 2011), its correction
   *     self-normalised; empty where the model's expectations are missing
   */
  record Estimate(Overlap overlap, Interval snips, Optional<Interval> doublyRobust)
      implements Evaluation {}

  /** The log cannot tell: its days and the policy's hardly meet. */
  record NoEstimate(Overlap overlap, Why why) implements Evaluation {}

  /** Why there is no estimate. */
  enum Why {
    /** Nothing was logged, or nothing of what the policy would do. */
    NOTHING_IN_COMMON,
    /** The policy does what the log could never have held. */
    OUTSIDE_OF_THE_LOG,
    /** Too little of the log counts. */
    TOO_FEW_DECISIONS,
    /** Too few debtors: their decisions hang together. */
    TOO_FEW_DEBTORS
  }
}
