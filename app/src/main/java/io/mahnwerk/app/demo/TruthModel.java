package io.mahnwerk.app.demo;

import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.ModelProvenance;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.mocks.world.Truth;
import io.mahnwerk.mocks.world.TruthNotice;
import io.mahnwerk.scoring.AccountOutlook;
import io.mahnwerk.scoring.PaymentModel;
import io.mahnwerk.scoring.PlannedNotice;
import java.time.LocalDate;
import java.util.List;

/** The oracle: foresees with the world's own hazards what no model can know. */
public final class TruthModel implements PaymentModel {
  private final Truth truth;

  public TruthModel(Truth truth) {
    this.truth = truth;
  }

  @Override
  public AccountOutlook outlook(DebtorAccount account, LocalDate asOf) {
    return new TrueOutlook(truth, asOf);
  }

  @Override
  public ModelProvenance provenance() {
    return ModelProvenance.ruleOnly("truth");
  }

  private record TrueOutlook(Truth truth, LocalDate asOf) implements AccountOutlook {
    @Override
    public double[] unpaid(OpenItem item, List<PlannedNotice> path, int days) {
      List<TruthNotice> notices =
          path.stream().map(notice -> new TruthNotice(notice.level(), notice.day())).toList();
      return truth.unpaid(item.ref().nativeKey(), asOf, notices, days);
    }

    @Override
    public double complaint(OpenItem item, PlannedNotice notice) {
      return truth.complaint(item.ref().nativeKey(), notice.level(), notice.day());
    }

    @Override
    public int evidence() {
      return Integer.MAX_VALUE;
    }
  }
}
