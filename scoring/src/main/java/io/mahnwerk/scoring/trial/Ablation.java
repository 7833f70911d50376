package io.mahnwerk.scoring.trial;

import io.mahnwerk.scoring.features.FurtherColumn;
import io.mahnwerk.scoring.features.PaymentHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What further columns brought in a trial: the same training with and without them, tried on the
 * same later payments. More data is not by itself better.
 *
 * @param name {@code debtor} for all columns of enrichment files, else the external factor
 * @param columns how many columns
 * @param with mean squared error of the probability with them (Brier)
 * @param without the same without them
 * @param standardError of the difference, debtors counting as a whole
 */
public record Ablation(
    String name, int columns, double with, double without, double standardError) {
  private static final double SURELY = 2;

  /** Whether the columns made the forecast better beyond chance. */
  public boolean isBetter() {
    return without - with > SURELY * standardError;
  }

  /** Whether they made it worse beyond chance. */
  public boolean isWorse() {
    return with - without > SURELY * standardError;
  }

  /**
   * One for all columns of files and one for each external factor; none where there are no further
   * columns. Trains anew for each of them.
   *
   * @param tried what was foreseen with all columns
   * @param retrained trains on the given history up to the trial's split and foresees its cases;
   *     empty where that cannot be trained
   */
  public static List<Ablation> of(
      PaymentHistory history,
      Trial trial,
      Trial.Outcome tried,
      Function<PaymentHistory, Optional<Trial.Outcome>> retrained) {
    Map<String, List<String>> groups =
        history.further(trial.from()).stream()
            .map(FurtherColumn::name)
            .collect(Collectors.groupingBy(Ablation::group, TreeMap::new, Collectors.toList()));
    List<Ablation> ablations = new ArrayList<>();
    groups.forEach(
        (group, names) ->
            retrained
                .apply(history.seeing(column -> !names.contains(column)))
                .map(rest -> of(group, names.size(), tried, rest))
                .ifPresent(ablations::add));
    return ablations;
  }

  private static Ablation of(String name, int columns, Trial.Outcome tried, Trial.Outcome rest) {
    Trial.Difference difference = rest.brierLess(tried);
    double with = tried.figures().brier();
    return new Ablation(name, columns, with, with + difference.mean(), difference.standardError());
  }

  private static String group(String column) {
    return column.startsWith(FurtherColumn.OF_FACTOR)
        ? column
        : FurtherColumn.OF_DEBTOR.replace(".", "");
  }
}
