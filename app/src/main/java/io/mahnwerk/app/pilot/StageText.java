package io.mahnwerk.app.pilot;

import io.mahnwerk.core.model.PilotStage;
import io.mahnwerk.core.model.Sentence;

/** What a stage means to those who read it. */
final class StageText {
  private StageText() {}

  static Sentence of(PilotStage stage) {
    return switch (stage) {
      case NARROW ->
          new Sentence(
              "The pilot draws days up to 5 days around the former one, and the next run on either"
                  + " side of it.",
              "Der Pilotversuch zieht Tage bis zu 5 Tage um den bisherigen und den jeweils nächsten"
                  + " Mahnlauf davor und danach.");
      case WIDE ->
          new Sentence(
              "The pilot draws any run up to 30 days past the due date.",
              "Der Pilotversuch zieht jeden Mahnlauf bis 30 Tage nach Fälligkeit.");
      case BANDIT ->
          new Sentence(
              "The pilot follows the recommended days and draws ever fewer, at least 5 %.",
              "Der Pilotversuch folgt den empfohlenen Tagen und zieht immer weniger, mindestens"
                  + " 5 %.");
      case THOMPSON ->
          new Sentence(
              "The pilot draws each day as often as it is believed to be the best (Thompson sampling);"
                  + " 5 % are shared evenly by all days.",
              "Der Pilotversuch zieht jeden Tag so oft, wie er für den besten gehalten wird"
                  + " (Thompson-Sampling); 5 % verteilen sich gleichmäßig auf alle Tage.");
      case STOPPED ->
          new Sentence(
              "The pilot is stopped: its debtors go by the former schedule from the next cycle on."
                  + " Give those of its steered debtors that have the opened procedure the former one"
                  + " back.",
              "Der Pilotversuch ist angehalten: ab dem nächsten Zyklus gilt für seine Debitoren der"
                  + " bisherige Mahnplan. Geben Sie gesteuerten Debitoren mit geöffnetem Mahnverfahren"
                  + " das bisherige zurück.");
    };
  }
}
