package io.mahnwerk.app.serve;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.cycle.DeadLetterDesk;
import io.mahnwerk.core.model.Sentence;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a person may decide by a button, as on the command line. */
enum Decision {
  RETRY(new Sentence("Try again", "Erneut versuchen")),
  RETRY_ALL(new Sentence("Try all again", "Alle erneut versuchen")),
  DISCARD(new Sentence("Drop", "Verwerfen"));

  private final Sentence label;

  Decision(Sentence label) {
    this.label = label;
  }

  Sentence label() {
    return label;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<Decision> of(String word) {
    return Stream.of(values()).filter(decision -> decision.word().equals(word)).findFirst();
  }

  /**
   * @param number of the write; of no account where all are meant
   */
  Sentence at(DeadLetterDesk desk, String number) {
    return switch (this) {
      case RETRY -> desk.retry(parsed(number));
      case RETRY_ALL -> desk.retryAll();
      case DISCARD -> desk.discard(parsed(number));
    };
  }

  private static long parsed(String number) {
    try {
      return Long.parseLong(number);
    } catch (NumberFormatException noNumber) {
      throw new CommandFailure(
          new Sentence("The form names no write.", "Das Formular nennt keine Änderung."));
    }
  }
}
