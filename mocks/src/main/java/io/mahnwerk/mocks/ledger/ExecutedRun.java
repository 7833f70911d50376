package io.mahnwerk.mocks.ledger;

import io.mahnwerk.core.model.DebtorDunning;
import io.mahnwerk.core.model.DunningNotice;
import io.mahnwerk.core.spi.NativeRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A ledger's dunning run of one day that is executed and printed. */
record ExecutedRun(SimulatedLedger ledger, NativeRun nativeRun, NativeRun.Parameters parameters) {

  /** Raises levels and notes the dunning date; to be called as one transaction of the ledger. */
  List<DunningNotice> print() {
    List<DunningNotice> printed = new ArrayList<>();
    for (SimulatedLedger.LedgerDebtor debtor : ledger.debtors()) {
      String number = debtor.debtor().ref().number();
      if (!ledger.openItems(number).isEmpty()) {
        List<DunningNotice> notices = nativeRun.dun(ledger.account(number), parameters).notices();
        notices.forEach(notice -> note(number, notice));
        printed.addAll(notices);
      }
    }
    return printed;
  }

  private void note(String number, DunningNotice notice) {
    notice
        .items()
        .forEach(
            dunned -> ledger.dunned(dunned.item().nativeKey(), dunned.to(), notice.dunnedOn()));
    ledger.change(
        number,
        d ->
            new DebtorDunning(
                d.procedure(),
                d.block(),
                notice.level(),
                Optional.of(notice.dunnedOn()),
                d.legalDunningOn()));
  }
}
