package io.mahnwerk.scoring.learned;

import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.scoring.AccountOutlook;
import io.mahnwerk.scoring.Doubt;
import io.mahnwerk.scoring.PlannedNotice;
import io.mahnwerk.scoring.UnpaidRange;
import io.mahnwerk.scoring.features.DayCalendar;
import io.mahnwerk.scoring.features.DebtorFacts;
import io.mahnwerk.scoring.features.KnownFacts;
import io.mahnwerk.scoring.features.NoticePath;
import io.mahnwerk.scoring.features.RowBuilder;
import io.mahnwerk.scoring.features.SegmentBelief;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** One account seen through a trained model; what the candidates of an item share is kept. */
final class LearnedOutlook implements AccountOutlook {
  private final TrainedModel model;
  private final KnownFacts facts;
  private final Builders builders;
  private final Moment moment;
  private final Map<OpenItemRef, ItemHazard> hazards = new ConcurrentHashMap<>();

  LearnedOutlook(TrainedModel model, KnownFacts facts, Builders builders, Moment moment) {
    this.model = model;
    this.facts = facts;
    this.builders = builders;
    this.moment = moment;
  }

  /** The day that is looked from and what was known before it. */
  record Moment(LocalDate asOf, DayCalendar days, DebtorFacts facts, KindBelief belief) {}

  /** What makes rows, and what is expected of debtors of each kind. */
  record Builders(RowBuilder features, KindBeliefs kinds) {}

  @Override
  public double[] unpaid(OpenItem item, List<PlannedNotice> path, int days) {
    return hazard(item).unpaid(path, days);
  }

  @Override
  public UnpaidRange plausible(OpenItem item, List<PlannedNotice> path, int days) {
    return hazard(item).plausible(path, days);
  }

  @Override
  public double complaint(OpenItem item, PlannedNotice notice) {
    return hazard(item).complaint(notice);
  }

  @Override
  public float[] features(OpenItem item) {
    return hazard(item).features();
  }

  @Override
  public double[] contributions(OpenItem item, List<PlannedNotice> path) {
    return hazard(item).contributions(path);
  }

  @Override
  public double[] contributions(
      OpenItem item, List<PlannedNotice> chosen, List<PlannedNotice> former) {
    return hazard(item).contributions(chosen, former);
  }

  @Override
  public int evidence() {
    return moment.facts().evidence();
  }

  @Override
  public Doubt doubt() {
    return model.doubts().of(evidence());
  }

  @Override
  public Optional<SegmentBelief> segment() {
    return builders.kinds().window(moment.belief(), moment.facts().debtor());
  }

  @Override
  public boolean isLikeOthers() {
    return builders.kinds().isTold(moment.belief());
  }

  @Override
  public List<Reason> traits() {
    return moment.facts().traits();
  }

  private ItemHazard hazard(OpenItem item) {
    return hazards.computeIfAbsent(item.ref(), ref -> newHazard(item));
  }

  private ItemHazard newHazard(OpenItem item) {
    RowBuilder.Item about =
        new RowBuilder.Item(
            moment.facts().debtor(), item.openAmount(), item.documentDate(), item.netDueDate());
    float[] row = builders.features().itemRow(about, moment.facts(), moment.belief().kinds());
    KindHazard kinds = builders.kinds().hazard(moment.belief(), item.netDueDate(), moment.asOf());
    return new ItemHazard(
        model, builders.features(), moment, new ItemHazard.Case(about, row, sent(item), kinds));
  }

  /** The item's own notices: those recorded, and the last one that its ledger shows. */
  private NoticePath sent(OpenItem item) {
    List<LocalDate> recorded = facts.notices(item.debtor(), item.ref(), moment.asOf());
    Optional<LocalDate> last = item.dunning().lastDunnedOn();
    boolean missing =
        last.isPresent()
            && last.get().isBefore(moment.asOf())
            && (recorded.isEmpty() || recorded.get(recorded.size() - 1).isBefore(last.get()));
    return NoticePath.of(
        Stream.concat(recorded.stream(), missing ? last.stream() : Stream.empty()).toList());
  }
}
