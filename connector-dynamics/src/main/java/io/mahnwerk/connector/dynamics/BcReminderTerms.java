package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningProcedure;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.spi.NativeRun;
import java.time.LocalDate;
import java.util.Optional;

/** The reminder terms of one customer in one run, with the former terms behind opened ones. */
record BcReminderTerms(DunningProcedure procedure, NativeRun.Parameters run) {
  LocalDate documentDate() {
    return run.runDate();
  }

  BcReminderLine line(OpenItem entry) {
    Optional<DunningLevel> level = nextLevel(procedure, entry.dunning());
    boolean expired =
        level.map(next -> isGraceExpired(procedure, next, entry)).orElse(false)
            && isOverTheFloor(entry);
    return new BcReminderLine(entry, level, expired, isOnHold(entry.dunning()));
  }

  /** The last level is repeated where the terms do not limit the number of reminders. */
  private static Optional<DunningLevel> nextLevel(DunningProcedure terms, DunningState state) {
    DunningLevel highest = terms.highestLevel();
    if (state.level().compareTo(highest) < 0) {
      return Optional.of(state.level().next());
    }
    return Optional.of(highest).filter(last -> terms.step(last).alwaysDun());
  }

  private boolean isGraceExpired(DunningProcedure terms, DunningLevel level, OpenItem entry) {
    LocalDate first = terms.firstDay(level, entry.netDueDate(), entry.dunning().lastDunnedOn());
    return !documentDate().isBefore(first);
  }

  private boolean isOverTheFloor(OpenItem entry) {
    boolean floored =
        run.floor() == NativeRun.Floor.ENFORCED
            && run.procedures().isOpened(procedure.code())
            && !entry.openAmount().isCredit()
            && !entry.dunning().isChosenBy(documentDate());
    if (!floored) {
      return true;
    }
    DunningProcedure former = run.procedures().findFormer(procedure.code()).orElseThrow();
    return nextLevel(former, entry.dunning())
        .map(level -> isGraceExpired(former, level, entry))
        .orElse(false);
  }

  /** A hold by our suggestion's date is over on that date, whoever looked at it before. */
  private boolean isOnHold(DunningState state) {
    boolean isOver =
        state.block().map(BcMarks::endsByItself).orElse(false)
            && state.mark().map(mark -> !mark.date().isAfter(documentDate())).orElse(false);
    return state.block().isPresent() && !isOver;
  }
}
