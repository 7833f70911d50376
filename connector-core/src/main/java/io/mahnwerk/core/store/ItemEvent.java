package io.mahnwerk.core.store;

import io.mahnwerk.core.model.DunningLevel;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Something that became known of an item.
 *
 * @param level of a notice; none otherwise
 * @param propensity of a notice that a feed told of
 * @param detail the kind of a clearing, or that earlier notices are unknown
 */
record ItemEvent(
    Kind kind,
    LocalDate occurredOn,
    LocalDate recordedOn,
    DunningLevel level,
    Optional<Double> propensity,
    String detail) {
  /** The item was dunned before it was first read: only its last notice can be told. */
  static final String EARLIER_UNKNOWN = "EARLIER_UNKNOWN";

  enum Kind {
    POSTED,
    NOTICED,
    NOTICE_FED,
    COMPLAINED,
    /** A person took a complaint of that day back. */
    COMPLAINT_TAKEN_BACK,
    /** A person recorded a complaint of that day again. */
    COMPLAINT_RESTORED,
    CLEARED,
    REOPENED,
    /** A clerk lifted or changed our mark. */
    OVERRIDDEN
  }

  static ItemEvent of(Kind kind, LocalDate occurredOn, LocalDate recordedOn) {
    return new ItemEvent(kind, occurredOn, recordedOn, DunningLevel.NONE, Optional.empty(), "");
  }

  ItemEvent withDetail(String text) {
    return new ItemEvent(kind, occurredOn, recordedOn, level, propensity, text);
  }

  ItemEvent atLevel(DunningLevel newLevel) {
    return new ItemEvent(kind, occurredOn, recordedOn, newLevel, propensity, detail);
  }
}
