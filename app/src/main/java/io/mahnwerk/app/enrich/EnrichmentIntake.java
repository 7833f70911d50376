package io.mahnwerk.app.enrich;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.store.Enrichments;
import io.mahnwerk.core.store.ReceivablesStore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Looks through an enrichment file, and takes it when asked to. A file of whose debtors the
 * connection knows fewer than half is refused: it is likely another client's.
 */
final class EnrichmentIntake {
  private static final int AT_ONCE = 400;
  private static final int NAMED = 20;

  private final EnrichmentFile file;
  private final ReceivablesStore store;
  private final List<String> columns;
  private final Map<String, ColumnTally> tallies = new TreeMap<>();
  private final List<Sentence> left = new ArrayList<>();
  private int lines;
  private int known;
  private int unknown;
  private int bad;

  /** Throws {@link CommandFailure} where the file, or a column of it, cannot be used. */
  EnrichmentIntake(EnrichmentFile file, ReceivablesStore store) {
    this.file = file;
    this.store = store;
    this.columns = file.columns();
    columns.forEach(column -> tallies.put(column, new ColumnTally(column)));
    requireRoom();
  }

  /** Reads the whole file and keeps nothing of it. */
  EnrichmentIntake look() {
    chunks(
        chunk -> {
          Set<DebtorRef> here = known(chunk);
          for (EnrichmentLine.Good line : chunk) {
            if (here.contains(line.debtor())) {
              known++;
              line.values().forEach((column, value) -> tally(column).add(value));
            } else {
              unknown++;
              leave(
                  new Sentence(
                          "line %s: debtor %s is not known to this connection",
                          "Zeile %s: Debitor %s ist dieser Verbindung nicht bekannt")
                      .with(
                          Sentence.same(Long.toString(line.line())),
                          Sentence.same(line.debtor().number())));
            }
          }
        });
    if (known * 2 < known + unknown) {
      throw new CommandFailure(
          new Sentence(
                  "%s: only %s of %s debtors are known to connection '%s'; it looks like another"
                      + " client's file. Nothing was taken.",
                  "%s: nur %s von %s Debitoren kennt Verbindung '%s'; das sieht nach der Datei eines"
                      + " anderen Mandanten aus. Nichts wurde übernommen.")
              .with(
                  Sentence.same(file.file().toString()),
                  Sentence.number(known, 0),
                  Sentence.number(known + unknown, 0),
                  Sentence.same(file.connection().value())));
    }
    return this;
  }

  /** Keeps every good line of a known debtor as of that day, or none of them. */
  void take(LocalDate asOf) {
    store.inTransaction(
        () -> {
          chunks(
              chunk -> {
                Set<DebtorRef> here = known(chunk);
                store
                    .enrichments()
                    .add(
                        chunk.stream()
                            .filter(line -> here.contains(line.debtor()))
                            .map(line -> new Enrichments.Told(line.debtor(), asOf, line.values()))
                            .toList());
              });
          return known;
        });
  }

  /** What each column holds, in order of the names. */
  List<List<Sentence>> rows() {
    return tallies.values().stream().map(tally -> tally.row(known)).toList();
  }

  /** The first lines that are left out, and why. */
  List<Sentence> left() {
    return List.copyOf(left);
  }

  boolean isWhole() {
    return bad == 0 && unknown == 0;
  }

  Sentence counts() {
    return new Sentence(
            "%s lines: %s of debtors known here, %s of others, %s that cannot be read.",
            "%s Zeilen: %s zu hier bekannten Debitoren, %s zu anderen, %s nicht lesbar.")
        .with(
            Sentence.number(known + unknown + bad, 0),
            Sentence.number(known, 0),
            Sentence.number(unknown, 0),
            Sentence.number(bad, 0));
  }

  private ColumnTally tally(String column) {
    return tallies.computeIfAbsent(column, ColumnTally::new);
  }

  private Set<DebtorRef> known(List<EnrichmentLine.Good> chunk) {
    return store.enrichments().known(chunk.stream().map(EnrichmentLine.Good::debtor).toList());
  }

  private void chunks(Consumer<List<EnrichmentLine.Good>> taker) {
    List<EnrichmentLine.Good> chunk = new ArrayList<>();
    boolean first = lines == 0;
    file.forEach(
        columns,
        line -> {
          lines++;
          if (line instanceof EnrichmentLine.Good good) {
            chunk.add(good);
          } else if (line instanceof EnrichmentLine.Bad one && first) {
            bad++;
            leave(one.sentence());
          }
          if (chunk.size() == AT_ONCE) {
            taker.accept(List.copyOf(chunk));
            chunk.clear();
          }
        });
    taker.accept(List.copyOf(chunk));
  }

  private void leave(Sentence why) {
    if (left.size() < NAMED) {
      left.add(why);
    }
  }

  /** All files of a connection share one feature row. */
  private void requireRoom() {
    Set<String> all = new TreeSet<>(columns);
    store.enrichments().forEach(file.connection(), told -> all.addAll(told.values().keySet()));
    if (all.size() > EnrichmentHeader.MOST) {
      throw new CommandFailure(
          new Sentence(
                  "%s: with those of earlier files there would be %s columns, and %s have room.",
                  "%s: mit denen früherer Dateien wären es %s Spalten, und für %s ist Platz.")
              .with(
                  Sentence.same(file.file().toString()),
                  Sentence.number(all.size(), 0),
                  Sentence.number(EnrichmentHeader.MOST, 0)));
    }
  }
}
