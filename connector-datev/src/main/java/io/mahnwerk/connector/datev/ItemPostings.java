package io.mahnwerk.connector.datev;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.core.model.Money;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The postings of one debtor with one Belegfeld 1, put together to the item that they make up. What
 * is paid or credited under the invoice's own number makes the invoice smaller.
 */
record ItemPostings(List<Posting> postings) {
  ItemPostings {
    postings = List.copyOf(postings);
  }

  /**
   * @param exportedOn when a clearing is dated that no posting dates
   */
  DatevItem item(LocalDate exportedOn) {
    Posting first = opening();
    Money open = postings.stream().map(Posting::balance).reduce(Money::plus).orElseThrow();
    Optional<Clearing> cleared =
        open.amount().signum() == 0 ? Optional.of(clearing(first, exportedOn)) : Optional.empty();
    return new DatevItem(
        first.account(),
        first.invoice(),
        kind(first),
        cleared.isPresent() ? first.charged() : open,
        first.charged(),
        first.date(),
        first.due().orElse(first.date()),
        cleared,
        first.special(),
        postings.stream().anyMatch(Posting::directDebit),
        dunning(first));
  }

  /** The first invoice; an item without one begins with its first posting. */
  private Posting opening() {
    return postings.stream()
        .filter(posting -> posting.nature() == Posting.Nature.INVOICE)
        .findFirst()
        .orElse(postings.get(0));
  }

  private static DocumentKind kind(Posting first) {
    if (!first.special().isEmpty()) {
      return DocumentKind.OTHER;
    }
    return switch (first.nature()) {
      case INVOICE -> DocumentKind.INVOICE;
      case PAYMENT -> DocumentKind.PAYMENT;
      case CREDIT, REVERSAL, WRITE_OFF ->
          first.charged().isCredit() ? DocumentKind.CREDIT_MEMO : DocumentKind.OTHER;
    };
  }

  /** The newest of the other postings cleared the item. */
  private Clearing clearing(Posting first, LocalDate exportedOn) {
    Optional<Posting> last =
        postings.stream()
            .filter(posting -> posting != first)
            .max(Comparator.comparing(Posting::date));
    return new Clearing(
        last.map(Posting::date).orElse(exportedOn),
        last.map(posting -> clearing(posting.nature(), first)).orElse(Clearing.Kind.CREDIT));
  }

  private static Clearing.Kind clearing(Posting.Nature nature, Posting first) {
    return switch (nature) {
      case PAYMENT -> Clearing.Kind.PAYMENT;
      case REVERSAL -> Clearing.Kind.REVERSAL;
      case WRITE_OFF -> Clearing.Kind.WRITE_OFF;
      case CREDIT -> Clearing.Kind.CREDIT;
      case INVOICE ->
          first.nature() == Posting.Nature.PAYMENT ? Clearing.Kind.PAYMENT : Clearing.Kind.CREDIT;
    };
  }

  /** DATEV shows dunning on every posting of an item or on the first one only. */
  private DatevItem.Dunning dunning(Posting first) {
    DatevItem.Dunning shown = first.dunning();
    if (!shown.equals(DatevItem.Dunning.NONE)) {
      return shown;
    }
    return postings.stream()
        .map(Posting::dunning)
        .filter(dunning -> !dunning.equals(DatevItem.Dunning.NONE))
        .findFirst()
        .orElse(shown);
  }
}
