package io.mahnwerk.app.bench;

/**
 * What came of reading a ledger into an empty store.
 *
 * @param items open ones that the store has afterwards
 * @param cents what they come to
 * @param pages that were read, debtors included
 */
record KeptItems(long items, long cents, long pages, double seconds) {

  /** As a process says it to the one that started it. */
  String line() {
    return items + " " + cents + " " + pages + " " + seconds;
  }

  /** Throws {@link IllegalArgumentException} for a line of another form. */
  static KeptItems parse(String line) {
    String[] words = line.split(" ");
    if (words.length != 4) {
      throw new IllegalArgumentException("A reading process said: " + line);
    }
    return new KeptItems(
        Long.parseLong(words[0]),
        Long.parseLong(words[1]),
        Long.parseLong(words[2]),
        Double.parseDouble(words[3]));
  }
}
