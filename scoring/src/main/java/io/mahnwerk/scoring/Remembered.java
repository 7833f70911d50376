package io.mahnwerk.scoring;

import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.ModelProvenance;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.scoring.features.SegmentBelief;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A model that is asked about one item again and again, under one price of a day after another, and
 * remembers what it answered. Not safe for use by several threads.
 */
final class Remembered implements PaymentModel {
  private final PaymentModel model;
  private final Map<LocalDate, AccountOutlook> outlooks = new HashMap<>();
  private final Map<List<PlannedNotice>, PaymentModel> ahead = new HashMap<>();

  Remembered(PaymentModel model) {
    this.model = model;
  }

  @Override
  public AccountOutlook outlook(DebtorAccount account, LocalDate asOf) {
    return outlooks.computeIfAbsent(asOf, day -> new Answers(model.outlook(account, day)));
  }

  @Override
  public PaymentModel ahead(OpenItem item, LocalDate from, List<PlannedNotice> sent) {
    return ahead.computeIfAbsent(
        List.copyOf(sent), notices -> new Remembered(model.ahead(item, from, notices)));
  }

  @Override
  public ModelProvenance provenance() {
    return model.provenance();
  }

  @Override
  public List<String> furtherColumns() {
    return model.furtherColumns();
  }

  @Override
  public boolean knowsTiming() {
    return model.knowsTiming();
  }

  @Override
  public double caution() {
    return model.caution();
  }

  @Override
  public OptionalDouble dayPrice(int evidence) {
    return model.dayPrice(evidence);
  }

  /** What was answered about the one item. */
  private static final class Answers implements AccountOutlook {
    private final AccountOutlook outlook;
    private final Map<List<PlannedNotice>, double[]> unpaid = new HashMap<>();
    private final Map<PlannedNotice, Double> complaints = new HashMap<>();

    private Answers(AccountOutlook outlook) {
      this.outlook = outlook;
    }

    @Override
    public double[] unpaid(OpenItem item, List<PlannedNotice> path, int days) {
      double[] known = unpaid.get(path);
      if (known == null || known.length <= days) {
        known = outlook.unpaid(item, path, days);
        unpaid.put(List.copyOf(path), known);
      }
      return Arrays.copyOf(known, days + 1);
    }

    @Override
    public UnpaidRange plausible(OpenItem item, List<PlannedNotice> path, int days) {
      return outlook.plausible(item, path, days);
    }

    @Override
    public double complaint(OpenItem item, PlannedNotice notice) {
      return complaints.computeIfAbsent(notice, asked -> outlook.complaint(item, asked));
    }

    @Override
    public int evidence() {
      return outlook.evidence();
    }

    @Override
    public Doubt doubt() {
      return outlook.doubt();
    }

    @Override
    public Optional<SegmentBelief> segment() {
      return outlook.segment();
    }

    @Override
    public boolean isLikeOthers() {
      return outlook.isLikeOthers();
    }
  }
}
