package io.mahnwerk.scoring.pilot;

/** Why a debtor is not taken into a pilot; the first one that applies. */
public enum Exclusion {
  /** A natural person; a person decides about these. */
  NATURAL_PERSON,
  /** Marked as a key account in the ledger. */
  KEY_ACCOUNT,
  /** Among the few of the greatest turnover, whether or not anybody marked them. */
  LARGEST,
  /** Collected by direct debit: there is nothing to dun. */
  DIRECT_DEBIT,
  /** A clerk's block or legal dunning. */
  IN_A_CLERKS_HANDS,
  /** Its dunning procedure, or an opened copy of it where there are such, is not described. */
  NO_OPENED_PROCEDURE,
  /** Too few paid items in the last twelve months. */
  THIN_HISTORY,
  /** Never paid late in that time, so that there is no notice whose day could be chosen. */
  NEVER_LATE
}
