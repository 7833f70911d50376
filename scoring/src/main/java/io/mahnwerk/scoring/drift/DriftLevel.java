package io.mahnwerk.scoring.drift;

/** How far the present is from what a model was trained on. */
public enum DriftLevel {
  /** Too few items to tell. */
  UNKNOWN,
  OK,
  /** Somebody should look. */
  LOOK,
  /** The model must not choose days any more. */
  FALL_BACK;

  static DriftLevel of(double psi) {
    return psi > 0.25 ? FALL_BACK : psi >= 0.1 ? LOOK : OK;
  }

  DriftLevel atMost(DriftLevel most) {
    return compareTo(most) > 0 ? most : this;
  }

  DriftLevel or(DriftLevel other) {
    return compareTo(other) > 0 ? this : other;
  }
}
