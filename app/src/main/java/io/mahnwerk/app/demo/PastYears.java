package io.mahnwerk.app.demo;

import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningNotice;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.spi.NativeRun;
import io.mahnwerk.core.store.FeedFact;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import io.mahnwerk.mocks.world.Complaint;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plays the books up to the day on which Mahnwerk is connected: a year under the former schedule,
 * then half a year of which the steered debtors were in a pilot that is finished now. Where no
 * procedure can be opened it drew later days alone.
 */
public final class PastYears {
  private final Stage stage;
  private final Books books;
  private final PilotDraws draws;
  private final List<FeedFact> feed = new ArrayList<>();

  private PastYears(Stage stage) {
    this.stage = stage;
    this.books = stage.emptyBooks();
    this.draws = new PilotDraws(stage.plan().seed(), stage.erp().procedures(), stage.runs());
  }

  /**
   * The books on the morning of connecting, and the facts of the past that no ERP holds: on which
   * day the pilot sent first notices and with what probability, and who complained.
   */
  public record Played(Books books, List<FeedFact> feed) {}

  public static Played play(Stage stage) {
    PastYears past = new PastYears(stage);
    Timeline timeline = stage.timeline();
    Steering pilot =
        new DirectSteering(
            past.books.ledger(),
            stage,
            (account, day) ->
                new DirectSteering.Targets(past.draws.targets(account), Optional.empty()));
    boolean opens = !stage.erp().procedures().onlyHoldBack();
    timeline
        .historyStart()
        .datesUntil(timeline.connected())
        .forEach(
            day -> {
              if (opens && day.equals(timeline.pilotStart())) {
                stage.assign(past.books.ledger(), true);
              }
              boolean former = day.isBefore(timeline.pilotStart());
              past.day(day, former ? Steering.NONE : pilot);
            });
    past.endPilot();
    return new Played(past.books, List.copyOf(past.feed));
  }

  private void day(LocalDate day, Steering steering) {
    books.behaviour().morning(day);
    steering.cycle(day);
    books.behaviour().clerks(day);
    if (stage.runs().isRunDay(day)) {
      Map<OpenItemRef, DebtorAccount> before = steering == Steering.NONE ? Map.of() : accounts();
      List<DunningNotice> notices =
          books
              .ledger()
              .runDunning(
                  stage.nativeRun(),
                  new NativeRun.Parameters(day, stage.erp().procedures(), stage.floor()));
      books.behaviour().noticed(notices);
      notices.forEach(notice -> feedNotices(notice, before));
    }
  }

  private void endPilot() {
    SimulatedLedger ledger = books.ledger();
    LocalDate day = ledger.today();
    for (LedgerItem item : ledger.openItems()) {
      if (isMarked(item)) {
        ledger.edit(item.key(), marked -> ledger.marks().withdraw(marked, day));
      }
    }
    stage.assign(ledger, false);
    for (Complaint complaint : books.behaviour().complaints()) {
      LedgerItem item = ledger.item(complaint.itemKey());
      feed.add(
          new FeedFact.Complained(
              ledger.debtorRef(item.debtor()),
              stage.erp().documentNumber(item.key()),
              complaint.day()));
    }
  }

  /**
   * Where a hold by date stands beneath a clerk's block, it would come to light with its lifting.
   */
  private boolean isMarked(LedgerItem item) {
    SimulatedLedger ledger = books.ledger();
    LedgerItem unblocked = item.withBlock("", ledger.today());
    return ledger.canonical(item).dunning().isHeldByUs()
        || ledger.canonical(unblocked).dunning().isHeldByUs()
        || ledger.marks().mark(item).isPresent();
  }

  private Map<OpenItemRef, DebtorAccount> accounts() {
    Map<OpenItemRef, DebtorAccount> accounts = new HashMap<>();
    for (String number : stage.steered()) {
      DebtorAccount account = books.ledger().account(number);
      account.items().forEach(item -> accounts.put(item.ref(), account));
    }
    return accounts;
  }

  private void feedNotices(DunningNotice notice, Map<OpenItemRef, DebtorAccount> before) {
    for (DunningNotice.DunnedItem dunned : notice.items()) {
      DebtorAccount account = before.get(dunned.item());
      if (account != null && dunned.from().equals(DunningLevel.NONE) && dunned.isRaised()) {
        OpenItem item =
            account.items().stream()
                .filter(open -> open.ref().equals(dunned.item()))
                .findFirst()
                .orElseThrow();
        feed.add(
            new FeedFact.Noticed(
                notice.debtor(),
                stage.erp().documentNumber(item.ref().nativeKey()),
                notice.dunnedOn(),
                dunned.to(),
                draws.propensity(account, item, notice.dunnedOn())));
      }
    }
  }
}
