package io.mahnwerk.connector.sap;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.http.HttpAnswer;
import io.mahnwerk.core.http.HttpCall;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.ConnectionCheck.Finding;
import java.util.Map;

/**
 * Whether the item change service answers. It takes changes only, so it is asked for its mere
 * presence, which changes nothing.
 */
record SapItemChangeCheck(SapServices services) {
  private static final Sentence ITEM_CHANGE =
      new Sentence("item change service", "Service der Postenänderung");

  Finding run() {
    HttpCall call = HttpCall.get(services.itemChange(), Map.of());
    HttpAnswer answer;
    try {
      answer = services.http().send(call);
    } catch (ConnectorException failed) {
      return SapRemedy.problem(ITEM_CHANGE, failed);
    }
    return switch (answer.failureKind()) {
      case NOT_FOUND, MISCONFIGURED ->
          Finding.problem(
              ITEM_CHANGE,
              new Sentence(
                  "No service answers at its path.", "Unter seinem Pfad antwortet kein Service."),
              new Sentence(
                  "Check setting 'item-change-path'; SOAMANAGER shows the path of the binding.",
                  "Prüfen Sie Einstellung 'item-change-path'; SOAMANAGER zeigt den Pfad des"
                      + " Bindings."));
      case UNAUTHORIZED, FORBIDDEN ->
          Finding.problem(
              ITEM_CHANGE,
              new Sentence("The user may not call it.", "Der Benutzer darf ihn nicht aufrufen."),
              new Sentence(
                  "Allow it for the user of setting 'user' (communication scenario SAP_COM_0002).",
                  "Geben Sie ihn dem Benutzer aus Einstellung 'user' frei"
                      + " (Kommunikationsszenario SAP_COM_0002)."));
      default -> Finding.ok(ITEM_CHANGE, new Sentence("Its path answers.", "Sein Pfad antwortet."));
    };
  }
}
