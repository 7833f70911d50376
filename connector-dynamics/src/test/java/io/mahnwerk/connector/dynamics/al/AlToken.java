package io.mahnwerk.connector.dynamics.al;

/** A word of AL source; {@code text} is without quotes, and doubled quotes stand once. */
record AlToken(Kind kind, String text, int line) {
  enum Kind {
    WORD,
    QUOTED_NAME,
    TEXT,
    NUMBER,
    SYMBOL,
    END
  }

  /** Words of AL know no case; a quoted name or a text is never one. */
  boolean is(String word) {
    return kind == Kind.WORD && text.equalsIgnoreCase(word)
        || kind == Kind.SYMBOL && text.equals(word);
  }

  boolean isName() {
    return kind == Kind.WORD || kind == Kind.QUOTED_NAME;
  }
}
