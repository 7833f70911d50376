package io.mahnwerk.scoring.proposal;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which items might be handed over: those that the last notice moved nobody to pay, and those that
 * become time-barred within half a year. Never an item that was complained about, disputed or
 * blocked by a clerk, since a disputed claim is none for a collection agency.
 */
public final class HandOver {
  private static final int SILENT_DAYS = 21;
  private static final int SOON_DAYS = 184;

  private final LocalDate asOf;
  private final HighestLevel highest;

  HandOver(LocalDate asOf, HighestLevel highest) {
    this.asOf = asOf;
    this.highest = highest;
  }

  /** Knows the last dunning level of a debtor's procedure. */
  @FunctionalInterface
  public interface HighestLevel {
    Optional<DunningLevel> of(Debtor debtor);
  }

  List<Proposal> of(DebtorAccount account, List<ItemHistory> items) {
    Set<OpenItemRef> complained =
        items.stream()
            .filter(item -> !item.complaints().isEmpty())
            .map(ItemHistory::ref)
            .collect(Collectors.toUnmodifiableSet());
    List<Proposal> proposals = new ArrayList<>();
    if (account.debtor().dunning().legalDunningOn().isPresent()) {
      return proposals;
    }
    account.items().stream()
        .filter(item -> item.kind() == DocumentKind.INVOICE && !item.openAmount().isCredit())
        .filter(item -> item.netDueDate().isBefore(asOf) && !item.dunning().isBlockedByClerk())
        .filter(item -> item.dispute().isEmpty())
        .filter(item -> !complained.contains(item.ref()))
        .forEach(item -> of(account, item).ifPresent(proposals::add));
    return proposals;
  }

  private Optional<Proposal> of(DebtorAccount account, OpenItem item) {
    Optional<LocalDate> barred =
        Limitation.lastDay(account.debtor().country(), item.netDueDate())
            .filter(day -> !day.isBefore(asOf));
    if (barred.filter(day -> !day.isAfter(asOf.plusDays(SOON_DAYS))).isPresent()) {
      return Optional.of(
          proposal(
              account,
              ProposalKind.COURT_ORDER,
              item,
              ProposalReason.TIME_BARRED_SOON,
              List.of(barred.get().toString()),
              barred));
    }
    Optional<LocalDate> silentSince =
        item.dunning()
            .lastDunnedOn()
            .filter(day -> highest.of(account.debtor()).equals(Optional.of(item.dunning().level())))
            .filter(day -> !day.plusDays(SILENT_DAYS).isAfter(asOf));
    return silentSince.map(
        day ->
            proposal(
                account,
                ProposalKind.COLLECTION_AGENCY,
                item,
                ProposalReason.LAST_LEVEL_UNANSWERED,
                ProposalDesk.texts(item.dunning().level(), day, ChronoUnit.DAYS.between(day, asOf)),
                barred));
  }

  private static Proposal proposal(
      DebtorAccount account,
      ProposalKind kind,
      OpenItem item,
      ProposalReason reason,
      List<String> values,
      Optional<LocalDate> until) {
    return new Proposal(
        account.debtor().ref(),
        kind,
        item.documentNumber(),
        reason,
        values,
        Optional.empty(),
        until);
  }
}
