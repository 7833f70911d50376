package io.mahnwerk.connector.sap;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.spi.ReceivablesReader.SyncCursor;
import io.mahnwerk.core.sync.CompanyPass;
import io.mahnwerk.core.sync.CursorText;
import java.time.LocalDate;
import java.util.List;

/**
 * Where reading stopped. A pass reads each company code in turn: its debtors, then either all its
 * items or, where those were read before, what changed since the pass before.
 *
 * @param since ISO day on which the last whole pass began; blank before the first one ended
 * @param loaded company codes whose items were read in a whole pass
 * @param started ISO day on which this pass began; blank between two passes
 * @param company the company code at hand; blank between two passes
 * @param after key of the last record read in this phase; empty at its start
 */
record SapCursor(
    String since,
    List<String> loaded,
    String started,
    String company,
    Phase phase,
    List<String> after)
    implements CompanyPass {
  private static final CursorText<SapCursor> TEXT = new CursorText<>(SapCursor.class);

  /** What is read of a company code, in this order; CHANGED stands for OPEN and CLEARED. */
  enum Phase {
    DEBTORS,
    OPEN,
    CLEARED,
    CHANGED
  }

  SapCursor {
    loaded = List.copyOf(loaded);
    after = List.copyOf(after);
  }

  /** Throws {@link IllegalArgumentException} for a text this connector did not write. */
  static SapCursor parse(SyncCursor cursor) {
    return TEXT.read(cursor).orElseGet(() -> between("", List.of()));
  }

  /** This position, or the start of the next pass when it lies in none of these company codes. */
  SapCursor within(List<CompanyCode> companies, LocalDate today) {
    if (liesWithin(companies)) {
      return this;
    }
    String first = companies.get(0).value();
    return new SapCursor(since, loaded, today.toString(), first, Phase.DEBTORS, List.of());
  }

  /** The position behind the record with this key, in the same phase. */
  SapCursor behind(List<String> key) {
    return new SapCursor(since, loaded, started, company, phase, key);
  }

  /**
   * The position after everything of this phase.
   *
   * @param tellsChanges whether changes can be asked for by their date
   */
  SapCursor nextPhase(List<CompanyCode> companies, boolean tellsChanges) {
    return switch (phase) {
      case DEBTORS -> in(company, wasLoaded() && tellsChanges ? Phase.CHANGED : Phase.OPEN);
      case OPEN -> in(company, Phase.CLEARED);
      case CLEARED, CHANGED -> nextCompany(companies);
    };
  }

  SyncCursor toSyncCursor() {
    return TEXT.write(this);
  }

  private SapCursor nextCompany(List<CompanyCode> companies) {
    return following(companies)
        .map(next -> in(next.value(), Phase.DEBTORS))
        .orElseGet(() -> between(started, companies.stream().map(CompanyCode::value).toList()));
  }

  private SapCursor in(String nextCompany, Phase nextPhase) {
    return new SapCursor(since, loaded, started, nextCompany, nextPhase, List.of());
  }

  private static SapCursor between(String since, List<String> loaded) {
    return new SapCursor(since, loaded, "", "", Phase.DEBTORS, List.of());
  }
}
