package io.mahnwerk.scoring;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningProcedure;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The notices that the former schedule would still send for an item. */
public record FormerNotices(AdviceContext context) {
  /**
   * An item as it stands.
   *
   * @param lastDunnedOn of its last notice, where it had one
   */
  public record Standing(
      LocalDate netDueDate, DunningLevel level, Optional<LocalDate> lastDunnedOn) {}

  /**
   * Each in the first planned run that may send it; none where the debtor's former procedure is not
   * known.
   *
   * @param from no notice goes out before this day
   */
  public List<PlannedNotice> after(Debtor debtor, Standing item, LocalDate from) {
    Optional<DunningProcedure> former =
        context.procedures().findFormer(debtor.dunning().procedure());
    List<PlannedNotice> path = new ArrayList<>();
    DunningLevel level = item.level();
    Optional<LocalDate> last = item.lastDunnedOn();
    while (former.isPresent() && level.compareTo(former.get().highestLevel()) < 0) {
      level = level.next();
      LocalDate first = former.get().firstDay(level, item.netDueDate(), last);
      LocalDate day =
          context
              .runs()
              .of(debtor.ref().companyCode())
              .nextOnOrAfter(first.isAfter(from) ? first : from);
      path.add(new PlannedNotice(level, day));
      last = Optional.of(day);
    }
    return path;
  }
}
