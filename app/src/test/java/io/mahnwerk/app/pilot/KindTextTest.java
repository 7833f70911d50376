package io.mahnwerk.app.pilot;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.scoring.pilot.Stratum;
import org.junit.jupiter.api.Test;

class KindTextTest {
  @Test
  void namesSizeAndHabitInBothLanguages() {
    assertThat(sentence("small", "FAMI", "seldom"))
        .isEqualTo(new Sentence("FAMI/DE/small/seldom", "FAMI/DE/klein/selten"));
    assertThat(sentence("medium", "", "often"))
        .isEqualTo(new Sentence("/DE/medium/often", "/DE/mittel/oft"));
    assertThat(sentence("large", "KONZ", "mostly").german()).isEqualTo("KONZ/DE/groß/meist");
  }

  private static Sentence sentence(String size, String segment, String behaviour) {
    return new KindText(new Stratum(size, segment, "DE", behaviour)).sentence();
  }
}
