package io.mahnwerk.mocks.datev;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The bookings behind the items of a ledger, which itself keeps only what is left of an item. A
 * part payment is seen when the item has become smaller since it was last looked at.
 */
final class Postings {
  private final SimulatedLedger ledger;
  private final Map<String, Book> books = new HashMap<>();

  Postings(SimulatedLedger ledger) {
    this.ledger = ledger;
  }

  /** What was once posted for an item, what was paid of it since, and when it was dunned. */
  private static final class Book {
    private final Money posted;
    private final List<Part> parts = new ArrayList<>();
    private final Map<Integer, LocalDate> dunned = new HashMap<>();
    private Money left;

    private Book(Money posted) {
      this.posted = posted;
      this.left = posted;
    }
  }

  private record Part(Money paid, LocalDate on) {}

  /** Every booking of the items that are open or were touched since that day, by account. */
  synchronized List<Posting> since(LocalDate day) {
    List<Posting> postings = new ArrayList<>();
    for (LedgerItem item : ledger.items()) {
      Book book = look(item);
      if (item.isOpen() || isRecent(item, day)) {
        postings.add(Posting.opening(item, book.posted));
        book.parts.forEach(part -> postings.add(Posting.payment(item, part.paid(), part.on())));
        item.clearing().ifPresent(how -> postings.add(Posting.clearing(item, how)));
      }
    }
    return postings;
  }

  /** The day of the notice with which the item reached that level, as far as it was seen. */
  synchronized String dunnedOn(LedgerItem item, int level) {
    LocalDate on = look(item).dunned.get(level);
    return on == null || level > item.level().value() ? "" : DatevDate.row(on);
  }

  private Book look(LedgerItem item) {
    Book book = books.computeIfAbsent(item.key(), key -> new Book(item.amount()));
    if (!item.amount().equals(book.left)) {
      book.parts.add(new Part(book.left.minus(item.amount()), ledger.today()));
      book.left = item.amount();
    }
    item.lastDunnedOn().ifPresent(on -> book.dunned.putIfAbsent(item.level().value(), on));
    return book;
  }

  private static boolean isRecent(LedgerItem item, LocalDate day) {
    return !item.changedOn().isBefore(day)
        || item.clearing().map(Clearing::clearedOn).filter(on -> !on.isBefore(day)).isPresent();
  }
}
