package io.mahnwerk.scoring;

import static io.mahnwerk.core.model.ReasonCode.DRAWN_LETTER;
import static io.mahnwerk.core.model.ReasonCode.PILOT_KEEPS_DAY;
import static io.mahnwerk.core.model.ReasonCode.RANDOMISED;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DrawnDay;
import io.mahnwerk.core.model.ModelProvenance;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.PilotArm;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.scoring.pilot.Exploration;
import io.mahnwerk.scoring.pilot.PilotMoment;
import io.mahnwerk.scoring.pilot.Window;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * Follows another policy, save where a pilot draws the day of a first notice or has put a debtor
 * into its control group. Only items that no hard rule binds come here, so that none of them is
 * ever drawn for.
 */
final class ExploringPolicy extends AdvicePolicy {
  private static final Set<ReasonCode> OF_PILOT =
      EnumSet.of(RANDOMISED, DRAWN_LETTER, PILOT_KEEPS_DAY);

  private final AdvicePolicy standing;
  private final Exploration pilot;

  ExploringPolicy(AdvicePolicy standing, Exploration pilot) {
    this.standing = standing;
    this.pilot = pilot;
  }

  @Override
  List<Choice> choose(AccountCase account, List<DueItem> items) {
    Optional<PilotArm> arm = pilot.arm(account.account().debtor());
    if (arm.isEmpty()) {
      return standing.choose(account, items);
    } else if (pilot.isStopped()) {
      return former(ReasonCode.PILOT_STOPPED).choose(account, items);
    } else if (arm.get() == PilotArm.CONTROL) {
      return former(ReasonCode.CONTROL_GROUP).choose(account, items);
    }
    return drawn(account, items, standing.choose(account, items));
  }

  private AdvicePolicy former(ReasonCode code) {
    Reason reason = Reason.of(code);
    return standing.model().map(m -> former(reason, m)).orElseGet(() -> former(reason));
  }

  private List<Choice> drawn(AccountCase account, List<DueItem> items, List<Choice> choices) {
    List<Choice> result = new ArrayList<>();
    Optional<DrawnDay> letter = upcomingLetter(account);
    for (int n = 0; n < items.size(); n++) {
      DueItem due = items.get(n);
      Optional<DrawnDay> own = upcoming(account, due.item());
      if (own.isEmpty() && letter.isEmpty()) {
        own = draw(account, due, choices.get(n).day());
        letter = own.filter(DrawnDay::explored);
      }
      Choice stands = choices.get(n);
      result.add(
          own.isPresent()
              ? own(account, due, stands, own.get())
              : joined(account, due, stands, letter));
    }
    return result;
  }

  /** The drawn letter that the debtor will get next; there is one at a time. */
  private Optional<DrawnDay> upcomingLetter(AccountCase account) {
    return account.account().items().stream()
        .flatMap(item -> upcoming(account, item).stream())
        .filter(DrawnDay::explored)
        .findFirst();
  }

  /** What was drawn for the item and can still be carried out. */
  private Optional<DrawnDay> upcoming(AccountCase account, OpenItem item) {
    return pilot
        .standing(item.ref())
        .filter(draw -> pilot.mayDraw(account.account().debtor(), item))
        .filter(draw -> draw.day().filter(day -> !day.isBefore(account.asOf())).isPresent());
  }

  private Optional<DrawnDay> draw(AccountCase account, DueItem due, Optional<LocalDate> stands) {
    Debtor debtor = account.account().debtor();
    boolean before = pilot.standing(due.item().ref()).isPresent();
    boolean within = account.isSteered() || account.context().procedures().onlyHoldBack();
    if (before || !within || !pilot.mayDraw(debtor, due.item())) {
      return Optional.empty();
    }
    Window window = window(account, due);
    return pilot.draw(
        due.item(), account.asOf(), window, stands, expected(account, due, window, stands));
  }

  /** Euros that the model expects of each day, where it may tell days apart. */
  private Optional<ToDoubleFunction<LocalDate>> expected(
      AccountCase account, DueItem due, Window window, Optional<LocalDate> stands) {
    if (!pilot.weighsDays()) {
      return Optional.empty();
    }
    TreeSet<LocalDate> days = new TreeSet<>(window.days());
    stands.ifPresent(days::add);
    return model()
        .filter(PaymentModel::knowsTiming)
        .flatMap(m -> euros(m, account, due, List.copyOf(days)))
        .map(euros -> day -> euros.getOrDefault(day, Double.NEGATIVE_INFINITY));
  }

  private static Optional<Map<LocalDate, Double>> euros(
      PaymentModel model, AccountCase account, DueItem due, List<LocalDate> days) {
    AccountOutlook outlook = model.outlook(account.account(), account.asOf());
    OptionalDouble price = model.dayPrice(outlook.evidence());
    if (price.isEmpty()) {
      return Optional.empty();
    }
    LetterPlan.Worth worth =
        new ItemValue(account, due, outlook, price.getAsDouble())
            .worth(new Candidates(days, Set.copyOf(days), Set.of(due), account.asOf()));
    AdviceSettings weights = account.settings();
    Map<LocalDate, Double> euros = new HashMap<>();
    for (int n = 0; n < days.size(); n++) {
      double letter = weights.noticeCost() + weights.complaintCost() * worth.complaint()[n];
      euros.put(days.get(n), worth.euros()[n] - worth.sent()[n] * letter);
    }
    return Optional.of(euros);
  }

  /** Later than today, as only a day to come can still be directed. */
  private static Window window(AccountCase account, DueItem due) {
    LocalDate tomorrow = account.asOf().plusDays(1);
    LocalDate earliest = account.earliestLetter(List.of(due));
    LocalDate first = earliest.isAfter(tomorrow) ? earliest : tomorrow;
    LocalDate from = first.isAfter(due.firstRun()) ? first : due.firstRun();
    LocalDate hold = account.asOf().plusDays(account.settings().longestHoldDays());
    LocalDate to = hold.isAfter(due.formerDay()) ? hold : due.formerDay();
    return new Window(account.runs().runs(from, to), due.item().netDueDate(), due.formerDay());
  }

  private Choice own(AccountCase account, DueItem due, Choice stands, DrawnDay draw) {
    if (draw.day().isEmpty() || !draw.explored() && draw.day().equals(stands.day())) {
      return stands;
    }
    Reason reason =
        draw.explored()
            ? Reason.of(RANDOMISED, String.format(Locale.ROOT, "%.4f", draw.propensity()))
            : Reason.of(PILOT_KEEPS_DAY, draw.decidedOn());
    return choice(account, due, draw.day(), reason);
  }

  private Choice joined(
      AccountCase account, DueItem due, Choice stands, Optional<DrawnDay> letter) {
    Optional<LocalDate> day =
        letter
            .flatMap(DrawnDay::day)
            .filter(d -> !d.isBefore(due.firstRun()) && isNear(account, due, d));
    if (day.isEmpty()) {
      return stands;
    }
    return choice(
        account, due, day, Reason.of(DRAWN_LETTER, number(account, letter.orElseThrow())));
  }

  /** Two letters would come closer than they may: the item goes with the one that was drawn. */
  private static boolean isNear(AccountCase account, DueItem due, LocalDate letter) {
    return Math.abs(ChronoUnit.DAYS.between(due.formerDay(), letter)) < account.gapDays();
  }

  private Choice choice(AccountCase account, DueItem due, Optional<LocalDate> day, Reason reason) {
    Forecast forecast =
        model()
            .map(m -> m.outlook(account.account(), account.asOf()))
            .map(outlook -> new ItemValue(account, due, outlook).forecast(day))
            .orElse(Forecast.UNKNOWN);
    return new Choice(day, forecast, List.of(reason));
  }

  /** Whether chance or the pilot's design decided rather than the policy that it follows. */
  static boolean isOfPilot(Choice choice) {
    return OF_PILOT.contains(choice.reasons().get(0).code());
  }

  private static String number(AccountCase account, DrawnDay draw) {
    return account.account().items().stream()
        .filter(item -> item.ref().equals(draw.item()))
        .map(OpenItem::documentNumber)
        .findFirst()
        .orElse(draw.item().nativeKey());
  }

  @Override
  Optional<PaymentModel> model() {
    return standing.model();
  }

  @Override
  AdvicePolicy following(PaymentModel other) {
    return new ExploringPolicy(standing.following(other), pilot);
  }

  @Override
  AdvicePolicy explained() {
    return standing.explained();
  }

  @Override
  Optional<PilotMoment> pilot(DebtorAccount account) {
    return pilot.moment(account);
  }

  @Override
  ModelProvenance provenance() {
    return standing.provenance();
  }
}
