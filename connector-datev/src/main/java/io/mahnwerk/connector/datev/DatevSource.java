package io.mahnwerk.connector.datev;

import io.mahnwerk.core.spi.ReceivablesReader.UnreadableRecord;
import java.util.Collection;
import java.util.List;

/** Where the books of a Mandant come from. */
interface DatevSource {
  /**
   * Brings the books up to date.
   *
   * @return what could not be understood
   * @throws io.mahnwerk.core.failure.ConnectorException when DATEV cannot be asked; the books stay
   *     as they were
   */
  List<UnreadableRecord> refresh();

  /** The same for a few debtors and their items, where asking for them alone is cheaper. */
  default void refresh(Collection<String> accounts) {
    refresh();
  }
}
