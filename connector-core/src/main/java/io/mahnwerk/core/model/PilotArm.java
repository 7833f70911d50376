package io.mahnwerk.core.model;

/** What a pilot's design drew for a debtor. */
public enum PilotArm {
  /** Gets the opened procedure, recommended days and, in part, drawn ones. */
  STEERED,
  /** Keeps the former procedure and its days for as long as the pilot lasts. */
  CONTROL
}
