package io.mahnwerk.scoring.learned;

import io.mahnwerk.core.model.BusinessCalendar;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.ModelProvenance;
import io.mahnwerk.scoring.AccountOutlook;
import io.mahnwerk.scoring.PaymentModel;
import io.mahnwerk.scoring.features.DayCalendar;
import io.mahnwerk.scoring.features.NoticeFit;
import io.mahnwerk.scoring.features.PaymentHistory;
import io.mahnwerk.scoring.features.RowBuilder;
import java.time.LocalDate;

/** Foresees payment with a trained model and what is known of the debtor. */
public final class LearnedPaymentModel implements PaymentModel {
  private static final int LEAST_RANDOMISED = 50;
  private static final double CAUTION = 6_000;

  private final TrainedModel model;
  private final PaymentHistory history;
  private final DayCalendar days;
  private final NoticeFit fit;

  /** The history must not be recorded into while outlooks are being made. */
  public LearnedPaymentModel(
      TrainedModel model, PaymentHistory history, BusinessCalendar calendar, NoticeFit fit) {
    if (!model.rules().equals(fit.version())) {
      throw new IllegalArgumentException(
          "The model was trained with segment rules %s but the rules are %s"
              .formatted(model.rules(), fit.version()));
    }
    this.model = model;
    this.fit = fit;
    this.history = history;
    this.days = new DayCalendar(calendar);
  }

  @Override
  public AccountOutlook outlook(DebtorAccount account, LocalDate asOf) {
    return new LearnedOutlook(
        model,
        history,
        new RowBuilder(model.schema(), days, fit, model.response()),
        new LearnedOutlook.Moment(asOf, days, history.asOf(account.debtor(), asOf)));
  }

  /** Days of a fixed schedule cannot teach what another day would have brought. */
  @Override
  public boolean knowsTiming() {
    return model.figures().randomisedNotices() >= LEAST_RANDOMISED;
  }

  /**
   * The error of an effect of the day falls with the number of notices whose day was chosen by
   * design. So many of them double the margin only; a table of windows needs far fewer to be told
   * right from wrong, and so goes first.
   */
  @Override
  public double caution() {
    return 1 + CAUTION / Math.max(1, model.figures().randomisedNotices());
  }

  @Override
  public ModelProvenance provenance() {
    return model.provenance();
  }
}
