package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.odata.ODataRecord;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Completes a page of ledger entries by what stands elsewhere.
 *
 * @param reminders asked for the last reminder; empty where the entry itself shows it or nobody
 *     does
 * @param closings empty where nothing tells how an entry was closed: it then counts as paid
 */
record BcComplements(
    BcWay way,
    Supplier<Optional<BcReminders>> reminders,
    Supplier<Optional<BcClosings>> closings,
    BcCredits credits) {

  /** By the entry's key. */
  Map<String, BcComplement> of(CompanyCode company, List<ODataRecord> page) {
    List<Integer> all = numbers(page, "");
    List<Integer> closed = numbers(page, "false");
    Map<Integer, BcReminders.Last> reminded =
        all.isEmpty() ? Map.of() : reminders.get().map(r -> r.of(company, all)).orElse(Map.of());
    Map<Integer, Clearing.Kind> closedBy =
        closed.isEmpty()
            ? Map.of()
            : closings.get().map(c -> c.of(company, closed)).orElse(Map.of());
    Map<String, String> settled = credits.of(company, page);
    Map<String, BcComplement> complements = new HashMap<>();
    for (ODataRecord entry : page) {
      String key = BcEntryMapper.key(way, entry);
      Optional<Integer> number = number(key);
      Optional<BcReminders.Last> last = number.map(reminded::get);
      complements.put(
          key,
          new BcComplement(
              way == BcWay.EXTENSION ? level(entry) : last.map(BcReminders.Last::level).orElse(0),
              way == BcWay.EXTENSION ? remindedOn(entry) : last.flatMap(BcReminders.Last::on),
              number.map(closedBy::get).orElse(Clearing.Kind.PAYMENT),
              Optional.ofNullable(settled.get(key))));
    }
    return complements;
  }

  private static int level(ODataRecord entry) {
    String level = BcField.LEVEL.name(BcWay.EXTENSION);
    return entry.text(level).isEmpty() ? 0 : BcField.whole(entry, level);
  }

  private static Optional<LocalDate> remindedOn(ODataRecord entry) {
    return BcField.date(entry, BcField.LAST_REMINDER.name(BcWay.EXTENSION));
  }

  /** Of the entries that are open or not; of all for a blank text. */
  private List<Integer> numbers(List<ODataRecord> page, String open) {
    return page.stream()
        .filter(entry -> open.isEmpty() || entry.text(BcField.OPEN.name(way)).equals(open))
        .flatMap(entry -> number(BcEntryMapper.key(way, entry)).stream())
        .toList();
  }

  /** A key that is no entry number belongs to no entry. */
  static Optional<Integer> number(String key) {
    try {
      return Optional.of(Integer.valueOf(key));
    } catch (NumberFormatException none) {
      return Optional.empty();
    }
  }
}
