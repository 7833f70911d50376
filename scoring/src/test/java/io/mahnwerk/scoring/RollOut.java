package io.mahnwerk.scoring;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.Decision;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.Recommendation;
import io.mahnwerk.core.model.RecordVersion;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Lets one receivable live under advice, asked again after every notice and every review. */
final class RollOut {
  private static final AdviceContext CONTEXT =
      new AdviceContext(
          Fixtures.procedures(),
          PlantedWorld.RUNS,
          PlantedWorld.CALENDAR,
          new AdviceSettings(0.08, 2.5, 60, 5, 5, 30, 10, false));

  private final PlantedWorld world;
  private final Debtor debtor;
  private final BiFunction<PlantedWorld.Receivable, List<PlantedWorld.Sent>, AdvicePolicy> policy;

  RollOut(
      PlantedWorld world,
      Debtor debtor,
      BiFunction<PlantedWorld.Receivable, List<PlantedWorld.Sent>, AdvicePolicy> policy) {
    this.world = world;
    this.debtor = debtor;
    this.policy = policy;
  }

  /** Realised utility in euros. */
  double utility(PlantedWorld.Receivable item) {
    return utility(item, world.live(item, new Advised(item)));
  }

  static double utility(PlantedWorld.Receivable item, PlantedWorld.Life life) {
    LocalDate end = item.due().plusDays(180);
    long days = ChronoUnit.DAYS.between(item.due(), life.paid().orElse(end));
    return -0.08 * item.amount() / 365 * days
        - 2.5 * life.sent().size()
        - 60 * life.complaints().size();
  }

  private final class Advised implements PlantedWorld.Schedule {
    private final PlantedWorld.Receivable item;
    private Optional<LocalDate> notice = Optional.empty();
    private Optional<LocalDate> review = Optional.empty();
    private int known = -1;

    private Advised(PlantedWorld.Receivable item) {
      this.item = item;
    }

    @Override
    public boolean sendsOn(LocalDate day, List<PlantedWorld.Sent> sent) {
      boolean due = known < sent.size() && notice.isEmpty() && review.isEmpty();
      if (due || review.filter(day::equals).isPresent()) {
        decide(day, sent);
      }
      if (notice.filter(day::equals).isPresent()) {
        notice = Optional.empty();
        known = -1;
        return true;
      }
      return false;
    }

    private void decide(LocalDate day, List<PlantedWorld.Sent> sent) {
      OpenItem open = Fixtures.open(item);
      if (!sent.isEmpty()) {
        open =
            open.with(
                Fixtures.dunned(sent.size(), sent.get(sent.size() - 1).day()),
                new RecordVersion("2"));
      }
      List<Recommendation> advice =
          new Advisor(CONTEXT, policy.apply(item, sent))
              .advise(new DebtorAccount(debtor, List.of(open)), day);
      for (Recommendation r : advice) {
        notice = Optional.empty();
        review = Optional.empty();
        if (r.decision() instanceof Decision.DunOn on) {
          notice = Optional.of(on.day());
        } else if (r.decision() instanceof Decision.WaitUntil wait) {
          review = Optional.of(wait.review());
        }
      }
    }
  }
}
