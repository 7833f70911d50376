package io.mahnwerk.scoring.features;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorDunning;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.FactorSource;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.RecordVersion;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Everything that is known of all debtors, kept up to date fact by fact: recording an item costs
 * what that item holds, whatever else is kept. A question as of a day is answered from facts
 * recorded before that day alone. Master data carry no record of their past and count as they
 * stand.
 *
 * <p>Several threads may ask at once while none records.
 */
public final class PaymentHistory implements KnownFacts {
  private final DayCalendar days;
  private final Map<DebtorRef, Known> debtors;
  private final Map<String, Timeline> byIndustry;
  private final Timeline all;
  private final FurtherFacts further;

  public PaymentHistory(DayCalendar days) {
    this(days, List.of());
  }

  /**
   * @param factors figures from outside of the ledger that count as well
   */
  public PaymentHistory(DayCalendar days, List<FactorSource> factors) {
    this.days = days;
    this.debtors = new TreeMap<>();
    this.byIndustry = new HashMap<>();
    this.all = new Timeline();
    this.further = new FurtherFacts(factors);
  }

  private PaymentHistory(PaymentHistory other, FurtherFacts further) {
    this.days = other.days;
    this.debtors = other.debtors;
    this.byIndustry = other.byIndustry;
    this.all = other.all;
    this.further = further;
  }

  /** The same history, seen with only those further columns; what is recorded shows in both. */
  public PaymentHistory seeing(Predicate<String> columns) {
    return new PaymentHistory(this, further.only(columns));
  }

  /**
   * The columns that enrichment files recorded before the day and external factors bring, in order;
   * usually none.
   */
  public List<FurtherColumn> further(LocalDate day) {
    return further.columns(day);
  }

  /** What is recorded of some debtors alone; what comes later of them does not show in it. */
  public PaymentHistory of(Predicate<DebtorRef> some) {
    PaymentHistory part = new PaymentHistory(new PaymentHistory(days), further);
    debtors().filter(debtor -> some.test(debtor.ref())).forEach(part::record);
    items().filter(item -> some.test(item.debtor())).forEach(part::record);
    return part;
  }

  /** Keeps what an enrichment file of this day tells of a debtor, by column. */
  public void record(DebtorRef debtor, LocalDate recordedOn, Map<String, String> values) {
    further.record(debtor, recordedOn, values);
  }

  /** The same history of further columns only, as it was before the day, and of nothing else. */
  public PaymentHistory furtherBefore(LocalDate day) {
    PaymentHistory empty = new PaymentHistory(days);
    return new PaymentHistory(empty, further.before(day));
  }

  /** One debtor's share of the history. */
  private static final class Known {
    private Debtor debtor;
    private final Map<OpenItemRef, ItemHistory> items = new TreeMap<>();
    private final Timeline timeline = new Timeline();

    private Known(Debtor debtor) {
      this.debtor = debtor;
    }
  }

  /** Adds the item or replaces what was recorded of it before. */
  public void record(ItemHistory item) {
    Known known = debtors.computeIfAbsent(item.debtor(), ref -> new Known(unnamed(ref)));
    ItemHistory before = known.items.put(item.ref(), item);
    if (item.equals(before)) {
      return;
    }
    if (before != null) {
      count(known, ItemTimeline.of(days, before), -1);
    }
    count(known, ItemTimeline.of(days, item), 1);
  }

  /** Adds the debtor or replaces its master data. */
  public void record(Debtor debtor) {
    Known known = debtors.computeIfAbsent(debtor.ref(), ref -> new Known(debtor));
    if (!known.debtor.industry().equals(debtor.industry())) {
      industry(known.debtor).add(known.timeline, -1);
      industry(debtor).add(known.timeline, 1);
    }
    known.debtor = debtor;
  }

  public Stream<Debtor> debtors() {
    return debtors.values().stream().map(k -> k.debtor);
  }

  /** All items in a fixed order, each with all that is recorded of it. */
  public Stream<ItemHistory> items() {
    return debtors.values().stream().flatMap(k -> k.items.values().stream());
  }

  public Optional<ItemHistory> find(DebtorRef debtor, OpenItemRef item) {
    return Optional.ofNullable(debtors.get(debtor)).map(k -> k.items.get(item));
  }

  /** What was known before the day; a debtor never heard of has no behaviour of its own. */
  public DebtorFacts asOf(DebtorRef ref, LocalDate day) {
    Known known = debtors.get(ref);
    return asOf(known == null ? unnamed(ref) : known.debtor, day);
  }

  @Override
  public DebtorFacts asOf(Debtor debtor, LocalDate day) {
    Known known = debtors.get(debtor.ref());
    return facts(debtor, known == null ? new Known(debtor) : known, day);
  }

  @Override
  public List<LocalDate> notices(DebtorRef debtor, OpenItemRef item, LocalDate day) {
    return find(debtor, item).stream()
        .flatMap(i -> i.notices().stream())
        .filter(n -> n.recordedOn().isBefore(day))
        .map(ItemHistory.RecordedNotice::dunnedOn)
        .sorted()
        .toList();
  }

  private DebtorFacts facts(Debtor debtor, Known known, LocalDate day) {
    Behaviour everyone = all.before(day);
    Behaviour peers =
        debtor.industry().isBlank()
            ? everyone
            : byIndustry.getOrDefault(debtor.industry(), new Timeline()).before(day);
    return new DebtorFacts(
        debtor,
        known.timeline.before(day),
        peers,
        everyone,
        new LastPayments(known.items.values(), day).meanDelay(),
        latest(known, day),
        further.asOf(debtor, day));
  }

  private static List<ItemHistory> latest(Known known, LocalDate day) {
    return known.items.values().stream()
        .filter(i -> i.recordedOn().isBefore(day) && !i.amount().isCredit())
        .sorted(
            Comparator.comparing(ItemHistory::netDueDate)
                .reversed()
                .thenComparing(ItemHistory::ref))
        .limit(DebtorFacts.MOST_ITEMS)
        .map(i -> i.before(day))
        .toList();
  }

  private void count(Known known, Timeline change, int sign) {
    known.timeline.add(change, sign);
    industry(known.debtor).add(change, sign);
    all.add(change, sign);
  }

  private Timeline industry(Debtor debtor) {
    return byIndustry.computeIfAbsent(debtor.industry(), key -> new Timeline());
  }

  private static Debtor unnamed(DebtorRef ref) {
    DebtorDunning dunning = DebtorDunning.under(DunningProcedureCode.NONE);
    return new Debtor(ref, "", false, false, "", "", "", false, dunning, new RecordVersion(""));
  }
}
