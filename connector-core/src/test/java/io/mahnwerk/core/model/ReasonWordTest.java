package io.mahnwerk.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class ReasonWordTest {
  @Test
  void namesAUsualSegmentAsAGermanClerkDoes() {
    Reason rule = Reason.of(ReasonCode.SEGMENT_RULE, "family-business");

    assertThat(rule.text(Locale.GERMAN))
        .isEqualTo("Debitoren des Segments Familienunternehmen reagieren um diesen Tag am besten.");
    assertThat(rule.text(Locale.ENGLISH))
        .isEqualTo("Debtors of segment family-business answer best around this day.");
  }

  @Test
  void saysWhatMovedSinceTheTraining() {
    assertThat(Reason.of(ReasonCode.MODEL_DRIFTED, "score").text(Locale.GERMAN))
        .startsWith("Das Modell passt nicht mehr zur Gegenwart (Zahlungswahrscheinlichkeit):");
    assertThat(Reason.of(ReasonCode.MODEL_DRIFTED, "payments").text(Locale.ENGLISH))
        .startsWith("The model no longer fits the present (fewer payments than expected):");
    assertThat(Reason.of(ReasonCode.MODEL_DRIFTED, "log_amount").text(Locale.GERMAN))
        .contains("(log_amount)");
  }

  @Test
  void leavesAUsersOwnSegmentAndEveryOtherReasonAsTheyStand() {
    assertThat(Reason.of(ReasonCode.SEGMENT_RULE, "craft-2").text(Locale.GERMAN))
        .contains("Segments craft-2 ");
    assertThat(Reason.of(ReasonCode.DRAWN_LETTER, "craft").text(Locale.GERMAN))
        .contains("Beleg craft ");
  }
}
