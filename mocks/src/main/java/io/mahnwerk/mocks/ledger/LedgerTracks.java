package io.mahnwerk.mocks.ledger;

import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a ledger remembers of its rows beside what stands in them: row versions as databases give
 * them, the notices an item got and the part payments that made it smaller. Kept by its ledger,
 * which also guards it against use by several threads.
 */
public final class LedgerTracks {
  private final Map<String, Stamp> items = new HashMap<>();
  private final Map<String, Stamp> references = new HashMap<>();
  private final Map<String, Stamp> debtors = new HashMap<>();
  private final Map<String, List<Notice>> notices = new HashMap<>();
  private final List<SentLine> sentLines = new ArrayList<>();
  private final Map<String, List<PartPayment>> partPayments = new HashMap<>();
  private long version;

  /**
   * The last change of a row.
   *
   * @param version grows with every change of any row of the ledger
   */
  public record Stamp(long version, LocalDate on) {
    static final Stamp NEVER = new Stamp(0, LocalDate.EPOCH);

    public Stamp orLater(Stamp other) {
      return other.version > version ? other : this;
    }
  }

  /** A notice that raised an item to the level. */
  public record Notice(DunningLevel level, LocalDate on, long version) {}

  public record PartPayment(Money paid, LocalDate on) {}

  /** Of everything in an item but its reference fields. */
  public Stamp ofItem(String key) {
    return items.getOrDefault(key, Stamp.NEVER);
  }

  /** Of an item's reference fields alone; the day of the epoch where none was ever set. */
  public Stamp ofReferences(String key) {
    return references.getOrDefault(key, Stamp.NEVER);
  }

  public Stamp ofDebtor(String number) {
    return debtors.getOrDefault(number, Stamp.NEVER);
  }

  /** Oldest first. */
  public List<Notice> notices(String key) {
    return notices.getOrDefault(key, List.of());
  }

  List<SentLine> sentLines() {
    return List.copyOf(sentLines);
  }

  /** Oldest first. */
  public List<PartPayment> partPayments(String key) {
    return partPayments.getOrDefault(key, List.of());
  }

  /** Of the last change of any row. */
  public long lastVersion() {
    return version;
  }

  /** The stamp of a change in a table beside the ledger, such as that of an add-on. */
  public Stamp beside(LocalDate today) {
    return next(today);
  }

  LedgerTracks copy() {
    LedgerTracks copy = new LedgerTracks();
    copy.items.putAll(items);
    copy.references.putAll(references);
    copy.debtors.putAll(debtors);
    notices.forEach((key, list) -> copy.notices.put(key, new ArrayList<>(list)));
    copy.sentLines.addAll(sentLines);
    partPayments.forEach((key, list) -> copy.partPayments.put(key, new ArrayList<>(list)));
    copy.version = version;
    return copy;
  }

  void debtorChanged(String number, LocalDate today) {
    debtors.put(number, next(today));
  }

  void itemChanged(Optional<LedgerItem> before, LedgerItem after, LocalDate today) {
    if (before.map(after::differsFrom).orElse(true)) {
      items.put(after.key(), next(today));
    }
    Map<String, String> was = before.map(LedgerItem::references).orElse(Map.of());
    if (!was.equals(after.references())) {
      references.put(after.key(), next(today));
    }
    boolean dunned =
        before
            .map(item -> !item.lastDunnedOn().equals(after.lastDunnedOn()))
            .orElse(after.lastDunnedOn().isPresent());
    if (dunned && !after.level().equals(DunningLevel.NONE)) {
      after.lastDunnedOn().ifPresent(on -> noticed(after, on));
    }
  }

  void paidInPart(String key, PartPayment payment) {
    partPayments.computeIfAbsent(key, k -> new ArrayList<>(1)).add(payment);
  }

  private void noticed(LedgerItem item, LocalDate on) {
    sentLines.add(new SentLine(item.key(), on, item.level()));
    notices
        .computeIfAbsent(item.key(), k -> new ArrayList<>(1))
        .add(new Notice(item.level(), on, version));
  }

  private Stamp next(LocalDate today) {
    version++;
    return new Stamp(version, today);
  }
}
