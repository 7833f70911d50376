package io.mahnwerk.app.bench;

/**
 * What advice costs with and without its reasons, in seconds of processor time.
 *
 * @param debtors with an open item
 * @param items that were advised
 * @param otherDays of them on another day than the former one
 * @param counterfactuals of those, for which a small change was found that leads elsewhere
 * @param sameDays whether explained advice names the same days
 * @param plainSeconds without sentences
 * @param explainedSeconds with the sentences that a cycle keeps
 * @param askedSeconds with the counterfactual of every item on another day besides
 */
record AdviceFigures(
    int debtors,
    int items,
    int otherDays,
    int counterfactuals,
    boolean sameDays,
    double plainSeconds,
    double explainedSeconds,
    double askedSeconds) {
  /** Processor time of explained advice over that of plain advice. */
  double explainedToPlain() {
    return explainedSeconds / plainSeconds;
  }

  /** The same where every counterfactual is looked for. */
  double askedToPlain() {
    return askedSeconds / plainSeconds;
  }
}
