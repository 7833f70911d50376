package io.mahnwerk.scoring.features;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.scoring.features.Behaviour.Count;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is known of one debtor before a day.
 *
 * @param own the debtor's own behaviour
 * @param peers that of all debtors with its industry key, or of all debtors where it has none
 * @param all that of all debtors
 * @param lastDelays mean delay in days of the last three payments; NaN without one
 * @param items its latest items, at most {@link #MOST_ITEMS}, each with what was known of it
 * @param further by name of a {@link FurtherColumn}, what files and external factors told of it
 */
public record DebtorFacts(
    Debtor debtor,
    Behaviour own,
    Behaviour peers,
    Behaviour all,
    double lastDelays,
    List<ItemHistory> items,
    Map<String, String> further) {
  /** Older items say little of what a debtor is like today. */
  public static final int MOST_ITEMS = 60;

  public DebtorFacts {
    items = List.copyOf(items);
    further = Collections.unmodifiableMap(new TreeMap<>(further));
  }

  /** Without anything from files or external factors. */
  public DebtorFacts(
      Debtor debtor,
      Behaviour own,
      Behaviour peers,
      Behaviour all,
      double lastDelays,
      List<ItemHistory> items) {
    this(debtor, own, peers, all, lastDelays, items, Map.of());
  }

  /** The same debtor as if nothing were known of it but its master data and what files tell. */
  public DebtorFacts withoutHistory() {
    return new DebtorFacts(debtor, new Behaviour(), peers, all, Double.NaN, List.of(), further);
  }

  /** The same debtor with other latest items. */
  public DebtorFacts with(List<ItemHistory> others) {
    return new DebtorFacts(debtor, own, peers, all, lastDelays, others, further);
  }

  /**
   * What would be known before the day had the last payment among the latest items come no later
   * than so many days after its due date. Empty where none is known or it did not come later.
   */
  public Optional<DebtorFacts> supposing(int lastDelay, DayCalendar days, LocalDate day) {
    return new LastPayments(items, day)
        .last()
        .filter(paid -> LastPayments.delay(paid) > lastDelay)
        .map(paid -> instead(paid, LastPayments.sooner(paid, lastDelay), days, day));
  }

  private DebtorFacts instead(
      ItemHistory paid, ItemHistory sooner, DayCalendar days, LocalDate day) {
    Behaviour other = new Behaviour();
    other.add(own, 1);
    other.add(ItemTimeline.of(days, paid).before(day), -1);
    other.add(ItemTimeline.of(days, sooner).before(day), 1);
    List<ItemHistory> others =
        items.stream().map(item -> item.ref().equals(paid.ref()) ? sooner : item).toList();
    double delays = new LastPayments(others, day).meanDelay();
    return new DebtorFacts(debtor, other, peers, all, delays, others, further);
  }

  /** The same debtor as if its industry were not kept. */
  public DebtorFacts withoutIndustry() {
    Debtor d = debtor;
    Debtor unknown =
        new Debtor(
            d.ref(),
            d.name(),
            d.naturalPerson(),
            d.keyAccount(),
            "",
            d.country(),
            d.paymentTerms(),
            d.directDebit(),
            d.dunning(),
            d.version());
    return new DebtorFacts(unknown, own, all, all, lastDelays, items, further);
  }

  /** What stands out against chance in the debtor's own payments and answers. */
  public List<Reason> traits() {
    List<Reason> traits = new ArrayList<>();
    if (isOften(Count.MONTH_END, Count.LATE, 0.4)) {
      traits.add(Reason.of(ReasonCode.PAYS_AROUND_MONTH_END));
    }
    if (isOften(Count.QUARTER_START, Count.LATE, 0.4)) {
      traits.add(Reason.of(ReasonCode.PAYS_AROUND_QUARTER_START));
    }
    if (isOften(Count.ANSWERED_EARLY, Count.NOTICED_EARLY, 0.5)) {
      traits.add(Reason.of(ReasonCode.ANSWERS_EARLY_NOTICE));
    }
    if (isOften(Count.ANSWERED_LATE, Count.NOTICED_LATE, 0.5)) {
      traits.add(Reason.of(ReasonCode.ANSWERS_LATE_NOTICE));
    }
    return traits;
  }

  private boolean isOften(Count part, Count whole, double share) {
    return own.count(whole) >= 3 && own.count(part) >= share * own.count(whole);
  }

  /** How many items this debtor has paid. */
  public int evidence() {
    return own.paid();
  }
}
