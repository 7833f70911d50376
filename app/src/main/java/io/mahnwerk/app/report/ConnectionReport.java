package io.mahnwerk.app.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * What the demo found on one simulated ERP.
 *
 * @param id the connection's name
 * @param erp the ERP's id
 * @param name the ERP's name as its vendor writes it
 * @param carriedByPeople whether people carry what is written into the ledger; a line that they do
 *     not take over in time counts as not marked in time, without a limit, and as no failed write
 * @param kpi the four runs in the world that was asked for
 * @param quarterEffect the same runs in a world with a quarter of the effect
 */
public record ConnectionReport(
    String id,
    String erp,
    String name,
    boolean carriedByPeople,
    @JsonUnwrapped Traffic traffic,
    @JsonUnwrapped Safety safety,
    Kpis kpi,
    Kpis quarterEffect,
    Ageing ageing,
    StoppedMonth stopped,
    Observed observed,
    Release release,
    NewInvoices newInvoices,
    List<Example> examples) {
  public ConnectionReport {
    examples = List.copyOf(examples);
  }

  /** Notices before the former day in the stopped month without the floor; no limit. */
  @JsonProperty
  public long dunnedWithoutFloor() {
    return stopped.dunnedWithoutFloor();
  }

  /**
   * What went over the wire.
   *
   * @param balanceDifference store against the simulator's truth, absolute values summed over the
   *     debtors, plain decimal text
   * @param noticesSent letters of the native runs with Mahnwerk
   */
  public record Traffic(
      long itemsRead,
      String balanceDifference,
      long recommendations,
      Writes writes,
      int nativeRuns,
      long noticesSent) {}

  /** How the writes ended. */
  public record Writes(
      long confirmed, long pending, long stale, long refused, long uncertain, long failed) {}

  /**
   * What must not happen, counted.
   *
   * @param dunnedWhileHeld items a printed notice raised while our confirmed hold stood
   * @param heldPastRecommendedRun items that missed their run because our mark still stood
   * @param unsteeredShare share of due items whose hold was not confirmed in time, 0 to 1
   * @param dunnedBeforeFormerDay notices before the former day that nobody asked for
   * @param clerkOverrides recommendations ended by a clerk's lift or block
   * @param clerkMarksTouched marks of clerks that we changed
   * @param untouchedDebtorsTouched marks on debtors that nobody switched on
   * @param marksLeftAfterRelease marks of ours on open items after release
   * @param suggestionsLeftAfterRelease suggestions of ours in the ledger's lists after release
   * @param marksOnClearedItems inert marks on items that were paid while they carried one
   * @param dunnedOnReplacedDay notices before the former day on a recommended day that another had
   *     replaced too late for people to carry it in; no limit
   */
  public record Safety(
      long dunnedWhileHeld,
      long heldPastRecommendedRun,
      double unsteeredShare,
      long dunnedBeforeFormerDay,
      long clerkOverrides,
      long clerkMarksTouched,
      long untouchedDebtorsTouched,
      long marksLeftAfterRelease,
      long suggestionsLeftAfterRelease,
      long marksOnClearedItems,
      long dunnedOnReplacedDay) {}

  /**
   * The key figures of the four runs.
   *
   * @param captured (Mahnwerk's utility - baseline's) / (oracle's - baseline's)
   */
  public record Kpis(Kpi baseline, Kpi rule, Kpi mahnwerk, Kpi oracle, double captured) {}

  /**
   * Counted on cohort items still unpaid the day after their due date.
   *
   * @param firstDunningPaymentRate share paid within 14 days of the first notice, 0 to 1
   * @param daysToPay mean days from document date to payment, cut at 180 days past due
   * @param complaintsPer1000 per 1,000 items
   * @param utility euros per item: minus interest, letters and complaints
   */
  public record Kpi(
      double firstDunningPaymentRate,
      double daysToPay,
      double noticesPerItem,
      double complaintsPer1000,
      double utility) {}

  /** Open overdue amounts week by week, under the former schedule and with Mahnwerk. */
  public record Ageing(String currency, List<AgeingWeek> baseline, List<AgeingWeek> mahnwerk) {
    public Ageing {
      baseline = List.copyOf(baseline);
      mahnwerk = List.copyOf(mahnwerk);
    }
  }

  /**
   * Amounts by days overdue at the end of a week, in whole currency units.
   *
   * @param day ISO date
   */
  public record AgeingWeek(
      String day, long days1to30, long days31to60, long days61to90, long over90) {}

  /**
   * The run in which Mahnwerk stands still for a while.
   *
   * @param fromDay day of the roll-out on which it stops, counted from 1
   * @param days for how long
   * @param floorInErp whether there is code in the ERP that can hold the floor
   * @param dunnedBeforeFormerDay notices before the former day, such code holding the floor; 0
   *     where there is none
   * @param dunnedWithoutFloor the same without such code
   */
  public record StoppedMonth(
      int fromDay,
      int days,
      boolean floorInErp,
      long dunnedBeforeFormerDay,
      long dunnedWithoutFloor,
      List<NoticeWeek> weeks) {
    public StoppedMonth {
      weeks = List.copyOf(weeks);
    }
  }

  /**
   * Notices before their former day in one week of the stopped run that no recommendation asked
   * for.
   *
   * @param day ISO date of the week's first day
   * @param stopped whether Mahnwerk stood still in that week
   */
  public record NoticeWeek(String day, long withFloor, long withoutFloor, boolean stopped) {}

  /**
   * The native runs that were watched before anything was written.
   *
   * @param reproduced runs whose notices were all predicted
   */
  public record Observed(int runs, int reproduced, long noticesPredicted, long noticesObserved) {}

  /**
   * Invoices that went through files of the connector before they were booked; all zero where a
   * ledger has no such way.
   *
   * @param altered those that came back with more changed than the columns of a block
   * @param blocked those that were booked with a block
   */
  public record NewInvoices(long brought, long cameBack, long altered, long blocked) {}

  /** What was taken back at the end. */
  public record Release(long marksWithdrawn, long debtorsGivenBack) {}
}
