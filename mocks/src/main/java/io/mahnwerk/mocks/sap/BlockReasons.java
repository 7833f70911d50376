package io.mahnwerk.mocks.sap;

import java.util.Comparator;
import java.util.List;

/** The dunning block reasons of table T040S, as a view over I_DunningBlockingReasonCode. */
final class BlockReasons {
  private static final List<String> CODES = List.of("A", "F", SapMarks.REASON, "R", "Z");

  EntitySet<String> set() {
    return new EntitySet<>(
        "BlockReasons",
        new EntityType<>(
            "ZMW",
            "BlockReason",
            List.of("DunningBlockingReason"),
            List.of(Property.<String>text("DunningBlockingReason", 1, code -> code))),
        filter -> CODES,
        Comparator.naturalOrder());
  }
}
