package io.mahnwerk.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class SegmentWordTest {
  @Test
  void namesAUsualSegmentAsAGermanClerkDoes() {
    Reason rule = Reason.of(ReasonCode.SEGMENT_RULE, "family-business");

    assertThat(rule.text(Locale.GERMAN))
        .isEqualTo("Debitoren des Segments Familienunternehmen reagieren um diesen Tag am besten.");
    assertThat(rule.text(Locale.ENGLISH))
        .isEqualTo("Debtors of segment family-business answer best around this day.");
  }

  @Test
  void leavesAUsersOwnSegmentAndEveryOtherReasonAsTheyStand() {
    assertThat(Reason.of(ReasonCode.SEGMENT_RULE, "craft-2").text(Locale.GERMAN))
        .contains("Segments craft-2 ");
    assertThat(Reason.of(ReasonCode.DRAWN_LETTER, "craft").text(Locale.GERMAN))
        .contains("Beleg craft ");
  }
}
