package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.ReceivablesReader;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads entries and customers of Business Central. With our extension a pass after the first reads
 * what changed by {@code systemModifiedAt}, with an overlap. Page 25 shows no time of change, so
 * without the extension each pass reads all open entries and the ones closed of late. Customers are
 * read in full each time: a reminder that was made and not issued changes none of them.
 */
final class BcReceivablesReader implements ReceivablesReader {
  private static final Logger LOG = LoggerFactory.getLogger(BcReceivablesReader.class);
  private final Scope scope;
  private final BcLedger ledger;
  private final BcPass pass;

  /**
   * What is read.
   *
   * @param historyFrom first closing date of the first pass; empty for two years back
   */
  record Scope(
      ConnectionId connection,
      List<CompanyCode> companies,
      Clock clock,
      Optional<LocalDate> historyFrom) {}

  BcReceivablesReader(Scope scope, BcLedger ledger) {
    this.scope = scope;
    this.ledger = ledger;
    this.pass = new BcPass(scope, ledger);
  }

  @Override
  public Page read(SyncCursor after) {
    BcCursor at = position(after).within(scope.companies(), scope.clock().instant());
    BcCursor from = at.link().isEmpty() || ledger.services().isOurs(at.link()) ? at : at.at("");
    Page page;
    try {
      page = pass.page(from);
    } catch (ConnectorException failed) {
      if (from.link().isEmpty() || !isGone(failed)) {
        throw failed;
      }
      // A link that is not known any more: the phase is read again from its beginning.
      page = pass.page(from.at(""));
    }
    LOG.debug(
        "Connection {}: read {} of {}, {} changes, {} unreadable",
        scope.connection(),
        at.phase(),
        at.company(),
        page.changes().size(),
        page.unreadable().size());
    return page;
  }

  private static boolean isGone(ConnectorException failed) {
    return failed.kind() == FailureKind.INVALID_REQUEST || failed.kind() == FailureKind.NOT_FOUND;
  }

  @Override
  public List<Change> reread(Collection<OpenItemRef> refs) {
    return readable(ledger.entries().find(refs));
  }

  @Override
  public List<Debtor> rereadDebtors(Collection<DebtorRef> refs) {
    return ledger.customers().find(refs);
  }

  @Override
  public Stream<Change> ourMarks() {
    return scope.companies().stream()
        .flatMap(ledger.entries()::marked)
        .flatMap(found -> readable(found).stream())
        .filter(BcReceivablesReader::isOurs);
  }

  private BcCursor position(SyncCursor after) {
    try {
      return BcCursor.parse(after, ledger.way());
    } catch (IllegalArgumentException notOurs) {
      throw new ConnectorException(
          FailureKind.INVALID_REQUEST,
          scope.connection(),
          new Sentence(
              "the stored reading position is not one of this connector; read from the start.",
              "die gemerkte Leseposition stammt nicht von diesem Konnektor; lesen Sie von vorn."),
          notOurs);
    }
  }

  /** These answers have no place for bad records, which also come with the pages of a pass. */
  private List<Change> readable(BcEntries.Found found) {
    for (UnreadableRecord bad : found.unreadable()) {
      LOG.warn(
          "Connection {}: entry {} is left out, {} {}",
          scope.connection(),
          bad.nativeKey(),
          bad.field(),
          bad.reason());
    }
    return found.changes();
  }

  private static boolean isOurs(Change change) {
    return Optional.of(change)
        .flatMap(state())
        .map(state -> state.isHeldByUs() || state.mark().isPresent())
        .orElse(false);
  }

  private static Function<Change, Optional<DunningState>> state() {
    return change -> {
      if (change instanceof Change.Open open) {
        return Optional.of(open.item().dunning());
      }
      return change instanceof Change.Cleared cleared
          ? Optional.of(cleared.item().dunning())
          : Optional.empty();
    };
  }
}
