package io.mahnwerk.core.spi;

import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.model.Sentence;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A connection to one ledger. Safe for use by several threads. */
public interface ErpConnector extends AutoCloseable {
  /**
   * Claims the contract kit proves: a listed capability works, an unlisted one answers {@link
   * WriteOutcome.Refused}. Derived from what the ledger says of itself where it says so; it is
   * asked once then, and {@link io.mahnwerk.core.failure.ConnectorException} says that it cannot.
   */
  Set<Capability> capabilities();

  /** Asks the ledger whether this connection can work; never throws for what it finds wrong. */
  ConnectionCheck check();

  /** The dunning procedures as read from the ledger or, where it shows none, from the settings. */
  DunningProcedures procedures();

  ReceivablesReader receivables();

  DunningWriter dunning();

  /**
   * What a proof that writing works counts for: the ledger's address and the fields that are
   * written, without secrets. A change of any of them needs another proof.
   */
  default String writesBy() {
    return "";
  }

  /**
   * What nobody has confirmed of the way in which this connection writes, told by the settings
   * alone; empty where there is nothing of the kind. It is said wherever people rely on the writes.
   */
  default Optional<Sentence> reservation() {
    return Optional.empty();
  }

  /**
   * Where in the ledger a person finds what became of a request that it took and that no read
   * shows, in the ledger's own names; blank where it keeps no record.
   *
   * @param receipt of {@link WriteOutcome.Pending}
   */
  default String traceOf(String receipt) {
    return "";
  }

  /**
   * What the ledger says of itself, to hold our store against; asked for only what {@link
   * Capability#SHOWS_BALANCE} and {@link Capability#SHOWS_BANK_POSTING} claim.
   */
  default LedgerFigures figures() {
    return LedgerFigures.NONE;
  }

  /**
   * By what these debtors are recognised elsewhere; those that the ledger does not show are left
   * out. Throws {@link io.mahnwerk.core.failure.ConnectorException} when it cannot be read.
   */
  default List<DebtorIdentity> identities(Collection<DebtorRef> debtors) {
    return List.of();
  }

  /** How long it takes until a read can show a write. */
  default Turnaround turnaround() {
    return Turnaround.AT_ONCE;
  }

  /**
   * The items on notices that the ledger's run sent on or after a day, where the ledger keeps more
   * than an item's last notice; nothing else knows of the earlier ones. The stream reads while it
   * is consumed and must be closed.
   */
  default Stream<SentNotice> sentNotices(LocalDate from) {
    return Stream.empty();
  }

  /** The folder through which data come and go, where the ledger is reached by files. */
  default Optional<FileExchange> files() {
    return Optional.empty();
  }

  /** The means to be told of changes, where the ledger can tell of them by calling us. */
  default Optional<ChangeHints> hints() {
    return Optional.empty();
  }

  /** The means to open single debtors for steering, where the settings let us do so. */
  default Optional<ProcedureSwitch> procedureSwitch() {
    return Optional.empty();
  }

  /** Where suggestions are shown, as far as {@link Capability#SHOWS_SUGGESTION} is claimed. */
  default SuggestionBoard suggestions() {
    return SuggestionBoard.NONE;
  }

  @Override
  void close();
}
