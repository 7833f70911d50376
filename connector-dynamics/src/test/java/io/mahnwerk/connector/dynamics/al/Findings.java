package io.mahnwerk.connector.dynamics.al;

import java.util.ArrayList;
import java.util.List;

/** What checks found wrong, each with its file. */
final class Findings {
  private final List<String> sentences = new ArrayList<>();

  void add(String path, String sentence) {
    sentences.add(path + ": " + sentence);
  }

  List<String> sentences() {
    return List.copyOf(sentences);
  }
}
