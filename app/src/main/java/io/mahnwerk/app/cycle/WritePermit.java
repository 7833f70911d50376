package io.mahnwerk.app.cycle;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.core.model.Sentence;

/**
 * Keeps commands that write away from a ledger to which a person lets nothing be written, and from
 * a run whose proposal may be unprinted.
 */
public record WritePermit(ConnectionSession session) {

  /**
   * Throws {@link CommandFailure} while everything is stopped and within the quiet window of a
   * planned run.
   */
  public void require() {
    StopSwitch stop = StopSwitch.of(session.folder().home(), session.id());
    if (stop.state() == StopSwitch.State.COMPLETE) {
      throw new CommandFailure(
          new Sentence(
                  "Connection '%s': writing is stopped completely; 'mahnwerk go %s' lets it go on.",
                  "Verbindung '%s': das Schreiben ist ganz angehalten; 'mahnwerk go %s' lässt es"
                      + " weitergehen.")
              .naming(session.id(), stop.stopped()));
    }
    session
        .quietRun()
        .ifPresent(
            run -> {
              throw new CommandFailure(
                  new Sentence(
                          "Connection '%s': nothing was changed, since the dunning run of %s is"
                              + " within its quiet window and its proposal may be unprinted. Try"
                              + " again after it.",
                          "Verbindung '%s': nichts wurde geändert, da der Mahnlauf vom %s in seinem"
                              + " Ruhefenster liegt und sein Vorschlag noch ungedruckt sein kann."
                              + " Versuchen Sie es danach wieder.")
                      .naming(session.id(), run));
            });
  }
}
