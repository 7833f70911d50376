package io.mahnwerk.core.writeback;

import static io.mahnwerk.core.Fixtures.OPENED;
import static io.mahnwerk.core.Fixtures.day;
import static io.mahnwerk.core.Fixtures.debtor;
import static io.mahnwerk.core.Fixtures.invoice;
import static io.mahnwerk.core.Fixtures.ref;

import io.mahnwerk.core.FakeLedger;
import io.mahnwerk.core.model.OpenItemRef;
import java.nio.file.Path;
import java.time.LocalDate;

/** One item of a steered debtor, for which a day is recommended. */
final class SteeredItem {
  /** A Monday; its lead begins on 26 February. */
  static final LocalDate DUE = day("2026-03-02");

  static final LocalDate TODAY = day("2026-02-27");
  static final LocalDate CHOSEN = day("2026-03-10");
  static final LocalDate FORMER_DAY = day("2026-03-17");
  static final OpenItemRef ITEM = ref("1");

  private SteeredItem() {}

  static FakeLedger ledger() {
    FakeLedger ledger = new FakeLedger();
    ledger.put(debtor("007", OPENED));
    ledger.put(invoice("1", "007", DUE));
    return ledger;
  }

  /** A desk with a store in the folder. */
  static Desk desk(FakeLedger ledger, Path folder) {
    Desk desk = new Desk(ledger, folder.resolve("store.db"));
    desk.recommend(ITEM, CHOSEN);
    return desk;
  }
}
