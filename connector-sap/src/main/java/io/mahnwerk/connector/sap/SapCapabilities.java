package io.mahnwerk.connector.sap;

import io.mahnwerk.core.spi.Capability;
import java.util.EnumSet;
import java.util.Set;

/**
 * Derives from the metadata of one system what it can be asked to do.
 *
 * @param setUp what the settings say beside it, since no metadata show it
 */
record SapCapabilities(SapServices services, SapMarks marks, Set<Capability> setUp) {

  /**
   * Whether a level can be written is not asked: nobody may want to. Throws {@link
   * io.mahnwerk.core.failure.ConnectorException} when SAP does not show its metadata.
   */
  Set<Capability> claimed() {
    SapFields items = SapFields.items(marks);
    // Without the item's own block no item is read at all, so it can be blocked wherever it is
    // read.
    services.live(items);
    Set<Capability> claimed = EnumSet.of(Capability.BLOCK_ITEM);
    if (services.shows(items, marks.field().property())) {
      claimed.add(Capability.MARK_ITEM);
    }
    if (services.shows(items, "DunningLevel")) {
      claimed.add(Capability.SHOWS_LEVEL);
    }
    if (services.live(SapFields.DUNNING).updatable()) {
      claimed.add(Capability.BLOCK_DEBTOR);
    }
    claimed.addAll(setUp);
    if (!claimed.containsAll(Set.of(Capability.BLOCK_DEBTOR, Capability.MARK_ITEM))) {
      claimed.remove(Capability.HOLDS_BY_DEBTOR);
    }
    return claimed;
  }
}
