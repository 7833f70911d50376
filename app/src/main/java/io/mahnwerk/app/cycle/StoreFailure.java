package io.mahnwerk.app.cycle;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.store.StoreTrouble;
import java.nio.file.Path;
import java.util.Optional;

/** Says in one sentence why a connection's store could not be used. */
record StoreFailure(ConnectionId connection, Path store) {

  /** Empty when it was not the store that failed. */
  Optional<CommandFailure> of(RuntimeException failed) {
    return StoreTrouble.in(failed)
        .map(
            trouble ->
                new CommandFailure(
                    new Sentence(
                            "Connection '%s': the store %s %s",
                            "Verbindung '%s': der Speicher %s %s")
                        .with(
                            Sentence.same(connection.value()),
                            Sentence.same(store.toString()),
                            what(trouble)),
                    failed));
  }

  private static Sentence what(StoreTrouble trouble) {
    return switch (trouble) {
      case LOCKED ->
          new Sentence(
              "is locked by another process; end that process and try again.",
              "ist von einem anderen Prozess gesperrt; diesen beenden und erneut versuchen.");
      case READ_ONLY ->
          new Sentence(
              "cannot be written; check the rights of file and folder.",
              "lässt sich nicht schreiben; die Rechte von Datei und Ordner prüfen.");
      case CANNOT_OPEN ->
          new Sentence(
              "cannot be opened; check the rights of file and folder.",
              "lässt sich nicht öffnen; die Rechte von Datei und Ordner prüfen.");
      case DAMAGED ->
          new Sentence(
              "is damaged or no store; move it away, and the next cycle reads everything anew.",
              "ist beschädigt oder kein Speicher; verschieben Sie ihn, dann liest der nächste Zyklus"
                  + " alles neu.");
      case DISK_FULL ->
          new Sentence(
              "could not grow: the disk is full.", "konnte nicht wachsen: die Platte ist voll.");
      case DISK_BROKEN ->
          new Sentence(
              "could not be read or written; check the disk.",
              "war nicht zu lesen oder zu schreiben; die Platte prüfen.");
      case NO_LIBRARY ->
          new Sentence(
                  "needs 2 MB of room in the temporary folder %s, and the right to run what lies"
                      + " there; see to that, or name another folder by"
                      + " MAHNWERK_JAVA_OPTS=-Djava.io.tmpdir=FOLDER.",
                  "braucht 2 MB Platz im Ordner für temporäre Dateien, %s, und das Recht, dort"
                      + " Liegendes auszuführen; bitte dafür sorgen oder mit"
                      + " MAHNWERK_JAVA_OPTS=-Djava.io.tmpdir=ORDNER einen anderen nennen.")
              .with(Sentence.same(System.getProperty("java.io.tmpdir", "")));
      case OTHER ->
          new Sentence(
              "could not be used; --verbose shows why.",
              "war nicht zu benutzen; --verbose zeigt, warum.");
    };
  }
}
