package io.mahnwerk.app.simulate;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.scoring.Doubt;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a simulation showed, as means over its seeds.
 *
 * @param modelsTrained seeds whose history was enough for a model; with the others every item keeps
 *     its former day, and its probability of payment is stated as one half between 0 and 1
 * @param known Mahnwerk on debtors with a history
 * @param fresh Mahnwerk on debtors who first appeared in the roll-out
 * @param rule the segment rule
 * @param fixedDay the best fixed day, chosen in hindsight on the first seed
 * @param delayOnly Mahnwerk where debtors keep the former procedure, against the oracle that may
 *     hold back no less
 * @param policies key figures by policy
 * @param calibration of Mahnwerk's expectations
 * @param calibrationSteps the same before and after the calibrating step, for each policy that
 *     follows a model
 * @param coverage how often what was stated held, for the same policies
 * @param offPolicy by seed, what a log of drawn days tells of Mahnwerk's days beside the truth
 * @param bandit Thompson sampling; absent where nobody asked for it
 */
record SimulationReport(
    Setup setup,
    int modelsTrained,
    Captured known,
    @JsonProperty("new") Captured fresh,
    RuleCaptured rule,
    FixedDayCaptured fixedDay,
    RuleCaptured delayOnly,
    Map<String, Parts> policies,
    Calibration calibration,
    Map<String, Steps> calibrationSteps,
    Map<String, Coverage> coverage,
    List<OffPolicyCheck> offPolicy,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BanditReport bandit,
    double seconds) {
  static final Sentence NOTICE =
      new Sentence(
          "Simulated: debtors behave as the world file says. The figures compare policies in that"
              + " world and are no forecast for any company. Mahnwerk plans so that it expects no"
              + " later payment than under the former schedule; that is no promise of what"
              + " happens.",
          "Simuliert: Debitoren verhalten sich, wie die Weltdatei es sagt. Die Zahlen vergleichen"
              + " Verfahren in dieser Welt und sind keine Prognose für ein Unternehmen. Mahnwerk"
              + " plant so, dass es keine spätere Zahlung erwartet als nach dem bisherigen Plan;"
              + " das ist keine Zusage, was geschieht.");

  @JsonProperty
  String notice() {
    return NOTICE.english();
  }

  /**
   * What was asked.
   *
   * @param months of the roll-out
   * @param explore share of the history's first notices whose day was drawn at random
   * @param invoices of each known debtor in the history
   */
  record Setup(
      String world,
      double effect,
      List<Long> seeds,
      int months,
      double explore,
      int knownDebtors,
      int invoices,
      int newDebtors) {}

  /** Share of what the oracle gains over the former schedule, mean and by seed. */
  record Captured(double captured, List<Double> bySeed) {}

  /** The same on new debtors and on known ones. */
  record RuleCaptured(double captured, double knownCaptured) {}

  /** The day, counted from the due date, and what it captured. */
  record FixedDayCaptured(int day, double captured, double knownCaptured) {}

  /** One policy's key figures on known and on new debtors. */
  record Parts(Kpi known, @JsonProperty("new") Kpi fresh) {}

  /**
   * Counted on items of steered debtors that fell due in the roll-out and were unpaid the day
   * after.
   *
   * @param firstDunningPaymentRate share paid within 14 days of the first notice, 0 to 1
   * @param daysToPay mean days from document date to payment, cut at 180 days past due
   * @param utility euros per item: minus interest, letters and complaints
   */
  record Kpi(
      double items,
      double firstDunningPaymentRate,
      double daysToPay,
      double noticesPerItem,
      double complaintsPer1000,
      double utility) {}

  /** What a model expected before and after it was calibrated on later data of the history. */
  record Steps(Calibration before, Calibration after) {}

  /**
   * Stated against observed. Items count once, as they were first advised.
   *
   * @param items for which days of payment were named
   * @param stated share of payments that come within the named days, at least
   * @param observed share that did; absent without an item, like the next two
   * @param earlier share that came before the first day; at most 0.1 is stated
   * @param later share that came after the last day; at most 0.1 is stated
   * @param statedProbability how often the share that is paid within 30 days lies in the interval
   *     of its probability
   * @param observedProbability share of the items in bins of at least 20 items in which it did;
   *     absent without one
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Coverage(
      int items,
      double stated,
      @Nullable Double observed,
      @Nullable Double earlier,
      @Nullable Double later,
      double statedProbability,
      @Nullable Double observedProbability) {
    private static final double STATED_PROBABILITY = 0.9;
    private static final int LEAST_IN_BIN = 20;

    static Coverage of(NamedDays days, List<Foretold.Bin> bins) {
      double items = days.items();
      boolean named = days.items() > 0;
      return new Coverage(
          days.items(),
          1 - 2 * Doubt.MISSED,
          named ? 1 - (days.earlier() + days.later()) / items : null,
          named ? days.earlier() / items : null,
          named ? days.later() / items : null,
          STATED_PROBABILITY,
          held(bins.stream().filter(bin -> bin.items() >= LEAST_IN_BIN).toList()));
    }

    private static @Nullable Double held(List<Foretold.Bin> bins) {
      double items = bins.stream().mapToInt(Foretold.Bin::items).sum();
      double held =
          bins.stream()
              .filter(bin -> bin.low() <= bin.observed() && bin.observed() <= bin.high())
              .mapToInt(Foretold.Bin::items)
              .sum();
      return bins.isEmpty() ? null : held / items;
    }
  }

  /**
   * Expected against observed payment within 30 days of an item's first advice.
   *
   * @param error mean absolute distance over ten bins, weighted by their items; absent where no
   *     item was advised
   */
  record Calibration(
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double error, List<Foretold.Bin> bins) {}
}
