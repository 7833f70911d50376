package io.mahnwerk.mocks.world;

import io.mahnwerk.core.model.BusinessCalendar;
import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningNotice;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Lets the debtors of a population act on a ledger, day by day: {@link #morning}, then {@link
 * #clerks} before a dunning run and {@link #noticed} after it.
 *
 * <p>Every chance depends on seed, item, day and purpose alone: under the same notices an item is
 * paid on the same day in every run, whatever happens to the others. Not safe for use by several
 * threads.
 */
public final class DebtorBehaviour {
  private final DebtorPopulation population;
  private final Draw draw;
  private final SimulatedLedger ledger;
  private final ItemKeys keys;
  private final BusinessCalendar calendar;
  private final ClerkDesk clerks;
  private final Tempers tempers;
  private final Map<String, Receivable> posted = new HashMap<>();
  private final Map<String, Receivable> open = new LinkedHashMap<>();
  private final TreeMap<LocalDate, List<Complaint>> toCome = new TreeMap<>();
  private final List<Complaint> complaints = new ArrayList<>();
  private int next;

  /** The population's debtors must be opened in the ledger by the caller. */
  public DebtorBehaviour(
      DebtorPopulation population, long seed, SimulatedLedger ledger, ItemKeys keys) {
    this.population = population;
    this.draw = Draw.of(seed).with("behaviour");
    this.ledger = ledger;
    this.keys = keys;
    this.calendar = population.calendar();
    this.clerks = new ClerkDesk(population.world().spec().clerks(), calendar, ledger);
    this.tempers = Tempers.of(population);
  }

  private DebtorBehaviour(DebtorBehaviour from, SimulatedLedger ledger) {
    this.population = from.population;
    this.draw = from.draw;
    this.ledger = ledger;
    this.keys = from.keys;
    this.calendar = from.calendar;
    this.clerks = from.clerks.movedTo(ledger);
    this.tempers = from.tempers;
    from.posted.forEach((key, receivable) -> posted.put(key, receivable.copy()));
    from.open.keySet().forEach(key -> open.put(key, posted.get(key)));
    from.toCome.forEach((day, list) -> toCome.put(day, new ArrayList<>(list)));
    complaints.addAll(from.complaints);
    next = from.next;
  }

  /** The same debtors with the same past, who act on a ledger that holds the same items. */
  public DebtorBehaviour continuedOn(SimulatedLedger other) {
    return new DebtorBehaviour(this, other);
  }

  /**
   * Starts the ledger's day: the bank statement is posted on a business day, clerks lift blocks of
   * their own, invoices up to this day are posted, debtors pay, and clerks block items about which
   * debtors complain.
   */
  public List<ClerkAction> morning(LocalDate day) {
    ledger.startDay(day);
    if (calendar.isBusinessDay(day)) {
      ledger.postBankStatement();
    }
    List<ClerkAction> done = new ArrayList<>(clerks.lift(day));
    post(day);
    pay(day);
    done.addAll(complain(day));
    return done;
  }

  /** Tells the debtors about letters that were really printed. */
  public void noticed(List<DunningNotice> notices) {
    for (DunningNotice notice : notices) {
      List<Complaint> possible = new ArrayList<>();
      for (DunningNotice.DunnedItem item : notice.items()) {
        Receivable receivable = posted.get(item.item().nativeKey());
        if (receivable != null && item.isRaised()) {
          TruthNotice sent = new TruthNotice(item.to(), notice.dunnedOn());
          complaint(receivable, sent).ifPresent(possible::add);
          receivable.notice(sent);
        }
      }
      // One letter brings one complaint, however many items it lists.
      possible.stream()
          .min(java.util.Comparator.comparing(Complaint::itemKey))
          .ifPresent(one -> toCome.computeIfAbsent(one.day(), d -> new ArrayList<>()).add(one));
    }
  }

  /** What clerks do to overdue items by hand; nothing on a day without business. */
  public List<ClerkAction> clerks(LocalDate day) {
    if (!calendar.isBusinessDay(day)) {
      return List.of();
    }
    List<ClerkAction> done = new ArrayList<>();
    for (Receivable receivable : open.values()) {
      if (receivable.invoice().dueDay().isBefore(day) && ledger.item(receivable.key()).isOpen()) {
        clerks.atWork(receivable, day).ifPresent(done::add);
      }
    }
    return done;
  }

  /**
   * Every complaint up to today, in order of its day, also about items that were paid meanwhile.
   */
  public List<Complaint> complaints() {
    return Collections.unmodifiableList(complaints);
  }

  /** Follows the notices that these debtors get, also those yet to come. */
  public Truth truth() {
    return new Truth(Collections.unmodifiableMap(posted));
  }

  private void post(LocalDate day) {
    List<Invoice> invoices = population.invoices();
    for (; next < invoices.size() && !invoices.get(next).postingDay().isAfter(day); next++) {
      Invoice invoice = invoices.get(next);
      String key = keys.itemKey(invoice.debtor(), invoice.year(), invoice.number());
      Draw own = draw.with(invoice.year()).with(invoice.number());
      Receivable receivable = new Receivable(invoice, key, tempers.of(invoice), own);
      ledger.post(item(invoice, key, day));
      posted.put(key, receivable);
      open.put(key, receivable);
    }
  }

  private static LedgerItem item(Invoice invoice, String key, LocalDate day) {
    return new LedgerItem(
        key,
        invoice.debtor(),
        "%d%06d".formatted(invoice.year(), invoice.number()),
        DocumentKind.INVOICE,
        invoice.amount(),
        invoice.postingDay(),
        invoice.postingDay(),
        invoice.dueDay(),
        DunningLevel.NONE,
        Optional.empty(),
        "",
        Map.of(),
        Optional.empty(),
        day,
        day);
  }

  private void pay(LocalDate day) {
    for (Iterator<Receivable> each = open.values().iterator(); each.hasNext(); ) {
      Receivable receivable = each.next();
      if (!ledger.item(receivable.key()).isOpen()) {
        each.remove();
      } else if (receivable.isPaidOn(day)) {
        ledger.clear(receivable.key(), Clearing.Kind.PAYMENT);
        each.remove();
      }
    }
  }

  private List<ClerkAction> complain(LocalDate day) {
    List<ClerkAction> done = new ArrayList<>();
    while (!toCome.isEmpty() && !toCome.firstKey().isAfter(day)) {
      for (Complaint complaint : toCome.pollFirstEntry().getValue()) {
        complaints.add(complaint);
        clerks.complained(posted.get(complaint.itemKey()), day).ifPresent(done::add);
      }
    }
    return done;
  }

  /** A complaint comes one to four business days after the letter and at most seven days. */
  private Optional<Complaint> complaint(Receivable receivable, TruthNotice notice) {
    Draw chance = receivable.draw("complaint", notice.day());
    if (!chance.happens(receivable.complaint(notice))) {
      return Optional.empty();
    }
    LocalDate day = calendar.plusBusinessDays(notice.day(), chance.with("after").between(1, 4));
    LocalDate last = notice.day().plusDays(7);
    return Optional.of(
        new Complaint(
            receivable.key(), day.isAfter(last) ? last : day, notice.day(), notice.level()));
  }
}
