package io.mahnwerk.app.torture;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.mocks.ledger.LedgerItem;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The last changes of each item and debtor of a ledger in words: who made what of it. */
final class ChangeLog {
  private static final int MOST = 60;

  /** A change and its place among all changes of the ledger. */
  private record Line(long number, String text) {}

  private final Map<String, Deque<Line>> items = new HashMap<>();
  private final Map<String, Deque<Line>> debtors = new HashMap<>();
  private long changes;

  void posted(LocalDate day, LedgerItem item) {
    add(items, item.key(), day + " posted " + words(item));
  }

  void changed(LocalDate day, LedgerJournal.Actor actor, LedgerItem before, LedgerItem after) {
    String was = words(before);
    String is = words(after);
    String change = was.equals(is) ? "no change of " + is : was + " -> " + is;
    add(items, after.key(), day + " " + actor + ": " + change);
  }

  void changed(LocalDate day, LedgerJournal.Actor actor, Debtor before, Debtor after) {
    String was = words(before);
    String is = words(after);
    String change = was.equals(is) ? "no change of " + is : was + " -> " + is;
    add(debtors, after.ref().number(), day + " " + actor + ": debtor " + change);
  }

  /** The changes of the item and of its debtor, oldest first. */
  List<String> of(LedgerItem item) {
    List<Line> lines = new ArrayList<>(items.getOrDefault(item.key(), new ArrayDeque<>()));
    lines.addAll(debtors.getOrDefault(item.debtor(), new ArrayDeque<>()));
    return lines.stream().sorted(Comparator.comparing(Line::number)).map(Line::text).toList();
  }

  /** The changes of the debtor's own data, oldest first. */
  List<String> ofDebtor(String number) {
    return debtors.getOrDefault(number, new ArrayDeque<>()).stream().map(Line::text).toList();
  }

  private void add(Map<String, Deque<Line>> logs, String key, String text) {
    Deque<Line> lines = logs.computeIfAbsent(key, k -> new ArrayDeque<>());
    lines.add(new Line(changes++, "ledger " + text));
    if (lines.size() > MOST) {
      lines.removeFirst();
    }
  }

  private static String words(LedgerItem item) {
    List<String> words = new ArrayList<>();
    words.add("block '" + item.blockReason() + "'");
    words.add(item.references().toString());
    words.add("level " + item.level());
    item.lastDunnedOn().ifPresent(day -> words.add("dunned " + day));
    words.add(item.amount().toString());
    words.add("due " + item.netDueDate());
    item.traits().promisedFor().ifPresent(day -> words.add("promised " + day));
    if (!item.traits().dispute().isBlank()) {
      words.add("dispute " + item.traits().dispute());
    }
    item.clearing().ifPresent(how -> words.add("cleared by " + how.kind()));
    return String.join(", ", words);
  }

  private static String words(Debtor debtor) {
    List<String> words = new ArrayList<>();
    words.add("procedure " + debtor.dunning().procedure());
    words.add("block " + debtor.dunning().block().map(ChangeLog::words).orElse("none"));
    debtor.dunning().lastDunnedOn().ifPresent(day -> words.add("dunned " + day));
    return String.join(", ", words);
  }

  private static String words(DunningBlock block) {
    String until = block.until().map(day -> " until " + day).orElse("");
    return "'" + block.reasonCode() + "' " + block.owner() + until;
  }
}
