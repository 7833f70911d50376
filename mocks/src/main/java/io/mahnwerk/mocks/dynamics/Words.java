package io.mahnwerk.mocks.dynamics;

/** How members of an enumeration are spelt: with their blanks, or encoded as names of XML are. */
enum Words {
  PLAIN,
  ENCODED;

  String of(String member) {
    return this == PLAIN ? member : member.replace(" ", "_x0020_");
  }
}
