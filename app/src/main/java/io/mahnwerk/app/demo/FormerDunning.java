package io.mahnwerk.app.demo;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DebtorDunning;
import io.mahnwerk.core.model.DunningNotice;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.spi.NativeRun;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Tells whether the former procedure would send a notice in a run, given the notices already sent:
 * it runs that procedure over the same account as if nobody had ever held anything.
 */
record FormerDunning(NativeRun nativeRun, DunningProcedures procedures) {

  boolean duns(DebtorAccount before, DunningNotice.DunnedItem dunned, LocalDate day) {
    DebtorAccount unmarked =
        new DebtorAccount(
            underFormerProcedure(before.debtor()),
            before.items().stream().map(FormerDunning::withoutMark).toList());
    return nativeRun
        .dun(unmarked, new NativeRun.Parameters(day, procedures, NativeRun.Floor.NONE))
        .notices()
        .stream()
        .flatMap(notice -> notice.items().stream())
        .anyMatch(
            item -> item.item().equals(dunned.item()) && item.to().compareTo(dunned.to()) >= 0);
  }

  private Debtor underFormerProcedure(Debtor debtor) {
    DebtorDunning dunning = debtor.dunning();
    return debtor.with(
        new DebtorDunning(
            procedures.findFormer(dunning.procedure()).orElseThrow().code(),
            dunning.block(),
            dunning.level(),
            dunning.lastDunnedOn(),
            dunning.legalDunningOn()),
        debtor.version());
  }

  private static OpenItem withoutMark(OpenItem item) {
    DunningState state = item.dunning();
    return item.with(
        new DunningState(
            state.level(),
            state.lastDunnedOn(),
            state.block().filter(block -> !block.isOurs()),
            Optional.empty(),
            state.markFieldTaken()),
        item.version());
  }
}
