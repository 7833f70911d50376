package io.mahnwerk.app.cycle;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.core.model.Sentence;
import java.util.Locale;

/** Keeps commands that write away from a run whose proposal may be unprinted. */
public record QuietTime(ConnectionSession session) {

  /** Throws {@link CommandFailure} within the quiet window of a planned run. */
  public void requireThatItIsOver(Locale locale) {
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
                      .with(Sentence.same(session.id().value()), Sentence.same(run.toString())));
            });
  }
}
