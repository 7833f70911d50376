package io.mahnwerk.scoring.features;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.FactorSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What enrichment files and external factors tell of debtors, as of a day. A file replaces all that
 * an earlier one told of a debtor, from the day after its own on.
 */
final class FurtherFacts {
  private final Map<DebtorRef, NavigableMap<LocalDate, Map<String, String>>> told;
  private final List<FactorSource> sources;
  private final Predicate<String> counted;

  FurtherFacts(List<FactorSource> sources) {
    this(new HashMap<>(), sources, name -> true);
  }

  private FurtherFacts(
      Map<DebtorRef, NavigableMap<LocalDate, Map<String, String>>> told,
      List<FactorSource> sources,
      Predicate<String> counted) {
    this.told = told;
    this.sources = List.copyOf(sources);
    this.counted = counted;
  }

  /** The same facts, of which only columns of these names count. */
  FurtherFacts only(Predicate<String> names) {
    return new FurtherFacts(told, sources, counted.and(names));
  }

  /** Keeps what a file of this day tells of a debtor. */
  void record(DebtorRef debtor, LocalDate recordedOn, Map<String, String> values) {
    Map<String, String> named = new TreeMap<>();
    values.forEach((column, value) -> named.put(FurtherColumn.OF_DEBTOR + column, value));
    told.computeIfAbsent(debtor, ref -> new TreeMap<>()).put(recordedOn, named);
  }

  /** What was recorded before the day. */
  Map<String, String> asOf(Debtor debtor, LocalDate day) {
    if (told.isEmpty() && sources.isEmpty()) {
      return Map.of();
    }
    Map<String, String> known = new TreeMap<>();
    NavigableMap<LocalDate, Map<String, String>> files = told.get(debtor.ref());
    Map.Entry<LocalDate, Map<String, String>> last = files == null ? null : files.lowerEntry(day);
    if (last != null) {
      known.putAll(last.getValue());
    }
    for (FactorSource source : sources) {
      for (String name : source.names()) {
        source
            .value(name, debtor, day)
            .ifPresent(value -> known.put(FurtherColumn.OF_FACTOR + name, Double.toString(value)));
      }
    }
    known.keySet().removeIf(counted.negate());
    return known;
  }

  /** The columns that files recorded before the day and the external factors bring. */
  List<FurtherColumn> columns(LocalDate day) {
    Map<String, Set<String>> seen = new TreeMap<>();
    for (NavigableMap<LocalDate, Map<String, String>> files : told.values()) {
      for (Map<String, String> file : files.headMap(day, false).values()) {
        file.forEach(
            (name, value) -> {
              Set<String> values = seen.computeIfAbsent(name, n -> new HashSet<>());
              values.add(value);
            });
      }
    }
    for (FactorSource source : sources) {
      source.names().forEach(name -> seen.put(FurtherColumn.OF_FACTOR + name, Set.of()));
    }
    seen.keySet().removeIf(counted.negate());
    return FurtherColumn.of(seen);
  }

  /** What was recorded before the day and nothing else, for a proof. */
  FurtherFacts before(LocalDate day) {
    FurtherFacts cut = new FurtherFacts(new HashMap<>(), sources, counted);
    told.forEach(
        (debtor, files) -> {
          NavigableMap<LocalDate, Map<String, String>> earlier =
              new TreeMap<>(files.headMap(day, false));
          if (!earlier.isEmpty()) {
            cut.told.put(debtor, earlier);
          }
        });
    return cut;
  }
}
