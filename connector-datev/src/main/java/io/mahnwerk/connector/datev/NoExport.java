package io.mahnwerk.connector.datev;

import io.mahnwerk.core.model.Sentence;
import java.util.Map;

/** Files of programs that people mix up with exports, told by how they begin. */
final class NoExport {
  private static final Map<String, Sentence> BEGINNINGS =
      Map.of(
          "PK\u0003\u0004",
              new Sentence("an Excel, Word or ZIP file", "eine Excel-, Word- oder ZIP-Datei"),
          "%PDF", new Sentence("a PDF", "ein PDF"),
          "{\\rtf", new Sentence("a text document", "ein Textdokument"));

  private NoExport() {}

  /**
   * @param start the first characters of the file, a byte each
   * @throws FileRefusal for such a file
   */
  static void refuse(String start, String file) {
    BEGINNINGS.forEach(
        (beginning, kind) -> {
          if (start.startsWith(beginning)) {
            throw new FileRefusal(
                FileFault.ofFile(
                    file,
                    new Sentence(
                            "this is %s and no export; in DATEV choose export as ASCII data or in"
                                + " DATEV format",
                            "das ist %s und kein Export; bitte in DATEV als ASCII-Daten oder im"
                                + " DATEV-Format exportieren")
                        .with(kind)));
          }
        });
  }
}
