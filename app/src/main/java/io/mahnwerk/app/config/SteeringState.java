package io.mahnwerk.app.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What Mahnwerk may do in one company code; every connection starts with observing. */
public enum SteeringState {
  /** Reads and recommends, writes nothing. */
  OBSERVE,
  /** May hold back debtors with the former procedure, never advance them. */
  DELAY_ONLY,
  /** Marks the items of debtors whose opened procedure is read from the ledger. */
  STEERED;

  /** As it is written in the configuration: lower case, words joined by hyphens. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<SteeringState> find(String word) {
    return Arrays.stream(values()).filter(state -> state.word().equals(word)).findFirst();
  }

  static String words() {
    return Arrays.stream(values()).map(SteeringState::word).collect(Collectors.joining(", "));
  }
}
