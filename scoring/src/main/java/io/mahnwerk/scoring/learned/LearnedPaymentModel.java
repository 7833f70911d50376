package io.mahnwerk.scoring.learned;

import io.mahnwerk.core.model.BusinessCalendar;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.ModelProvenance;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.scoring.AccountOutlook;
import io.mahnwerk.scoring.PaymentModel;
import io.mahnwerk.scoring.PlannedNotice;
import io.mahnwerk.scoring.features.DayCalendar;
import io.mahnwerk.scoring.features.DebtorFacts;
import io.mahnwerk.scoring.features.KnownFacts;
import io.mahnwerk.scoring.features.NoticeFit;
import io.mahnwerk.scoring.features.RowBuilder;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Foresees payment with a trained model and what is known of the debtor. */
public final class LearnedPaymentModel implements PaymentModel {
  private static final int LEAST_RANDOMISED = 50;
  private static final double CAUTION = 600;

  private final TrainedModel model;
  private final KnownFacts facts;
  private final DayCalendar days;
  private final NoticeFit fit;
  private final KindBeliefs beliefs;

  /** The facts must not change while outlooks are being made. */
  public LearnedPaymentModel(
      TrainedModel model, KnownFacts facts, BusinessCalendar calendar, NoticeFit fit) {
    this(model, facts, new DayCalendar(calendar), fit, Optional.empty());
  }

  private LearnedPaymentModel(
      TrainedModel model,
      KnownFacts facts,
      DayCalendar days,
      NoticeFit fit,
      Optional<KindBeliefs> shared) {
    if (!model.rules().equals(fit.version())) {
      throw new IllegalArgumentException(
          "The model was trained with segment rules %s but the rules are %s"
              .formatted(model.rules(), fit.version()));
    }
    this.model = model;
    this.fit = fit;
    this.facts = facts;
    this.days = days;
    this.beliefs = shared.orElseGet(() -> new KindBeliefs(model.kinds(), fit, days));
  }

  @Override
  public AccountOutlook outlook(DebtorAccount account, LocalDate asOf) {
    DebtorFacts known = facts.asOf(account.debtor(), asOf);
    return new LearnedOutlook(
        model,
        facts,
        new LearnedOutlook.Builders(
            new RowBuilder(model.schema(), days, fit, model.response()), beliefs),
        new LearnedOutlook.Moment(asOf, days, known, beliefs.of(known, asOf)));
  }

  @Override
  public Optional<PaymentModel> supposing(Debtor debtor, LocalDate asOf, int lastDelay) {
    return facts
        .asOf(debtor, asOf)
        .supposing(lastDelay, days, asOf)
        .map(other -> with(new Supposed(facts, other)));
  }

  /** The same facts but for one debtor. */
  private record Supposed(KnownFacts facts, DebtorFacts other) implements KnownFacts {
    @Override
    public DebtorFacts asOf(Debtor debtor, LocalDate day) {
      return debtor.ref().equals(other.debtor().ref()) ? other : facts.asOf(debtor, day);
    }

    @Override
    public List<LocalDate> notices(DebtorRef debtor, OpenItemRef item, LocalDate day) {
      return facts.notices(debtor, item, day);
    }
  }

  @Override
  public List<String> furtherColumns() {
    return model.furtherColumns();
  }

  /** Days of a fixed schedule cannot teach what another day would have brought. */
  @Override
  public boolean knowsTiming() {
    return model.figures().randomisedNotices() >= LEAST_RANDOMISED;
  }

  /**
   * The variance of an effect of the day falls with the number of notices that a design could have
   * sent on another day, each by how likely it was to; with so many of them the margin holds as it
   * stands.
   */
  @Override
  public double caution() {
    return CAUTION / Math.max(1, model.figures().contrast());
  }

  /**
   * Whether a model of one half of the debtors has seen enough to judge what waits bring: with as
   * much of the other half the margin holds as it stands.
   */
  boolean mayJudgeWaits() {
    return model.figures().contrast() >= CAUTION / 2;
  }

  @Override
  public OptionalDouble dayPrice(int evidence) {
    return model.dayPrices().of(evidence);
  }

  @Override
  public PaymentModel ahead(OpenItem item, LocalDate from, List<PlannedNotice> sent) {
    return with(new FactsAhead(facts, item, from, sent));
  }

  /** The same model as if nothing were known of any debtor but its master data. */
  PaymentModel withoutHistory() {
    return with(new NoHistory(facts));
  }

  private LearnedPaymentModel with(KnownFacts other) {
    return new LearnedPaymentModel(model, other, days, fit, Optional.of(beliefs));
  }

  @Override
  public ModelProvenance provenance() {
    return model.provenance();
  }
}
