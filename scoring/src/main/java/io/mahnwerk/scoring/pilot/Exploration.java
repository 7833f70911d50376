package io.mahnwerk.scoring.pilot;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DrawnDay;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.PilotArm;
import io.mahnwerk.core.model.PilotStage;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/**
 * The draws of one pilot. A draw is made once for an item and stands until its first notice is out.
 * Whether anything is drawn is decided for a debtor and a month at once, so that all of its letters
 * of that month are treated alike. Natural persons, key accounts, amounts above the cap and debtors
 * outside of the steered arm are never drawn for, whatever the design says.
 *
 * <p>The same seed and rules give the same draws, in whatever order debtors come. Safe for several
 * threads.
 */
public final class Exploration {
  private final PilotRules rules;
  private final SeededChance chance;
  private final Map<OpenItemRef, DrawnDay> drawn = new ConcurrentHashMap<>();
  private final Map<OpenItemRef, DrawnDay> fresh = new ConcurrentHashMap<>();

  /**
   * Goes on where a pilot stands.
   *
   * @param earlier what it has drawn so far
   */
  public Exploration(PilotRules rules, Collection<DrawnDay> earlier) {
    this.rules = rules;
    this.chance = new SeededChance(rules.seed());
    earlier.forEach(draw -> drawn.put(draw.item(), draw));
  }

  /** The arm that was drawn for a debtor; empty for one that is not in the pilot. */
  public Optional<PilotArm> arm(Debtor debtor) {
    return rules.arm(debtor.ref());
  }

  /** Whether it has come to a stop, so that its debtors go by the former schedule. */
  public boolean isStopped() {
    return !rules.stage().draws();
  }

  /** Whether it draws days by what is expected of them. */
  public boolean weighsDays() {
    return rules.stage() == PilotStage.THOMPSON && rules.share() > 0;
  }

  /** Whether a day may be drawn for the first notice of this item. */
  public boolean mayDraw(Debtor debtor, OpenItem item) {
    return rules.stage().draws()
        && rules.arm(debtor.ref()).equals(Optional.of(PilotArm.STEERED))
        && !debtor.naturalPerson()
        && !debtor.keyAccount()
        && item.dunning().level().value() == 0
        && rules.isWithinCap(item.openAmount());
  }

  /** What was drawn for the item before. */
  public Optional<DrawnDay> standing(OpenItemRef item) {
    return Optional.ofNullable(drawn.get(item));
  }

  /**
   * Draws the day of a first notice; empty where fewer than two days could be drawn or nothing is
   * drawn at all.
   *
   * @param today the day of the draw
   * @param standing what would be done without a draw; empty for no notice
   */
  public Optional<DrawnDay> draw(
      OpenItem item, LocalDate today, Window window, Optional<LocalDate> standing) {
    return draw(item, today, window, standing, Optional.empty());
  }

  /**
   * The same, where a model tells how many euros it expects of each day: then, in the stage for it,
   * days are drawn as often as they are believed to be the best.
   */
  public Optional<DrawnDay> draw(
      OpenItem item,
      LocalDate today,
      Window window,
      Optional<LocalDate> standing,
      Optional<ToDoubleFunction<LocalDate>> expected) {
    List<LocalDate> days = window.in(rules.stage());
    if (days.size() < 2 || rules.share() == 0) {
      return Optional.empty();
    }
    if (rules.stage() == PilotStage.THOMPSON && expected.isPresent() && standing.isPresent()) {
      return Optional.of(believed(item, today, window, standing.get(), expected.get()));
    }
    List<DrawnDay.Candidate> candidates = window.candidates(rules.stage(), rules.share(), standing);
    String cluster = item.debtor() + "|" + YearMonth.from(window.formerDay());
    boolean explored = chance.of(cluster + "|explored") < rules.share();
    Optional<LocalDate> day =
        explored
            ? Optional.of(days.get((int) (chance.of(cluster + "|day") * days.size())))
            : standing;
    return Optional.of(
        keep(
            new DrawnDay(
                item.ref(),
                today,
                window.formerDay(),
                rules.stage(),
                candidates,
                indexOf(candidates, standing),
                indexOf(candidates, day),
                explored)));
  }

  private DrawnDay believed(
      OpenItem item,
      LocalDate today,
      Window window,
      LocalDate standing,
      ToDoubleFunction<LocalDate> expected) {
    TreeSet<LocalDate> days = new TreeSet<>(window.in(rules.stage()));
    days.add(standing);
    List<DrawnDay.Candidate> candidates =
        new Thompson(rules.spread(), rules.share())
            .candidates(
                List.copyOf(days),
                window.formerDay(),
                expected,
                Double.doubleToLongBits(chance.of(item.ref() + "|believed")));
    String cluster = item.debtor() + "|" + YearMonth.from(window.formerDay());
    int chosen = Thompson.drawn(candidates, chance.of(cluster + "|day"));
    int stands = indexOf(candidates, Optional.of(standing));
    return keep(
        new DrawnDay(
            item.ref(),
            today,
            window.formerDay(),
            rules.stage(),
            candidates,
            stands,
            chosen,
            chosen != stands));
  }

  private DrawnDay keep(DrawnDay draw) {
    drawn.put(draw.item(), draw);
    fresh.put(draw.item(), draw);
    return draw;
  }

  /** What the draws for a debtor rest on, those left aside that were made just now. */
  public Optional<PilotMoment> moment(DebtorAccount account) {
    List<DrawnDay> earlier =
        account.items().stream()
            .flatMap(item -> standing(item.ref()).stream())
            .filter(draw -> !fresh.containsKey(draw.item()))
            .toList();
    return arm(account.debtor()).map(arm -> PilotMoment.of(rules, account.debtor().ref(), earlier));
  }

  /** What was drawn since this was asked for last, in a fixed order. */
  public List<DrawnDay> takeFresh() {
    List<DrawnDay> taken =
        fresh.values().stream()
            .sorted(Comparator.comparing(draw -> draw.item().toString()))
            .toList();
    taken.forEach(draw -> fresh.remove(draw.item()));
    return taken;
  }

  private static int indexOf(List<DrawnDay.Candidate> candidates, Optional<LocalDate> day) {
    for (int index = 0; index < candidates.size(); index++) {
      if (candidates.get(index).day().equals(day)) {
        return index;
      }
    }
    throw new IllegalStateException("A day that is no candidate: " + day);
  }
}
