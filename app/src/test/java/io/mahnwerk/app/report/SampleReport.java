package io.mahnwerk.app.report;

import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A report with invented figures, for tests of its form. */
final class SampleReport {
  private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 5);
  private static final int WEEKS = 26;

  private SampleReport() {}

  static DemoReport report() {
    return new DemoReport(
        new DemoReport.Parameters(
            6, 1, 450, 270, "press-story", false, "2026-01-05", "2026-07-05", "0.1.0"),
        List.of(connection(0)),
        187.4,
        612);
  }

  static DemoReport withNoticesWhileHeld(long dunnedWhileHeld) {
    DemoReport whole = report();
    return new DemoReport(
        whole.parameters(),
        List.of(connection(dunnedWhileHeld)),
        whole.seconds(),
        whole.peakHeapMiB());
  }

  private static ConnectionReport connection(long dunnedWhileHeld) {
    return new ConnectionReport(
        "books",
        "ledger",
        "Ledger <One> & Partners",
        false,
        new ConnectionReport.Traffic(
            18_240, "0.00", 2_316, new ConnectionReport.Writes(2_981, 0, 37, 12, 0, 0), 52, 3_104),
        new ConnectionReport.Safety(dunnedWhileHeld, 0, 0.0042, 0, 23, 0, 0, 0, 0, 7, 0),
        new ConnectionReport.Kpis(
            kpi(0.233, 66.3, 2.09, 148, -42.31),
            kpi(0.594, 53.4, 1.37, 71, -24.9),
            kpi(0.612, 54.1, 1.31, 66, -22.05),
            kpi(0.741, 49.1, 1.16, 41, -17.4),
            0.81),
        new ConnectionReport.Kpis(
            kpi(0.233, 66.4, 1.95, 139, -41.2),
            kpi(0.361, 62.4, 1.61, 85, -33.0),
            kpi(0.341, 64.0, 1.38, 79, -32.4),
            kpi(0.389, 65.4, 1.08, 39, -26.9),
            0.62),
        new ConnectionReport.Ageing("EUR", ageing(1), ageing(0.72)),
        new ConnectionReport.StoppedMonth(60, 30, true, 0, 148, stopped()),
        new ConnectionReport.Observed(3, 3, 214, 214),
        new ConnectionReport.Release(133, 270),
        new ConnectionReport.NewInvoices(0, 0, 0, 0),
        List.of(
            new Example(
                "0000100042",
                "9400000815",
                "2480.00 EUR",
                "2026-03-17",
                "2026-03-10",
                "2026-03-19",
                "books:17",
                List.of(
                    Reason.of(ReasonCode.MODEL_GAIN, "14.20"),
                    Reason.of(ReasonCode.ANSWERS_EARLY_NOTICE))),
            new Example(
                "0000100077",
                "9400000911",
                "910.50 EUR",
                "2026-04-14",
                "",
                "",
                "",
                List.of(Reason.of(ReasonCode.CLERK_BLOCK)))));
  }

  private static ConnectionReport.Kpi kpi(
      double rate, double days, double notices, double complaints, double utility) {
    return new ConnectionReport.Kpi(rate, days, notices, complaints, utility);
  }

  private static List<ConnectionReport.AgeingWeek> ageing(double later) {
    List<ConnectionReport.AgeingWeek> weeks = new ArrayList<>();
    for (int week = 0; week < WEEKS; week++) {
      double wave = 1 + 0.12 * Math.sin(week / 2.1);
      double share = later + (1 - later) * Math.max(0, 1 - week / 10.0);
      weeks.add(
          new ConnectionReport.AgeingWeek(
              FIRST_DAY.plusWeeks(week).toString(),
              Math.round(412_000 * wave * (0.4 + 0.6 * share)),
              Math.round(298_000 * wave * share),
              Math.round(171_000 * wave * share * share),
              Math.round(120_000 * wave * share * share)));
    }
    return weeks;
  }

  private static List<ConnectionReport.NoticeWeek> stopped() {
    List<ConnectionReport.NoticeWeek> weeks = new ArrayList<>();
    for (int week = 0; week < WEEKS; week++) {
      boolean stopped = week >= 8 && week < 13;
      long without = stopped && week > 8 ? 22 + 7L * (week % 3) : 0;
      weeks.add(
          new ConnectionReport.NoticeWeek(
              FIRST_DAY.plusWeeks(week).toString(), 0, without, stopped));
    }
    return weeks;
  }
}
