package io.mahnwerk.app.torture;

import io.mahnwerk.app.torture.Situation.Command;
import io.mahnwerk.app.torture.Situation.Stage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Plays a ledger from its first day to where a command begins: observed first, then steered. */
final class DaysBefore {
  private static final int OBSERVED_DAYS = 12;

  private final CertificateSite site;
  private LocalDate day = TortureLedger.FIRST_DAY;

  DaysBefore(CertificateSite site) {
    this.site = site;
  }

  /** Plays through every stage up to this one; answers the day on which a command begins there. */
  LocalDate reach(Stage stage) {
    for (Stage passed : Stage.values()) {
      if (passed == stage) {
        return next(stage);
      }
      if (passed != Stage.PAST) {
        next(passed);
      }
    }
    throw new IllegalArgumentException("No such stage: " + stage);
  }

  /** Plays on from the stage before. */
  LocalDate next(Stage stage) {
    switch (stage) {
      case STEERED -> {
        observe();
        site.books().assign(true);
        site.configure("steered");
        day = day.plusDays(1);
        site.morning(day);
      }
      case HELD -> site.run(cycle());
      case PAST -> {
        return site.view().lastMark(day);
      }
      case GIVEN_BACK -> site.books().assign(false);
    }
    return day;
  }

  /** That the runs were foreseen is taken for granted; what they did is played. */
  private void observe() {
    site.configure("observe");
    site.morning(day);
    String debtor = site.ledger().openItems().get(0).debtor();
    String books = TortureHome.CONNECTION;
    site.run(new Command(day, List.of("check", books, "--wait", "5", "--write-test", debtor)));
    List<LocalDate> runs = new ArrayList<>();
    for (int observed = 0; observed < OBSERVED_DAYS; observed++) {
      day = day.plusDays(1);
      if (TortureLedger.RUN_DAYS.contains(day.getDayOfWeek())) {
        runs.add(day);
        site.morning(day);
        site.books().end(day);
      }
    }
    site.run(cycle());
    site.haveObserved(runs);
  }

  private Command cycle() {
    return new Command(day, List.of("cycle", TortureHome.CONNECTION, "--wait", "1"));
  }
}
