package io.mahnwerk.app.cycle;

import io.mahnwerk.app.output.TextTable;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.Decision;
import io.mahnwerk.core.model.DunningTimes;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.ItemHistory.RecordedNotice;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.store.ReceivablesStore;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Notices to debtors with an opened procedure that went out before their former day although that
 * day was not recommended and no clerk had lifted our mark. Where no code in the ledger holds the
 * floor, that happens to items that come up while Mahnwerk stands still.
 */
record EarlyNotices(List<Early> notices) {

  /**
   * @param formerDay the run on which the former procedure would have sent it
   */
  record Early(OpenItemRef item, LocalDate dunnedOn, LocalDate formerDay) {}

  /** Those that became known today. */
  static EarlyNotices found(ConnectionSession session, DunningTimes times) {
    ReceivablesStore store = session.store();
    List<DebtorRef> noticed = store.histories().noticedOn(session.id(), session.today());
    Map<DebtorRef, Debtor> debtors = store.accounts().debtors(noticed);
    List<Early> early = new ArrayList<>();
    for (DebtorRef ref : noticed) {
      Debtor debtor = debtors.get(ref);
      if (debtor != null && times.procedures().isOpened(debtor.dunning().procedure())) {
        List<ItemHistory> items = store.histories().of(ref);
        for (ItemHistory item : items) {
          for (RecordedNotice notice : item.notices()) {
            if (notice.recordedOn().equals(session.today())) {
              formerDay(notice, item, items, debtor, times)
                  .filter(former -> notice.dunnedOn().isBefore(former))
                  .filter(former -> !isMeant(notice, item, store))
                  .map(former -> new Early(item.ref(), notice.dunnedOn(), former))
                  .ifPresent(early::add);
            }
          }
        }
      }
    }
    return new EarlyNotices(early);
  }

  void print(PrintWriter out, Locale locale) {
    if (notices.isEmpty()) {
      return;
    }
    out.println();
    out.println(
        new Sentence(
                "%s {notice|notices} went out before {its|their} former day, since no mark stood when"
                    + " {it|they} came up:",
                "%s {Mahnung ging|Mahnungen gingen} vor ihrem bisherigen Tag hinaus, da keine Markierung"
                    + " stand, als sie {anstand|anstanden}:")
            .with(Sentence.number(notices.size(), 0))
            .in(locale));
    boolean german = locale.getLanguage().equals(Locale.GERMAN.getLanguage());
    TextTable table =
        german
            ? TextTable.ofTexts("Buchungskreis", "Posten", "gemahnt am", "bisheriger Tag")
            : TextTable.ofTexts("Company code", "Item", "Dunned on", "Former day");
    notices.forEach(
        one ->
            table.row(
                one.item().companyCode().value(),
                one.item().nativeKey(),
                one.dunnedOn().toString(),
                one.formerDay().toString()));
    table.print(out);
  }

  /**
   * Given the notices already sent: to the account as a whole where the ledger keeps its last one
   * with the account, and else of the item alone.
   */
  static Optional<LocalDate> formerDay(
      RecordedNotice notice,
      ItemHistory item,
      List<ItemHistory> account,
      Debtor debtor,
      DunningTimes times) {
    List<ItemHistory> counted =
        debtor.dunning().lastDunnedOn().isPresent() ? account : List.of(item);
    Optional<LocalDate> before =
        counted.stream()
            .flatMap(one -> one.notices().stream())
            .map(RecordedNotice::dunnedOn)
            .filter(day -> day.isBefore(notice.dunnedOn()))
            .max(LocalDate::compareTo);
    return times
        .procedures()
        .findFormer(debtor.dunning().procedure())
        .filter(former -> notice.level().compareTo(former.highestLevel()) <= 0)
        .map(former -> former.firstDay(notice.level(), item.netDueDate(), before))
        .map(times.runs().of(item.ref().companyCode())::nextOnOrAfter);
  }

  /** Whether the day was recommended, or a clerk had let the notice go. */
  private static boolean isMeant(RecordedNotice notice, ItemHistory item, ReceivablesStore store) {
    Optional<LocalDate> before =
        item.notices().stream()
            .map(RecordedNotice::dunnedOn)
            .filter(day -> day.isBefore(notice.dunnedOn()))
            .max(LocalDate::compareTo);
    boolean lifted =
        item.overrides().stream().anyMatch(day -> before.map(day::isAfter).orElse(true));
    boolean recommended =
        store.receipts().of(item.ref()).stream()
            .map(receipt -> receipt.recommendation())
            .filter(advice -> advice.nextLevel().equals(notice.level()))
            .filter(advice -> !advice.decidedOn().isAfter(notice.dunnedOn()))
            .reduce((earlier, later) -> later)
            .map(advice -> advice.decision())
            .filter(Decision.DunOn.class::isInstance)
            .map(decision -> !((Decision.DunOn) decision).day().isAfter(notice.dunnedOn()))
            .orElse(false);
    return lifted || recommended;
  }
}
