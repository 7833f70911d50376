package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.odata.ODataRecord;
import io.mahnwerk.core.odata.v4.V4Query;
import io.mahnwerk.core.odata.v4.V4Service;
import java.util.List;
import java.util.Optional;

/**
 * Whether a transaction takes part in collection letters, which its posting profile decided and
 * people may change. The field is not in every release, so it is asked for first; the metadata
 * document, which would tell as well, is tens of megabytes.
 */
final class FinLetterFlag {
  static final String FIELD = "CollectionLetter";

  private final Once<Boolean> shown;

  FinLetterFlag(V4Service service) {
    shown = new Once<>(() -> ask(service));
  }

  /** Asks once; throws {@link ConnectorException} where no transaction can be read at all. */
  boolean isShown() {
    return shown.get();
  }

  private static boolean ask(V4Service service) {
    try {
      service.page(one(FinTransactions.KEY, FIELD));
      return true;
    } catch (ConnectorException refused) {
      if (refused.kind() != FailureKind.INVALID_REQUEST) {
        throw refused;
      }
      // Only where the same is answered without the field, the field was what was refused.
      service.page(one(FinTransactions.KEY));
      return false;
    }
  }

  private static V4Query one(String... fields) {
    return new V4Query(FinTransactions.SET, List.of(fields), Optional.empty(), List.of()).first(1);
  }

  /** A transaction that does not show it takes part. */
  static boolean leavesOut(ODataRecord found) {
    return found.text(FIELD).equals("No");
  }
}
