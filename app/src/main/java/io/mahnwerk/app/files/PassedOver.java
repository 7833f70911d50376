package io.mahnwerk.app.files;

import io.mahnwerk.core.model.Sentence;
import java.util.List;

/** What is said of things in an inbox that are never taken. */
final class PassedOver {
  private static final int NAMED = 5;

  private PassedOver() {}

  static Sentence sentence(String connection, List<String> names) {
    return new Sentence(
            "%s: not read in the inbox: %s. Hidden and half-copied files, folders and links are passed"
                + " over; give a finished export an ordinary name.",
            "%s: im Eingang nicht gelesen: %s. Versteckte und halb kopierte Dateien, Ordner und"
                + " Verknüpfungen werden übergangen; bitte einem fertigen Export einen gewöhnlichen"
                + " Namen geben.")
        .with(Sentence.same(connection), Sentence.same(listed(names)));
  }

  /** The first few, and how many more there are. */
  private static String listed(List<String> names) {
    String first = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
    return names.size() > NAMED ? first + ", … (" + names.size() + ")" : first;
  }
}
