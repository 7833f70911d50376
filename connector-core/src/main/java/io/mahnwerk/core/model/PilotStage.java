package io.mahnwerk.core.model;

/** How far a pilot may go; each further stage needs a person's sign-off. */
public enum PilotStage {
  /** Days are drawn from the runs some days around the former one. */
  NARROW,
  /** Days are drawn from every run that the procedure and the longest hold allow. */
  WIDE,
  /** As wide, but ever fewer days are drawn, down to a floor; the others are recommended ones. */
  BANDIT,
  /**
   * As wide; a day is drawn as often as it is believed to be the best, and no day is ever left out.
   */
  THOMPSON,
  /** Nothing is drawn and every debtor of the pilot goes by the former schedule. */
  STOPPED;

  public boolean draws() {
    return this != STOPPED;
  }
}
