package io.mahnwerk.scoring.trial;

import io.mahnwerk.scoring.PaymentModel;
import io.mahnwerk.scoring.features.KnownFacts;
import io.mahnwerk.scoring.features.PaymentHistory;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Whether features of a past day are the same, bit for bit, from all facts and from those alone
 * that were recorded before the day: that nothing of the future went into them.
 *
 * @param day ISO date, the first day of the trial on which an item was looked at; blank where none
 *     was
 * @param items how many items were compared
 * @param same for how many every feature was the same
 */
public record AsOfProof(String day, int items, int same) {
  private static final int MOST_ITEMS = 200;

  /**
   * @param foreseeing makes the model look at the given facts
   */
  public static AsOfProof of(
      PaymentHistory history, Trial trial, Function<KnownFacts, PaymentModel> foreseeing) {
    if (trial.cases().isEmpty()) {
      return new AsOfProof("", 0, 0);
    }
    LocalDate day = trial.cases().get(0).asOf();
    List<TrialCase> cases =
        trial.cases().stream().filter(c -> c.asOf().equals(day)).limit(MOST_ITEMS).toList();
    PaymentHistory cut = history.furtherBefore(day);
    history.debtors().forEach(cut::record);
    history
        .items()
        .filter(item -> item.recordedOn().isBefore(day))
        .forEach(item -> cut.record(item.before(day)));
    PaymentModel whole = foreseeing.apply(history);
    PaymentModel past = foreseeing.apply(cut);
    int same = 0;
    for (TrialCase one : cases) {
      float[] ours = whole.outlook(one.account(), day).features(one.item());
      float[] theirs = past.outlook(one.account(), day).features(one.item());
      same += Arrays.equals(ours, theirs) ? 1 : 0;
    }
    return new AsOfProof(day.toString(), cases.size(), same);
  }
}
