package io.mahnwerk.app.serve;

import io.mahnwerk.app.UnusableReceipt;
import io.mahnwerk.app.cycle.ConnectionSession;
import io.mahnwerk.app.propose.ProposalBook;
import io.mahnwerk.app.receipt.KeptModels;
import io.mahnwerk.app.receipt.ReactionTable;
import io.mahnwerk.app.receipt.ReceiptAnswers;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.store.Receipt;
import io.mahnwerk.core.store.ReceivablesStore;
import io.mahnwerk.scoring.proposal.Proposal;
import io.mahnwerk.scoring.proposal.ReactionCounts;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * All that a page shows of one debtor.
 *
 * @param own how the debtor answered first notices
 * @param all how all debtors of the connection did
 */
record DebtorView(
    DebtorAccount account,
    LocalDate today,
    List<Proposal> proposals,
    List<Item> items,
    ReactionCounts own,
    ReactionCounts all) {
  /** Of more items than these no receipts are looked for. */
  private static final int MOST_ITEMS = 50;

  DebtorView {
    proposals = List.copyOf(proposals);
    items = List.copyOf(items);
  }

  /**
   * An open item.
   *
   * @param complaints days on which the debtor complained about it
   * @param takenBack complaints about it that a person took back
   * @param advice the latest recommendation
   * @param counterfactual what would have led to another day, where it can be told
   * @param reactions what the model expected of other days, where it can be told
   */
  record Item(
      OpenItem item,
      List<LocalDate> complaints,
      List<ItemHistory.TakenBackComplaint> takenBack,
      Optional<Receipt> advice,
      Optional<Reason> counterfactual,
      Optional<ReactionTable> reactions) {
    Item {
      complaints = List.copyOf(complaints);
      takenBack = List.copyOf(takenBack);
    }
  }

  static DebtorView of(ConnectionSession session, ProposalBook book, DebtorAccount account) {
    List<ItemHistory> histories = session.store().histories().of(account.debtor().ref());
    KeptModels models = KeptModels.of(session);
    return new DebtorView(
        account,
        session.today(),
        book.of(account),
        account.items().stream()
            .limit(MOST_ITEMS)
            .map(item -> item(session.store(), item, histories, models))
            .toList(),
        book.reactions(account),
        book.reactions());
  }

  private static Item item(
      ReceivablesStore store, OpenItem item, List<ItemHistory> histories, KeptModels models) {
    Optional<Receipt> advice = store.receipts().latest(item.ref());
    List<ItemHistory> own = histories.stream().filter(h -> h.ref().equals(item.ref())).toList();
    Optional<ReceiptAnswers> answers =
        advice.flatMap(
            receipt ->
                told(
                    () ->
                        ReceiptAnswers.of(
                            receipt, store.receipts().basis(receipt.number()), models)));
    return new Item(
        item,
        own.stream()
            .flatMap(history -> history.complaints().stream())
            .map(ItemHistory.RecordedComplaint::complainedOn)
            .toList(),
        own.stream().flatMap(history -> history.takenBack().stream()).toList(),
        advice,
        answers.flatMap(kept -> told(kept::counterfactual)),
        answers.flatMap(kept -> told(kept::reactions)));
  }

  /** A receipt of another version or of a model that is gone shows its reasons and no more. */
  private static <T> Optional<T> told(Supplier<Optional<T>> answer) {
    try {
      return answer.get();
    } catch (UnusableReceipt unusable) {
      return Optional.empty();
    }
  }
}
