package io.mahnwerk.scoring.learned;

import io.mahnwerk.scoring.features.NoticePath;
import java.time.LocalDate;

/** What notice a day stands under; what is foreseen is held against what came for each apart. */
enum NoticeState {
  /** No notice was sent, or the last one no longer counts. */
  UNPROMPTED,
  AFTER_FIRST,
  AFTER_LATER;

  static NoticeState on(NoticePath path, LocalDate day) {
    if (path.isWornOffOn(day)) {
      return UNPROMPTED;
    }
    return path.isBefore(1, day) ? AFTER_LATER : AFTER_FIRST;
  }
}
