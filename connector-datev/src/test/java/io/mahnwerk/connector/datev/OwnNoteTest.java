package io.mahnwerk.connector.datev;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnNoteTest {
  @Test
  void readsWhatItWritesAndHasRoomInTheField() {
    Random random = new Random(7);
    for (int i = 0; i < 2000; i++) {
      OwnNote note = any(random);

      assertThat(OwnNote.parse(note.text())).contains(note);
      assertThat(note.text()).hasSizeLessThanOrEqualTo(40).matches("[ -~]*");
    }
  }

  @Test
  void takesABlankFieldForOneWithNothingOfOurs() {
    assertThat(OwnNote.parse(" ")).contains(OwnNote.EMPTY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Stammkunde",
        "MW",
        "MW2406202",
        "MW31022026",
        "MW24062026/",
        "MW24062026T0:0::::",
        "MW24062026 T0:0:::",
        "T0:2::::",
        "T0:0:1000:::",
        "MW24062026 T0:0:::: x"
      })
  void takesAnythingElseForSomebodyElses(String text) {
    assertThat(OwnNote.parse(text)).isEmpty();
  }

  private static OwnNote any(Random random) {
    Optional<LocalDate> day = maybe(random, LocalDate.of(2026, 1, 1).plusDays(random.nextInt(900)));
    return new OwnNote(
        day,
        day.flatMap(set -> maybe(random, set.minusDays(random.nextInt(900)))),
        maybe(random, terms(random)));
  }

  private static OwnTerms terms(Random random) {
    List<Optional<Integer>> days = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      days.add(maybe(random, random.nextInt(1000)));
    }
    return new OwnTerms(
        random.nextInt(8),
        new DebtorRow.Periods(random.nextBoolean(), days.subList(0, 3), days.get(3)));
  }

  private static <T> Optional<T> maybe(Random random, T value) {
    return random.nextInt(4) == 0 ? Optional.empty() : Optional.of(value);
  }
}
