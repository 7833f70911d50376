package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.odata.ODataMetadata;
import io.mahnwerk.core.spi.Capability;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Derives from what an environment has what it can be asked to do; asked once. */
final class BcCapabilities {
  private final BcLedger ledger;
  private Optional<Set<Capability>> known = Optional.empty();

  BcCapabilities(BcLedger ledger) {
    this.ledger = ledger;
  }

  /** Throws {@link io.mahnwerk.core.failure.ConnectorException} when Business Central is silent. */
  synchronized Set<Capability> claimed() {
    Set<Capability> claimed =
        known.orElseGet(() -> ledger.way() == BcWay.EXTENSION ? extension() : stock());
    known = Optional.of(claimed);
    return claimed;
  }

  private Set<Capability> extension() {
    Set<Capability> claimed =
        EnumSet.of(
            Capability.DETECTS_STALE_WRITE,
            Capability.SHOWS_LEVEL,
            Capability.SHOWS_DISPUTE,
            Capability.SHOWS_PROMISE,
            Capability.ENFORCES_FLOOR,
            Capability.SHOWS_BANK_POSTING,
            Capability.SHOWS_SUGGESTION);
    if (isSteering()) {
      claimed.add(Capability.BLOCK_ITEM);
      claimed.add(Capability.BLOCK_EXPIRES);
      claimed.add(Capability.MARK_ITEM);
      claimed.add(Capability.HOLDS_BY_MARK);
    }
    ODataMetadata metadata = ledger.metadata(BcServices.Api.EXTENSION);
    if (metadata.entitySet(BcFigures.BALANCES).isPresent()
        && metadata.entitySet(BcFigures.DOCUMENTS).isPresent()) {
      claimed.add(Capability.SHOWS_BALANCE);
    }
    return claimed;
  }

  /** Where the extension was told not to honour marks, a hold would be a promise nobody keeps. */
  private boolean isSteering() {
    return ledger.settings().companies().stream()
        .allMatch(
            company -> BcInfo.read(ledger.services(), company).map(BcInfo::steering).orElse(false));
  }

  private Set<Capability> stock() {
    Set<Capability> claimed =
        EnumSet.of(
            Capability.BLOCK_ITEM,
            Capability.DETECTS_STALE_WRITE,
            Capability.SHOWS_DISPUTE,
            Capability.SHOWS_PROMISE);
    if (ledger.reminders().isPresent()) {
      claimed.add(Capability.SHOWS_LEVEL);
    }
    if (!ledger.settings().house().bankAccounts().isEmpty()) {
      claimed.add(Capability.SHOWS_BANK_POSTING);
    }
    return claimed;
  }
}
