package io.mahnwerk.app.cycle;

import io.mahnwerk.core.model.Sentence;

/** Why a cycle stops a pilot by itself. */
enum PilotStop {
  COMPLAINTS(
      "complaints",
      new Sentence(
          "its steered debtors complain more often than the control group",
          "seine gesteuerten Debitoren beschweren sich öfter als die Kontrollgruppe")),
  PACE(
      "days to pay",
      new Sentence(
          "its steered debtors pay later than the control group",
          "seine gesteuerten Debitoren zahlen später als die Kontrollgruppe"));

  private final String word;
  private final Sentence sentence;

  PilotStop(String word, Sentence sentence) {
    this.word = word;
    this.sentence = sentence;
  }

  /** As it is kept beside the stage. */
  String word() {
    return word;
  }

  Sentence sentence() {
    return sentence;
  }
}
