package io.mahnwerk.scoring;

import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.ModelProvenance;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.scoring.features.SegmentBelief;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Foresees that the next notice is paid after a day by a given share, and little by itself. */
class FixedResponse implements PaymentModel {
  private final ToDoubleFunction<LocalDate> share;
  private final double daily;

  FixedResponse(ToDoubleFunction<LocalDate> share) {
    this(share, 0.002);
  }

  FixedResponse(ToDoubleFunction<LocalDate> share, double daily) {
    this.share = share;
    this.daily = daily;
  }

  int evidence() {
    return 20;
  }

  Optional<SegmentBelief> segment() {
    return Optional.empty();
  }

  boolean isLikeOthers() {
    return segment().isPresent();
  }

  double complaint(LocalDate notice) {
    return 0.01;
  }

  List<Reason> traits() {
    return List.of();
  }

  /** Whether enough was seen of notices to tell what they bring. */
  boolean isTried() {
    return true;
  }

  double[] contributions(List<PlannedNotice> path) {
    return new double[0];
  }

  @Override
  public AccountOutlook outlook(DebtorAccount account, LocalDate asOf) {
    return new AccountOutlook() {
      @Override
      public double[] unpaid(OpenItem item, List<PlannedNotice> path, int days) {
        double[] unpaid = new double[days + 1];
        unpaid[0] = 1;
        for (int k = 1; k <= days; k++) {
          LocalDate before = asOf.plusDays(k - 1);
          double moved =
              path.stream()
                  .limit(1)
                  .filter(n -> n.day().equals(before))
                  .mapToDouble(n -> share.applyAsDouble(n.day()))
                  .sum();
          unpaid[k] = unpaid[k - 1] * (1 - daily) * (1 - moved);
        }
        return unpaid;
      }

      @Override
      public UnpaidRange plausible(OpenItem item, List<PlannedNotice> path, int days) {
        double[] expected = unpaid(item, path, days);
        double[] never = expected.clone();
        Arrays.fill(never, 1);
        return new UnpaidRange(isTried() ? expected : never, expected, expected);
      }

      @Override
      public List<Reason> traits() {
        return FixedResponse.this.traits();
      }

      @Override
      public double complaint(OpenItem item, PlannedNotice notice) {
        return FixedResponse.this.complaint(notice.day());
      }

      @Override
      public Optional<SegmentBelief> segment() {
        return FixedResponse.this.segment();
      }

      @Override
      public boolean isLikeOthers() {
        return FixedResponse.this.isLikeOthers();
      }

      @Override
      public double[] contributions(OpenItem item, List<PlannedNotice> path) {
        return FixedResponse.this.contributions(path);
      }

      @Override
      public int evidence() {
        return FixedResponse.this.evidence();
      }
    };
  }

  @Override
  public ModelProvenance provenance() {
    return new ModelProvenance("fixed", "none", "2025-01-01", "");
  }
}
