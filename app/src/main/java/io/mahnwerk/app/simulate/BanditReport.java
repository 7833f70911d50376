package io.mahnwerk.app.simulate;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.mahnwerk.core.model.DrawnDay;
import io.mahnwerk.core.model.Sentence;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What Thompson sampling brought where it was asked for, as means over the seeds.
 *
 * @param captured on debtors who first appeared in the roll-out
 * @param knownCaptured on debtors with a history
 * @param months what was drawn, month by month, over all seeds
 */
record BanditReport(
    double captured,
    double knownCaptured,
    SimulationReport.Kpi known,
    @JsonProperty("new") SimulationReport.Kpi fresh,
    List<Month> months) {

  /** One seed's roll-out and its draws. */
  record Seed(Played played, List<DrawnDay> draws) {}

  /**
   * One month of drawing.
   *
   * @param month as 2026-01
   * @param draws of days for first notices
   * @param explored those of them that fell on another day than the recommended one
   * @param floor the least chance of any day in them, as a share of an even chance, 0 to 1
   */
  record Month(String month, int draws, int explored, double floor) {}

  static List<Month> months(List<Seed> seeds) {
    Map<YearMonth, List<DrawnDay>> byMonth = new TreeMap<>();
    seeds.stream()
        .flatMap(seed -> seed.draws().stream())
        .forEach(
            draw ->
                byMonth
                    .computeIfAbsent(YearMonth.from(draw.decidedOn()), m -> new ArrayList<>())
                    .add(draw));
    List<Month> months = new ArrayList<>();
    byMonth.forEach((month, draws) -> months.add(month(month, draws)));
    return months;
  }

  private static Month month(YearMonth month, List<DrawnDay> draws) {
    return new Month(
        month.toString(),
        draws.size(),
        (int) draws.stream().filter(DrawnDay::explored).count(),
        draws.stream().mapToDouble(BanditReport::floor).min().orElse(0));
  }

  private static double floor(DrawnDay draw) {
    List<DrawnDay.Candidate> candidates = draw.candidates();
    return candidates.size()
        * candidates.stream().mapToDouble(DrawnDay.Candidate::propensity).min().orElse(0);
  }

  Sentence sentence() {
    int draws = months.stream().mapToInt(Month::draws).sum();
    int explored = months.stream().mapToInt(Month::explored).sum();
    return new Sentence(
            "Thompson sampling in its place captured %s on debtors with a history and %s on new ones"
                + " (%s and %s days to pay, %s and %s complaints per 1,000). It drew %s days, %s of"
                + " them other than the recommended one; no day had less than %s of an even chance.",
            "Thompson-Sampling an seiner Stelle erreichte bei Debitoren mit Vorgeschichte %s und bei"
                + " neuen %s (%s und %s Tage bis zur Zahlung, %s und %s Beschwerden je 1.000). Es zog"
                + " %s Tage, davon %s andere als den empfohlenen; kein Tag hatte weniger als %s der"
                + " gleichen Chance.")
        .with(
            Sentence.percent(knownCaptured, 0),
            Sentence.percent(captured, 0),
            Sentence.number(known.daysToPay(), 1),
            Sentence.number(fresh.daysToPay(), 1),
            Sentence.number(known.complaintsPer1000(), 0),
            Sentence.number(fresh.complaintsPer1000(), 0),
            Sentence.number(draws, 0),
            Sentence.number(explored, 0),
            Sentence.percent(months.stream().mapToDouble(Month::floor).min().orElse(0), 0));
  }
}
