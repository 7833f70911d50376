package io.mahnwerk.app.torture;

import java.util.List;

/**
 * Something that counts against us.
 *
 * @param sentence what was found, with the ledger it was found in
 * @param known what the ledger's change log and, where it was asked, our store know of it, oldest
 *     first
 */
record Finding(String sentence, List<String> known) {
  Finding {
    known = List.copyOf(known);
  }

  /** The sentence, and what is known below it. */
  String told() {
    return known.isEmpty() ? sentence : sentence + "\n    " + String.join("\n    ", known);
  }
}
