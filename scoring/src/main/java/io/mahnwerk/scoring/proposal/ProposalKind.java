package io.mahnwerk.scoring.proposal;

/** What is proposed. */
public enum ProposalKind {
  /** How likely an item is still unpaid 90 days past due: low, raised, high, or not known. */
  DEFAULT_RISK,
  /** A friendly or a firm text of the next notice. */
  TONE,
  /** The channel that this debtor answered. */
  CHANNEL,
  /** The subject line that was answered, of those the user tagged. */
  SUBJECT_LINE,
  /** An agreement on instalments, offered early. */
  INSTALMENT_PLAN,
  /** A later due date, agreed instead of dunned for. */
  DEFERRAL,
  /** Handing over to a collection agency. */
  COLLECTION_AGENCY,
  /** A court order before the claim becomes time-barred. */
  COURT_ORDER
}
