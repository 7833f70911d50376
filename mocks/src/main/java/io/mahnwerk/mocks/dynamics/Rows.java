package io.mahnwerk.mocks.dynamics;

import io.mahnwerk.mocks.ledger.LedgerTracks;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;

/** What every row of the database has. */
final class Rows {
  private Rows() {}

  /** As the server writes it: quoted, weak, and a word to nobody. */
  static String etag(long version) {
    String inner = "19;%d;1;00;".formatted(1_000_000_000L + version);
    return "W/\""
        + Base64.getEncoder().encodeToString(("'" + inner + "'").getBytes(StandardCharsets.UTF_8))
        + "\"";
  }

  /** SystemModifiedAt: later changes have later ones, also within a day. */
  static Instant modifiedAt(LedgerTracks.Stamp stamp) {
    return stamp.on().atStartOfDay(ZoneOffset.UTC).toInstant().plusMillis(stamp.version());
  }
}
