package io.mahnwerk.mocks.datev;

import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.mocks.erp.FiledInvoices;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Invoices that come from another program as a Buchungsstapel and go through the inbox before they
 * are booked. The ledger has them from the first day; until they are booked no export shows them.
 * One that does not come back within days is booked as it is.
 */
final class UnbookedInvoices {
  private static final int EVERY = 10;
  private static final int LEAST_DAYS_TO_DUE = 14;
  private static final int WAITED_DAYS = 10;

  private final SimulatedLedger ledger;
  private final Map<String, LocalDate> waiting = new HashMap<>();
  private final Map<String, List<String>> files = new HashMap<>();
  private final Set<String> seen = new HashSet<>();
  private long brought;
  private long cameBack;
  private long altered;
  private long blocked;

  UnbookedInvoices(SimulatedLedger ledger) {
    this.ledger = ledger;
    ledger.items().forEach(item -> seen.add(item.key()));
  }

  FiledInvoices counts() {
    return new FiledInvoices(brought, cameBack, altered, blocked);
  }

  /**
   * The lines of a Buchungsstapel with a share of what came up since; empty where there is none.
   */
  List<String> take(String name, String header) {
    LocalDate today = ledger.today();
    waiting.values().removeIf(day -> day.plusDays(WAITED_DAYS).isBefore(today));
    List<LedgerItem> fresh = new ArrayList<>();
    for (LedgerItem item : ledger.touchedSince(today.minusDays(WAITED_DAYS))) {
      if (seen.add(item.key()) && seen.size() % EVERY == 0 && mayWait(item)) {
        fresh.add(item);
      }
    }
    if (fresh.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>(List.of(header, PostingColumns.headings()));
    for (LedgerItem item : fresh) {
      waiting.put(item.key(), today);
      lines.add(row(item));
    }
    brought += fresh.size();
    files.put(name, List.copyOf(lines));
    return lines;
  }

  private boolean mayWait(LedgerItem item) {
    LocalDate today = ledger.today();
    return item.isOpen()
        && item.kind() == DocumentKind.INVOICE
        && !item.amount().isCredit()
        && item.documentDate().getYear() == today.getYear()
        && !item.netDueDate().isBefore(today.plusDays(LEAST_DAYS_TO_DUE));
  }

  private static String row(LedgerItem item) {
    Map<Integer, String> cells = new LinkedHashMap<>();
    cells.put(PostingColumns.AMOUNT, item.amount().amount().toPlainString().replace('.', ','));
    cells.put(PostingColumns.SIDE, "S");
    cells.put(PostingColumns.CURRENCY, item.amount().currency().getCurrencyCode());
    cells.put(PostingColumns.ACCOUNT, item.debtor());
    cells.put(PostingColumns.CONTRA, Posting.REVENUE);
    cells.put(PostingColumns.DATE, DatevDate.row(item.documentDate()).substring(0, 4));
    cells.put(PostingColumns.DOCUMENT, Posting.document(item));
    cells.put(PostingColumns.TEXT, "Lieferung, Größe \"XL\"");
    cells.put(PostingColumns.DUE, DatevDate.row(item.netDueDate()));
    return PostingColumns.row(cells);
  }

  /** Whether nobody has booked it yet; what is paid before counts as booked. */
  boolean isUnbooked(LedgerItem item) {
    return item.isOpen() && waiting.containsKey(item.key());
  }

  /** Answers whether the invoice waited to be booked; it waits no more. */
  boolean book(String key) {
    return waiting.remove(key) != null;
  }

  /** Compares what came back with what was brought, byte for byte beside the columns of a block. */
  void compare(String name, String content) {
    List<String> before = files.remove(name);
    if (before == null) {
      return;
    }
    List<String> after = List.of(content.split("\r\n", -1));
    boolean whole = after.size() == before.size() + 1 && after.get(before.size()).isEmpty();
    boolean sameHead = whole && before.subList(0, 2).equals(after.subList(0, 2));
    for (int line = 2; line < before.size(); line++) {
      cameBack++;
      if (!sameHead || !isSameBesideBlock(before.get(line), after.get(line))) {
        altered++;
      } else if (!before.get(line).equals(after.get(line))) {
        blocked++;
      }
    }
  }

  /** No text of ours holds a semicolon, so that the raw cells can be compared. */
  private static boolean isSameBesideBlock(String before, String after) {
    String[] was = before.split(";", -1);
    String[] is = after.split(";", -1);
    if (was.length != is.length) {
      return false;
    }
    for (int column : List.of(PostingColumns.BLOCK, PostingColumns.BLOCKED_UNTIL)) {
      is[column - 1] = was[column - 1];
    }
    return List.of(was).equals(List.of(is));
  }
}
