package io.mahnwerk.mocks.erp;

import io.mahnwerk.mocks.ledger.SimulatedLedger;
import io.mahnwerk.mocks.world.ClerkAction;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A running ERP on the loopback interface whose protocol is backed by one ledger. */
public interface SimulatedErp extends AutoCloseable {
  SimulatedLedger ledger();

  /** The settings with which a connector reaches it, by the setting's key. */
  Map<String, String> settings();

  /**
   * What the people around the ERP do before its dunning run can start on this day, such as
   * importing and exporting files, and what of it is otherwise than we asked for.
   */
  default List<ClerkAction> endDay(LocalDate today) {
    return List.of();
  }

  /** Ends when every change that was accepted has been carried out or given up. */
  void settle();

  /** Tells those who asked to be told of changes; does nothing where this ERP tells nobody. */
  default void tellOfChanges() {}

  /**
   * How many suggestions of ours people find in its lists, besides marks; 0 where it has no place
   * for them.
   */
  default int suggestionsShown() {
    return 0;
  }

  /** The means to break calls, where this ERP is reached by calls. */
  default Optional<FaultInjection> faults() {
    return Optional.empty();
  }

  /** The means to disturb files, where this ERP is reached by files. */
  default Optional<FileFaults> fileFaults() {
    return Optional.empty();
  }

  /** What became of invoices that went through files of the connector before they were booked. */
  default FiledInvoices filedInvoices() {
    return FiledInvoices.NONE;
  }

  @Override
  void close();
}
