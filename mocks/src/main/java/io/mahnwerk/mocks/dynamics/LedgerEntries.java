package io.mahnwerk.mocks.dynamics;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.LedgerTracks;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Table 21: the ledger's items, and for each payment, credit memo and journal line that was applied
 * to one an entry of its own, which its application closed at once.
 *
 * @param marksInRow whether our marks stand in the entry itself, so that they change its row
 */
record LedgerEntries(SimulatedLedger ledger, boolean marksInRow) {
  static final String WRITE_OFF = "WRITEOFF";

  /** The names under which a set shows what can narrow a search. */
  record Names(
      String number,
      String open,
      String customer,
      String document,
      String closed,
      String modified) {}

  /** The entries that can match, by what the filter says of a few fields. */
  Collection<LedgerEntry> matching(Filter<LedgerEntry> filter, Names names) {
    return ledger.tracked(
        tracks -> {
          Stream<LedgerItem> items = items(filter, names);
          Predicate<LedgerItem> changed = changedSince(filter, names, tracks);
          boolean openOnly = filter.demands(names.open(), true);
          List<LedgerEntry> entries = new ArrayList<>();
          items.filter(changed).forEach(item -> add(entries, item, tracks, openOnly));
          return entries;
        });
  }

  List<LedgerEntry> of(LedgerItem item) {
    return ledger.tracked(
        tracks -> {
          List<LedgerEntry> entries = new ArrayList<>();
          add(entries, item, tracks, false);
          return entries;
        });
  }

  Optional<LedgerEntry> find(int number) {
    return ledger.find(BcKeys.itemOf(number)).stream()
        .flatMap(item -> of(item).stream())
        .filter(entry -> entry.number() == number)
        .findFirst();
  }

  private Stream<LedgerItem> items(Filter<LedgerEntry> filter, Names names) {
    Optional<Set<Object>> numbers = filter.values(names.number());
    if (numbers.isPresent()) {
      return numbers.get().stream()
          .map(number -> BcKeys.itemOf(((Long) number).intValue()))
          .distinct()
          .flatMap(key -> ledger.find(key).stream());
    }
    Optional<Set<Object>> documents = filter.values(names.document());
    if (documents.isPresent()) {
      return documents.get().stream()
          .map(document -> BcKeys.itemOfDocument((String) document))
          .distinct()
          .flatMap(key -> ledger.find(key).stream());
    }
    return filter.demands(names.open(), true)
        ? ledger.openItems().stream()
        : ledger.items().stream();
  }

  private Predicate<LedgerItem> changedSince(
      Filter<LedgerEntry> filter, Names names, LedgerTracks tracks) {
    Optional<Comparable<?>> modified = filter.least(names.modified());
    Optional<Comparable<?>> closed = filter.least(names.closed());
    return item ->
        modified
                .map(since -> !Rows.modifiedAt(row(item, tracks)).isBefore((Instant) since))
                .orElse(true)
            && closed
                .map(
                    since ->
                        !((LocalDate) since).isAfter(EdmType.NO_DATE)
                            || closedSince(item, (LocalDate) since))
                .orElse(true);
  }

  /** A part payment is closed although its item is open. */
  private static boolean closedSince(LedgerItem item, LocalDate day) {
    return item.clearing().map(clearing -> !clearing.clearedOn().isBefore(day)).orElse(true);
  }

  private void add(
      List<LedgerEntry> entries, LedgerItem item, LedgerTracks tracks, boolean openOnly) {
    List<LedgerTracks.PartPayment> parts = tracks.partPayments(item.key());
    entries.add(own(item, parts, row(item, tracks)));
    if (openOnly) {
      return;
    }
    LedgerTracks.Stamp row = row(item, tracks);
    closing(item, row).ifPresent(entries::add);
    int slot = 2;
    for (LedgerTracks.PartPayment part : parts) {
      entries.add(payment(item, part, slot++, row));
    }
  }

  private LedgerTracks.Stamp row(LedgerItem item, LedgerTracks tracks) {
    LedgerTracks.Stamp own = tracks.ofItem(item.key());
    return marksInRow ? own.orLater(tracks.ofReferences(item.key())) : own;
  }

  private static LedgerEntry own(
      LedgerItem item, List<LedgerTracks.PartPayment> parts, LedgerTracks.Stamp row) {
    int number = BcKeys.number(item.key());
    BigDecimal original =
        parts.stream()
            .map(part -> part.paid().amount())
            .reduce(item.amount().amount(), BigDecimal::add);
    boolean reversed = isReversed(item);
    return new LedgerEntry(
        number,
        item,
        false,
        type(item.kind()),
        BcKeys.document(item.key()),
        item.postingDate(),
        original,
        item.isOpen() ? item.amount().amount() : BigDecimal.ZERO,
        item.clearing().map(Clearing::clearedOn),
        item.isOpen() ? 0 : BcKeys.slot(number, 1),
        reversed ? BcKeys.slot(number, 1) : 0,
        "",
        row);
  }

  private static Optional<LedgerEntry> closing(LedgerItem item, LedgerTracks.Stamp row) {
    int number = BcKeys.number(item.key());
    return item.clearing()
        .map(
            clearing ->
                new LedgerEntry(
                    BcKeys.slot(number, 1),
                    item,
                    true,
                    closingType(item, clearing.kind()),
                    "CL" + item.key(),
                    clearing.clearedOn(),
                    item.amount().amount().negate(),
                    BigDecimal.ZERO,
                    Optional.of(clearing.clearedOn()),
                    number,
                    isReversed(item) ? number : 0,
                    clearing.kind() == Clearing.Kind.WRITE_OFF ? WRITE_OFF : "",
                    row));
  }

  private static LedgerEntry payment(
      LedgerItem item, LedgerTracks.PartPayment part, int slot, LedgerTracks.Stamp row) {
    int number = BcKeys.number(item.key());
    return new LedgerEntry(
        BcKeys.slot(number, slot),
        item,
        true,
        "Payment",
        "PP" + slot + "-" + item.key(),
        part.on(),
        part.paid().amount().negate(),
        BigDecimal.ZERO,
        Optional.of(part.on()),
        number,
        0,
        "",
        row);
  }

  static boolean isReversed(LedgerItem item) {
    return item.clearing().filter(c -> c.kind() == Clearing.Kind.REVERSAL).isPresent();
  }

  static String type(DocumentKind kind) {
    return switch (kind) {
      case INVOICE -> "Invoice";
      case CREDIT_MEMO -> "Credit Memo";
      case PAYMENT -> "Payment";
      case OTHER -> " ";
    };
  }

  private static String closingType(LedgerItem item, Clearing.Kind kind) {
    return switch (kind) {
      case PAYMENT -> item.amount().isCredit() ? "Refund" : "Payment";
      case CREDIT -> item.amount().isCredit() ? "Invoice" : "Credit Memo";
      case REVERSAL -> type(item.kind());
      case WRITE_OFF -> " ";
    };
  }
}
