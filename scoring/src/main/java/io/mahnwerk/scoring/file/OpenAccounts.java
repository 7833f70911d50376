package io.mahnwerk.scoring.file;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DebtorDunning;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.RecordVersion;
import io.mahnwerk.scoring.features.PaymentHistory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The accounts that still have open items at the end of a day, as a ledger would show them. */
record OpenAccounts(List<DebtorAccount> accounts) {
  OpenAccounts {
    accounts = List.copyOf(accounts);
  }

  static OpenAccounts of(PaymentHistory history, LocalDate asOf) {
    Map<DebtorRef, List<OpenItem>> open = new TreeMap<>();
    history
        .items()
        .filter(i -> i.cleared().filter(c -> !c.recordedOn().isAfter(asOf)).isEmpty())
        .forEach(i -> open.computeIfAbsent(i.debtor(), r -> new ArrayList<>()).add(open(i, asOf)));
    return new OpenAccounts(
        history
            .debtors()
            .filter(d -> open.containsKey(d.ref()))
            .map(d -> new DebtorAccount(scheduled(d), open.getOrDefault(d.ref(), List.of())))
            .toList());
  }

  /** The latest due date of all items; the given day where none is later. */
  LocalDate lastDue(LocalDate atLeast) {
    return accounts.stream()
        .flatMap(account -> account.items().stream())
        .map(OpenItem::netDueDate)
        .filter(due -> due.isAfter(atLeast))
        .max(LocalDate::compareTo)
        .orElse(atLeast);
  }

  private static Debtor scheduled(Debtor debtor) {
    return debtor.with(DebtorDunning.under(FormerSchedule.CODE), debtor.version());
  }

  private static OpenItem open(ItemHistory item, LocalDate asOf) {
    return new OpenItem(
        item.ref(),
        item.debtor(),
        item.ref().nativeKey(),
        item.amount().isCredit() ? DocumentKind.CREDIT_MEMO : DocumentKind.INVOICE,
        item.amount(),
        item.documentDate(),
        item.documentDate(),
        item.netDueDate(),
        Optional.empty(),
        "",
        false,
        state(item, asOf),
        new RecordVersion(""));
  }

  private static DunningState state(ItemHistory item, LocalDate asOf) {
    Optional<ItemHistory.RecordedNotice> last =
        item.notices().stream()
            .filter(n -> !n.recordedOn().isAfter(asOf))
            .max(Comparator.comparing(ItemHistory.RecordedNotice::level));
    return new DunningState(
        last.map(ItemHistory.RecordedNotice::level).orElse(DunningLevel.NONE),
        last.map(ItemHistory.RecordedNotice::dunnedOn),
        Optional.empty(),
        Optional.empty(),
        false);
  }
}
