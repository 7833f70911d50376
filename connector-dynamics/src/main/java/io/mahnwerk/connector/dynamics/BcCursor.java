package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.spi.ReceivablesReader.SyncCursor;
import io.mahnwerk.core.sync.CompanyPass;
import io.mahnwerk.core.sync.CursorText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Where reading stopped. A pass reads each company in turn: its customers, then either all its
 * entries or, where those were read before, what changed since the pass before.
 *
 * @param way by which the positions were read; another way starts anew
 * @param since ISO instant from which the next pass reads changes; blank before the first one ended
 * @param loaded companies whose entries were read in a whole pass
 * @param started ISO instant at which this pass began; blank between two passes
 * @param seen newest change seen in this pass by Business Central's own clock; blank for none
 * @param company the company at hand; blank between two passes
 * @param link of the further page to read in this phase; blank at its start
 */
record BcCursor(
    BcWay way,
    String since,
    List<String> loaded,
    String started,
    String seen,
    String company,
    Phase phase,
    String link)
    implements CompanyPass {
  private static final CursorText<BcCursor> TEXT = new CursorText<>(BcCursor.class);

  /** Longer than a transaction lasts between its change and its end, or a copy lags behind. */
  private static final Duration OVERLAP = Duration.ofHours(1);

  /** Without anything seen there is only our own clock to go by. */
  private static final Duration UNSEEN_OVERLAP = Duration.ofDays(1);

  /** What is read of a company, in this order; changes stand for open and closed entries. */
  enum Phase {
    CUSTOMERS,
    OPEN,
    CLOSED,
    CHANGED,
    SUGGESTED
  }

  BcCursor {
    loaded = List.copyOf(loaded);
  }

  /** Throws {@link IllegalArgumentException} for a text this connector did not write. */
  static BcCursor parse(SyncCursor cursor, BcWay way) {
    return TEXT.read(cursor)
        .filter(at -> at.way() == way)
        .orElseGet(() -> between(way, "", List.of()));
  }

  /** This position, or the start of the next pass when it lies in none of these companies. */
  BcCursor within(List<CompanyCode> companies, Instant now) {
    if (liesWithin(companies)) {
      return this;
    }
    String first = companies.get(0).value();
    return new BcCursor(way, since, loaded, now.toString(), "", first, Phase.CUSTOMERS, "");
  }

  BcCursor at(String furtherLink) {
    return new BcCursor(way, since, loaded, started, seen, company, phase, furtherLink);
  }

  /** A position that has seen a change at that instant as well. */
  BcCursor having(Instant change) {
    boolean isNewer = seen.isEmpty() || change.isAfter(Instant.parse(seen));
    return new BcCursor(
        way, since, loaded, started, isNewer ? change.toString() : seen, company, phase, link);
  }

  /** The position after everything of this phase. */
  BcCursor nextPhase(List<CompanyCode> companies) {
    boolean changesOnly = way == BcWay.EXTENSION && wasLoaded();
    return switch (phase) {
      case CUSTOMERS -> in(company, changesOnly ? Phase.CHANGED : Phase.OPEN);
      case OPEN -> in(company, Phase.CLOSED);
      case CHANGED -> in(company, Phase.SUGGESTED);
      case CLOSED, SUGGESTED -> nextCompany(companies);
    };
  }

  SyncCursor toSyncCursor() {
    return TEXT.write(this);
  }

  private BcCursor nextCompany(List<CompanyCode> companies) {
    return following(companies)
        .map(next -> in(next.value(), Phase.CUSTOMERS))
        .orElseGet(
            () -> between(way, nextSince(), companies.stream().map(CompanyCode::value).toList()));
  }

  /**
   * Changes of the whole pass are read again, and those shortly before it: whichever clock is
   * behind, that of Business Central in what was seen or ours, tells the earlier instant.
   */
  private String nextSince() {
    Instant begun = Instant.parse(started);
    if (way == BcWay.STOCK) {
      return started;
    }
    Instant newest = seen.isEmpty() ? begun.minus(UNSEEN_OVERLAP) : Instant.parse(seen);
    Instant next = (newest.isBefore(begun) ? newest : begun).minus(OVERLAP);
    return since.isEmpty() || next.isAfter(Instant.parse(since)) ? next.toString() : since;
  }

  private BcCursor in(String nextCompany, Phase nextPhase) {
    return new BcCursor(way, since, loaded, started, seen, nextCompany, nextPhase, "");
  }

  private static BcCursor between(BcWay way, String since, List<String> loaded) {
    return new BcCursor(way, since, loaded, "", "", "", Phase.CUSTOMERS, "");
  }
}
