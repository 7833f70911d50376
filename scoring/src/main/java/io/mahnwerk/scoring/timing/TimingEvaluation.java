package io.mahnwerk.scoring.timing;

import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.scoring.offpolicy.ClusterBootstrap;
import io.mahnwerk.scoring.offpolicy.Interval;
import io.mahnwerk.scoring.offpolicy.OffPolicy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How well a model foresees real payments. It learns from what was cleared before a day and is
 * asked for every later invoice on the day on which that was written; it and the baselines alike
 * see what had been cleared before that day and nothing else.
 *
 * @param cut the date of the first document that is asked for
 * @param learnedFrom invoices written and cleared before the cut
 * @param asked later invoices whose clearing is known
 * @param model the model's figures
 * @param debtorMean those of the debtor's mean, shrunk as if everybody's had been seen three times
 * @param median those of everybody's median
 * @param maeRatio the model's mean absolute error over that of the debtor's mean, with its 95 %
 *     interval over draws of whole debtors: whether the one is really below the other; no finite
 *     number where the mean missed nothing
 */
public record TimingEvaluation(
    LocalDate cut,
    int learnedFrom,
    int asked,
    TimingFigures model,
    TimingFigures debtorMean,
    TimingFigures median,
    Interval maeRatio) {
  private static final int FEWEST = 50;

  /** There is too little to learn from or to ask. */
  public static final class TooFewInvoices extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Sentence sentence;

    TooFewInvoices(Sentence what, int count) {
      this(
          new Sentence("%s %s, at least %s are needed", "%s %s, nötig sind mindestens %s")
              .with(Sentence.number(count, 0), what, Sentence.number(FEWEST, 0)));
    }

    private TooFewInvoices(Sentence sentence) {
      super(sentence.english());
      this.sentence = sentence;
    }

    /** Without a full stop. */
    public Sentence sentence() {
      return sentence;
    }
  }

  /**
   * @param invoices in any order; those of one day keep theirs
   * @param split the share of them that lies before the cut, 0 to 1
   */
  public static TimingEvaluation of(List<TimedInvoice> invoices, double split, long seed)
      throws TooFewInvoices {
    List<TimedInvoice> sorted = new ArrayList<>(invoices);
    sorted.sort(Comparator.comparing(TimedInvoice::documentDate));
    int first = Math.min(sorted.size() - 1, (int) (sorted.size() * split));
    if (first < FEWEST) {
      throw new TooFewInvoices(
          new Sentence("invoices before the cut", "Rechnungen vor dem Schnitt"),
          Math.max(0, first));
    }
    LocalDate cut = sorted.get(first).documentDate();
    KnownPast past = new KnownPast();
    List<SeenInvoice> known = new ArrayList<>();
    List<SeenInvoice> asked = new ArrayList<>();
    for (int i = 0; i < sorted.size(); i++) {
      TimedInvoice invoice = sorted.get(i);
      SeenInvoice seen = past.see(invoice);
      past.write(invoice);
      if (i < first && invoice.isClearedBefore(cut)) {
        known.add(seen);
      } else if (i >= first && invoice.clearedOn().isPresent()) {
        asked.add(seen);
      }
    }
    if (known.size() < FEWEST || asked.size() < FEWEST) {
      boolean learn = known.size() < FEWEST;
      throw new TooFewInvoices(
          learn
              ? new Sentence(
                  "invoices cleared before the cut", "vor dem Schnitt bezahlte Rechnungen")
              : new Sentence(
                  "cleared invoices after the cut", "bezahlte Rechnungen nach dem Schnitt"),
          learn ? known.size() : asked.size());
    }
    List<Foreseen> foreseen = new TimingFit(seed).foresee(known, asked);
    return new TimingEvaluation(
        cut,
        known.size(),
        asked.size(),
        figures(asked, foreseen),
        figures(asked, SeenInvoice::byDebtorMean),
        figures(asked, SeenInvoice::byMedian),
        maeRatio(asked, foreseen, seed));
  }

  /** By how many days a debtor's invoices were missed, all together. */
  private record Misses(double model, double debtorMean) {
    private static Misses of(SeenInvoice seen, Foreseen foreseen) {
      int days = seen.invoice().daysToPay();
      return new Misses(
          Math.abs(foreseen.days() - days), Math.abs(seen.byDebtorMean().days() - days));
    }

    private Misses plus(Misses other) {
      return new Misses(model + other.model, debtorMean + other.debtorMean);
    }

    private static double ratio(Collection<Misses> misses) {
      return sum(misses, Misses::model) / sum(misses, Misses::debtorMean);
    }

    private static double sum(Collection<Misses> misses, ToDoubleFunction<Misses> of) {
      return misses.stream().mapToDouble(of).sum();
    }
  }

  private static Interval maeRatio(List<SeenInvoice> asked, List<Foreseen> foreseen, long seed) {
    Map<String, Misses> debtors = new TreeMap<>();
    for (int i = 0; i < asked.size(); i++) {
      debtors.merge(
          asked.get(i).invoice().debtor(), Misses.of(asked.get(i), foreseen.get(i)), Misses::plus);
    }
    return new ClusterBootstrap<>(
            List.copyOf(debtors.values()), new OffPolicy.Settings(seed, 1_000, 0.95, 0, 0))
        .interval(Misses::ratio);
  }

  private static TimingFigures figures(List<SeenInvoice> asked, List<Foreseen> foreseen) {
    return TimingFigures.of(
        IntStream.range(0, asked.size())
            .mapToObj(i -> TimingFigures.Pair.of(foreseen.get(i), asked.get(i).invoice()))
            .toList());
  }

  private static TimingFigures figures(
      List<SeenInvoice> asked, Function<SeenInvoice, Foreseen> foreseen) {
    return figures(asked, asked.stream().map(foreseen).toList());
  }
}
