package io.mahnwerk.mocks.datev;

import io.mahnwerk.mocks.erp.FileFaults;
import io.mahnwerk.mocks.erp.FiledInvoices;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the people of the office do: they export on the evenings before the usual dunning runs,
 * import and work through their lists once a week, before the run of that day, and export what came
 * of it.
 */
final class Office implements FileFaults {
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final List<DayOfWeek> EXPORTS =
      List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.THURSDAY);
  private static final DayOfWeek IMPORTS = DayOfWeek.TUESDAY;
  private static final int CLEARED_DAYS = 100;

  private final SimulatedLedger ledger;
  private final DatevOptions options;
  private final OfficeFolder folder;
  private final DebtorCards cards;
  private final Postings postings;
  private final UnbookedInvoices unbooked;
  private final OfficeClerk clerk;
  private final ClerkMood usual;
  private final Map<String, Integer> lastContent = new HashMap<>();
  private int exports;
  private long disturbed;
  private Optional<FileFault> fault = Optional.empty();

  Office(SimulatedLedger ledger, DatevOptions options, OfficeFolder folder, Postings postings) {
    this.ledger = ledger;
    this.options = options;
    this.folder = folder;
    this.postings = postings;
    this.cards = new DebtorCards(ledger);
    this.unbooked = new UnbookedInvoices(ledger);
    this.usual = ClerkMood.usual(options.seed());
    boolean keepsBlanks = options.importBlanks().equals(DatevOptions.KEEP);
    this.clerk =
        new OfficeClerk(
            ledger,
            folder,
            new OfficeClerk.Imports(
                (name, content) ->
                    new DebtorImport(cards, header("EXTF", 16, 5), keepsBlanks).run(name, content),
                (name, content) ->
                    new PostingImport(ledger, postingHeader(), unbooked).run(name, content),
                new LedgerXmlImport(ledger)::run));
  }

  DebtorCards cards() {
    return cards;
  }

  @Override
  public synchronized void strike(FileFault next) {
    if (next == FileFault.IMPORTED_TWICE) {
      disturbed++;
      clerk.forgetWhatWasTaken();
    } else {
      fault = Optional.of(next);
    }
  }

  @Override
  public synchronized long happened() {
    return disturbed + clerk.mistakes();
  }

  /** Exports everything there ever was, as when an office begins. */
  synchronized void begin() {
    exports++;
    deliver("DTVF_Zahlungsbedingungen", TermsExport.lines(header("DTVF", 46, 2), ledger.today()));
    export(LocalDate.MIN, true);
  }

  /** Everything that was given out is carried out, and the books are exported if they changed. */
  synchronized void settle() {
    clerk.finish();
    export(ledger.today().minusDays(CLEARED_DAYS), false);
  }

  FiledInvoices filedInvoices() {
    return unbooked.counts();
  }

  /** The items for which another day was entered than a list named. */
  synchronized List<String> endDay(LocalDate today) {
    if (today.getDayOfWeek() == IMPORTS) {
      clerk.work(usual);
    }
    if (EXPORTS.contains(today.getDayOfWeek())) {
      bringInvoices();
      export(today.minusDays(CLEARED_DAYS), true);
      folder.tidy();
    }
    return clerk.enteredOtherwise();
  }

  private void bringInvoices() {
    if (!options.bringsInvoices()) {
      return;
    }
    String name =
        "EXTF_Buchungsstapel_%s_%06d.csv".formatted(DatevDate.header(ledger.today()), exports);
    String header = DtvfHeader.write(postingHeader(), PostingColumns.NAME, ledger.today());
    List<String> lines = unbooked.take(name, header);
    if (!lines.isEmpty()) {
      folder.deliver(name, lines, morning());
    }
  }

  private DtvfHeader postingHeader() {
    return header("EXTF", PostingColumns.CATEGORY, PostingColumns.VERSION);
  }

  private void export(LocalDate clearedSince, boolean always) {
    exports++;
    OposExport opos = new OposExport(postings);
    List<Posting> rows =
        postings.since(clearedSince).stream()
            .filter(posting -> !unbooked.isUnbooked(posting.item()))
            .toList();
    List<String> items =
        options.opos().equals(DatevOptions.CLASSIC) ? opos.classic(rows) : opos.ready(rows);
    List<String> debtors = DebtorExport.lines(header("DTVF", 16, 5), ledger, cards);
    int content = debtors.subList(1, debtors.size()).hashCode();
    if (isNew("debtors", content) || always) {
      deliver("DTVF_Debitoren", debtors);
    }
    if (isNew("items", items.hashCode()) || always) {
      deliver("OPOS", items);
    }
    if (fault.isPresent()) {
      disturbed++;
      fault = Optional.empty();
      lastContent.clear();
    }
  }

  private boolean isNew(String kind, int content) {
    Integer before = lastContent.put(kind, content);
    return before == null || before != content;
  }

  private void deliver(String kind, List<String> lines) {
    String name = "%s_%s_%06d".formatted(kind, DatevDate.header(ledger.today()), exports);
    if (fault.isEmpty()) {
      folder.deliver(name + ".csv", lines, morning());
      return;
    }
    String whole = String.join("\r\n", lines) + "\r\n";
    byte[] half = whole.substring(0, whole.length() / 2).getBytes(OfficeFolder.WINDOWS);
    switch (fault.get()) {
      case TRUNCATED_EXPORT -> folder.deliver(name + ".csv", half, morning());
      case UNFINISHED_EXPORT -> folder.deliver(name + ".csv", half, tomorrow());
      case REPEATED_EXPORT -> {
        folder.deliver(name + ".csv", lines, morning());
        folder.deliver(name + "_Kopie.csv", lines, morning());
      }
      case FOREIGN_EXPORT -> {
        folder.deliver(name + "_fremd.csv", foreign(lines), morning());
        folder.deliver(name + ".csv", lines, morning());
      }
      default -> throw new IllegalStateException("No export is disturbed by " + fault.get());
    }
  }

  /** Only files in DATEV format name their client; open items as ASCII do not. */
  private List<String> foreign(List<String> lines) {
    List<String> others = new ArrayList<>(lines);
    String ours = ";" + OfficeBooks.CONSULTANT + ";" + ledger.companyCode().value() + ";";
    others.set(0, lines.get(0).replace(ours, ";" + OfficeBooks.CONSULTANT + ";999;"));
    return others;
  }

  /** While a file is written its time moves on with the clock. */
  private Instant tomorrow() {
    return morning().plus(Duration.ofDays(1));
  }

  /** Exports of one day follow each other. */
  private Instant morning() {
    return ledger.today().atTime(LocalTime.of(6, 0)).atZone(ZONE).toInstant().plusMillis(exports);
  }

  private DtvfHeader header(String sign, int category, int version) {
    return new DtvfHeader(
        sign,
        category,
        version,
        OfficeBooks.CONSULTANT,
        ledger.companyCode().value(),
        fiscalYear(ledger.today()));
  }

  static LocalDate fiscalYear(LocalDate day) {
    return day.withDayOfYear(1);
  }
}
