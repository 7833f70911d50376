package io.mahnwerk.mocks.datev;

import java.util.ArrayList;
import java.util.List;

/** What became of each line of an imported file, as the clerk reads it. */
final class ImportProtocol {
  private final List<String> lines = new ArrayList<>();
  private int taken;
  private int refused;

  ImportProtocol(String file) {
    lines.add("Importprotokoll " + file);
  }

  void taken(int line, String account, List<String> changed) {
    taken++;
    String what = changed.isEmpty() ? "unverändert" : "geändert: " + String.join(", ", changed);
    lines.add("Zeile %d: Konto %s übernommen, %s".formatted(line, account, what));
  }

  void refused(int line, String why) {
    refused++;
    lines.add("Zeile %d: abgelehnt: %s".formatted(line, why));
  }

  /** Refuses the file as a whole. */
  void refused(String why) {
    refused++;
    lines.add("Datei abgelehnt: " + why);
  }

  int taken() {
    return taken;
  }

  int refused() {
    return refused;
  }

  List<String> lines() {
    List<String> all = new ArrayList<>(lines);
    all.add("%d übernommen, %d abgelehnt".formatted(taken, refused));
    return all;
  }
}
