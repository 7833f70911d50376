package io.mahnwerk.scoring;

import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.ModelProvenance;
import io.mahnwerk.core.model.OpenItem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The planted world's own hazards: what a perfect model would foresee. */
final class TrueHazards implements PaymentModel {
  private final PlantedWorld world;
  private final PlantedWorld.Receivable item;
  private final List<PlantedWorld.Sent> sent;

  TrueHazards(PlantedWorld world, PlantedWorld.Receivable item, List<PlantedWorld.Sent> sent) {
    this.world = world;
    this.item = item;
    this.sent = sent;
  }

  @Override
  public AccountOutlook outlook(DebtorAccount account, LocalDate asOf) {
    return new AccountOutlook() {
      @Override
      public double[] unpaid(OpenItem open, List<PlannedNotice> path, int days) {
        List<PlantedWorld.Sent> all = new ArrayList<>(sent);
        path.forEach(p -> all.add(new PlantedWorld.Sent(p.level().value(), p.day())));
        double[] unpaid = new double[days + 1];
        unpaid[0] = 1;
        for (int k = 1; k <= days; k++) {
          LocalDate day = asOf.plusDays(k);
          double hazard = day.isAfter(item.due()) ? world.hazard(item, day, all) : 0;
          unpaid[k] = unpaid[k - 1] * Math.exp(-hazard);
        }
        return unpaid;
      }

      @Override
      public double complaint(OpenItem open, PlannedNotice notice) {
        return world.complaint(item, new PlantedWorld.Sent(notice.level().value(), notice.day()));
      }

      @Override
      public int evidence() {
        return 100;
      }
    };
  }

  @Override
  public ModelProvenance provenance() {
    return new ModelProvenance("true", "true", "", "");
  }
}
