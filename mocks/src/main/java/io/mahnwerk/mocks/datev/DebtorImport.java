package io.mahnwerk.mocks.datev;

import java.util.List;
import java.util.Optional;

/**
 * Imports debtors of category 16. A file for another client, year, category or version is refused
 * as a whole, a line that the books cannot take by itself; accounts that do not exist are not
 * opened here. The whole debtor is replaced by the line.
 */
final class DebtorImport {
  private final DebtorCards cards;
  private final DtvfHeader expected;
  private final boolean keepsBlanks;

  DebtorImport(DebtorCards cards, DtvfHeader expected, boolean keepsBlanks) {
    this.cards = cards;
    this.expected = expected;
    this.keepsBlanks = keepsBlanks;
  }

  ImportProtocol run(String file, String content) {
    ImportProtocol protocol = new ImportProtocol(file);
    if (!content.endsWith("\n")) {
      protocol.refused("die letzte Zeile ist nicht vollständig");
      return protocol;
    }
    String[] lines = content.split("\r?\n");
    try {
      DtvfHeader.read(lines[0]).require(expected);
    } catch (IllegalArgumentException other) {
      protocol.refused(String.valueOf(other.getMessage()));
      return protocol;
    }
    for (int line = 3; line <= lines.length; line++) {
      try {
        take(line, Row.fields(lines[line - 1]), protocol);
      } catch (IllegalArgumentException malformed) {
        protocol.refused(line, String.valueOf(malformed.getMessage()));
      }
    }
    return protocol;
  }

  private void take(int line, List<String> fields, ImportProtocol protocol) {
    DebtorCard card = checked(fields);
    String account = card.value(DebtorColumns.ACCOUNT);
    Optional<DebtorCard> before = cards.find(account);
    if (before.isEmpty()) {
      throw new IllegalArgumentException("Konto " + account + " ist nicht angelegt");
    }
    DebtorCard after = keepsBlanks ? before.get().keptWhereBlank(card) : card;
    List<Integer> changed = before.get().differences(after);
    if (!changed.isEmpty()) {
      cards.replace(after);
    }
    List<String> names = changed.stream().map(n -> DebtorColumns.column(n).name()).toList();
    protocol.taken(line, account, names);
  }

  private static DebtorCard checked(List<String> fields) {
    if (fields.size() != DebtorColumns.ALL.size()) {
      throw new IllegalArgumentException(
          "%d Felder statt %d".formatted(fields.size(), DebtorColumns.ALL.size()));
    }
    for (int column = 1; column <= fields.size(); column++) {
      check(DebtorColumns.column(column), fields.get(column - 1));
    }
    DebtorCard card = DebtorCard.of(fields);
    if (!card.value(DebtorColumns.ACCOUNT).matches("[1-9][0-9]{4,8}")) {
      throw new IllegalArgumentException(
          "'" + card.value(DebtorColumns.ACCOUNT) + "' ist kein Personenkonto");
    }
    if (!card.value(DebtorColumns.DUNNING).matches("[0-79]?")) {
      throw new IllegalArgumentException(
          "Mahnung '" + card.value(DebtorColumns.DUNNING) + "' ist nicht vergeben");
    }
    if (!card.value(DebtorColumns.OWN_PERIODS).matches("[01]?") || !card.periodsAscend()) {
      throw new IllegalArgumentException("Die Mahnfristen steigen nicht an");
    }
    // An export writes this code as nothing.
    return card.value(DebtorColumns.DUNNING).equals("0")
        ? card.with(DebtorColumns.DUNNING, "")
        : card;
  }

  private static void check(DebtorColumns.Column column, String value) {
    if (value.length() > column.length()) {
      throw new IllegalArgumentException(
          "%s ist länger als %d Zeichen".formatted(column.name(), column.length()));
    }
    if (column.date() && !value.isEmpty()) {
      DatevDate.ofRow(value);
    }
  }
}
