package io.mahnwerk.connector.datev;

import io.mahnwerk.core.model.Sentence;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What became of the lines that were given out and whose day is still to come: an export shows what
 * a person took over, entered otherwise or left. Of several lines for one item or debtor the newest
 * counts.
 */
record TakeOver(DatevBooks books, LocalDate today) {
  private static final int MOST = 20;
  private static final String NEWEST =
      " line.until > ? AND line.batch = (SELECT MAX(l.batch) FROM line l WHERE l.key = line.key AND"
          + " l.account = line.account AND l.terms IS NULL)";

  /**
   * One line and what stands in the books.
   *
   * @param shown the date that the export shows, if it shows one
   * @param endless whether it shows a block without an end
   */
  private record Fate(String name, LocalDate asked, Optional<LocalDate> shown, boolean endless) {
    boolean isTakenOver() {
      return !endless && shown.filter(asked::equals).isPresent();
    }

    boolean isOtherwise() {
      return !isTakenOver() && (endless || shown.isPresent());
    }
  }

  /** Nothing where nothing is given out. */
  List<Sentence> sentences() {
    List<Fate> fates = new ArrayList<>(items());
    fates.addAll(debtors());
    if (fates.isEmpty()) {
      return List.of();
    }
    List<Fate> otherwise = fates.stream().filter(Fate::isOtherwise).toList();
    long taken = fates.stream().filter(Fate::isTakenOver).count();
    List<Sentence> sentences = new ArrayList<>();
    sentences.add(
        new Sentence(
                "Of %s lines given out, %s are taken over, %s were entered otherwise and %s are"
                    + " missing.",
                "Von %s ausgegebenen Zeilen sind %s übernommen, %s anders eingetragen und %s offen.")
            .with(
                Sentence.number(fates.size(), 0),
                Sentence.number(taken, 0),
                Sentence.number(otherwise.size(), 0),
                Sentence.number(fates.size() - taken - otherwise.size(), 0)));
    otherwise.stream().limit(MOST).forEach(fate -> sentences.add(otherwise(fate)));
    return sentences;
  }

  private static Sentence otherwise(Fate fate) {
    Sentence shown =
        fate.endless()
            ? new Sentence("without an end", "ohne Ende")
            : Sentence.same(fate.shown().map(WorklistFile.DATE::format).orElse(""));
    return new Sentence(
            "%s is blocked until %s instead of %s; that stands.",
            "%s ist gesperrt bis %s statt %s; das bleibt so.")
        .with(
            Sentence.same(fate.name()),
            shown,
            Sentence.same(WorklistFile.DATE.format(fate.asked())));
  }

  private List<Fate> items() {
    return books
        .sql()
        .query(
            "SELECT line.last_day, item.content FROM line JOIN item ON item.key = line.key WHERE"
                + " item.open = 1 AND line.last_day IS NOT NULL AND"
                + NEWEST,
            (row, at) -> {
              DatevItem item = DatevItem.parse(row.getString(2));
              return new Fate(
                  item.account() + ", " + item.invoice(),
                  LocalDate.parse(row.getString(1)),
                  item.dunning().blockedUntil(),
                  item.dunning().block());
            },
            today.toString());
  }

  private List<Fate> debtors() {
    return books
        .sql()
        .query(
            "SELECT line.last_day, debtor.content FROM line JOIN debtor ON debtor.account ="
                + " line.account WHERE line.key = '' AND"
                + NEWEST,
            (row, at) -> {
              DatevDebtor debtor = DatevDebtor.parse(row.getString(2));
              return new Fate(
                  debtor.account(),
                  LocalDate.parse(row.getString(1)),
                  debtor.blockedUntil().filter(day -> !day.isBefore(today)),
                  debtor.dunning() == DatevDebtor.NO_DUNNING);
            },
            today.toString());
  }
}
