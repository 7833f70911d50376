package io.mahnwerk.connector.datev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The folder of one Mandant. Open item exports name no client, so the folder is what keeps them
 * apart.
 *
 * @param root {@code <office folder>/<berater>-<mandant>}
 */
record DatevFolder(Path root) {

  static DatevFolder of(Path office, int consultant, int client) {
    return new DatevFolder(office.toAbsolutePath().normalize().resolve(consultant + "-" + client));
  }

  /** Exports of DATEV are put here. */
  Path inbox() {
    return root.resolve("eingang");
  }

  /** Files that were taken, each with a report. */
  Path done() {
    return root.resolve("erledigt");
  }

  /** Files that were refused, each with a report. */
  Path failed() {
    return root.resolve("fehler");
  }

  /** What is to be imported or done by hand. */
  Path outbox() {
    return root.resolve("ausgang");
  }

  /** Our own state; nobody else writes there. */
  Path state() {
    return root.resolve("stand");
  }

  Path books() {
    return state().resolve("stand.db");
  }

  /** The last complete export of debtors, from which rows are given back. */
  Path debtorExport() {
    return state().resolve("debitoren.csv");
  }

  void make() {
    try {
      for (Path folder : List.of(inbox(), done(), failed(), outbox(), state())) {
        Files.createDirectories(folder);
      }
    } catch (IOException cannot) {
      throw new UncheckedIOException(cannot);
    }
  }
}
