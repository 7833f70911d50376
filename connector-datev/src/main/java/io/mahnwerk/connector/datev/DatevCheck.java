package io.mahnwerk.connector.datev;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.ConnectionCheck;
import io.mahnwerk.core.spi.ConnectionCheck.Finding;
import io.mahnwerk.core.spi.FileExchange;
import io.mahnwerk.core.spi.ReceivablesReader.UnreadableRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Looks whether everything is there that a connection to a Mandant needs, and how fresh it is. */
record DatevCheck(DatevSettings settings, DatevDesk desk, Supplier<List<Finding>> reach) {
  private static final Duration OLD = Duration.ofDays(8);
  private static final Set<FileExchange.Fate> OF_NOTE =
      EnumSet.of(FileExchange.Fate.REFUSED, FileExchange.Fate.TAKEN_IN_PART);

  ConnectionCheck run() {
    List<Finding> findings = new ArrayList<>();
    try {
      findings.addAll(reach.get());
      List<Finding> refused = brought();
      findings.add(folder());
      findings.addAll(refused);
      desk.with(books -> findings.addAll(exports(new Takings(books))));
    } catch (ConnectorException unusable) {
      findings.add(unusable(unusable));
    }
    findings.add(reachOfBlocks());
    settings.steering().written().ifPresent(opened -> findings.add(noFloor()));
    return new ConnectionCheck(findings);
  }

  private Finding folder() {
    return Finding.ok(
        new Sentence("Folder", "Ordner"),
        new Sentence(
                "Files come and go in %s: eingang, ausgang, erledigt and fehler.",
                "Dateien kommen und gehen in %s: eingang, ausgang, erledigt und fehler.")
            .with(Sentence.same(settings.folder().root().toString())));
  }

  /** What shortened Mahnfristen cannot promise, before anybody gets them. */
  private Finding noFloor() {
    return Finding.warning(
        new Sentence("Opened Mahnfristen", "Kürzere Mahnfristen"),
        new Sentence(
            "Nothing in DATEV holds a debtor with shorter Mahnfristen to the former days but the"
                + " block in the row that is imported with them.",
            "Nichts in DATEV hält einen Debitor mit kürzeren Mahnfristen an den bisherigen Tagen"
                + " außer der Sperre in der Zeile, die mit ihnen importiert wird."),
        new Sentence(
                "Import and export at least every %s days; a notice may still go out early for an"
                    + " item that comes up in between or a day that was replaced in between.",
                "Mindestens alle %s Tage importieren und exportieren; zu früh gehen kann dann noch,"
                    + " was dazwischen neu hinzukommt oder einen anderen Tag bekommt.")
            .with(Sentence.number(settings.turnaround().days(), 0)));
  }

  /** What of the files that lie in the inbox could not be taken, or of the records that came. */
  private List<Finding> brought() {
    if (settings.usesConnect()) {
      return desk.refresh().stream().map(DatevCheck::unreadable).toList();
    }
    return new DatevInbox(desk)
        .takeWaiting().stream()
            .filter(file -> OF_NOTE.contains(file.fate()))
            .map(DatevCheck::notWhole)
            .toList();
  }

  private static Finding unreadable(UnreadableRecord odd) {
    return Finding.warning(
        new Sentence("Record %s", "Datensatz %s").with(Sentence.same(odd.nativeKey())),
        new Sentence("Field %s %s.", "Feld %s: %s.")
            .with(Sentence.same(odd.field()), Sentence.same(odd.reason())),
        new Sentence("Correct it in DATEV.", "Bitte in DATEV berichtigen."));
  }

  private static Finding notWhole(FileExchange.FileReport file) {
    String folder = file.fate() == FileExchange.Fate.REFUSED ? "fehler" : "erledigt";
    return Finding.warning(
        new Sentence("File %s", "Datei %s").with(Sentence.same(file.name())),
        file.sentence(),
        new Sentence(
                "Look into the folder '%s': the report beside the file says what to do.",
                "Im Ordner '%s' nachsehen: Der Bericht neben der Datei sagt, was zu tun ist.")
            .with(Sentence.same(folder)));
  }

  private List<Finding> exports(Takings takings) {
    List<Finding> findings = new ArrayList<>();
    Sentence items = new Sentence("List of open items", "Liste offener Posten");
    Sentence debtors = new Sentence("List of debtors", "Liste der Debitoren");
    findings.add(age(items, takings.newest(Takings.Kind.ITEMS), exportItems()));
    findings.add(age(debtors, takings.newest(Takings.Kind.DEBTORS), exportDebtors()));
    takings
        .newest(Takings.Kind.ITEMS)
        .map(Takings.Taking::shows)
        .ifPresent(
            shows -> {
              if (!shows.levels()) {
                findings.add(missing(items, new Sentence("no Mahnstufe", "keine Mahnstufe")));
              }
              if (!shows.blocks()) {
                findings.add(
                    missing(
                        items, new Sentence("no Mahn-/ Zahlsperre", "keine Mahn-/ Zahlsperre")));
              }
            });
    return findings;
  }

  private Finding age(Sentence subject, Optional<Takings.Taking> newest, Sentence remedy) {
    if (newest.isEmpty()) {
      return Finding.problem(
          subject,
          new Sentence("None has been taken yet.", "Noch keine wurde eingelesen."),
          remedy);
    }
    Instant made = newest.get().madeAt();
    String day = WorklistFile.DATE.format(made.atZone(settings.zone()));
    Sentence found =
        new Sentence("%s of %s, %s {row|rows}.", "%s vom %s, %s {Zeile|Zeilen}.")
            .with(
                Sentence.same(newest.get().name()),
                Sentence.same(day),
                Sentence.number(newest.get().good(), 0));
    boolean old = Duration.between(made, settings.context().clock().instant()).compareTo(OLD) > 0;
    return old ? Finding.warning(subject, found, remedy) : Finding.ok(subject, found);
  }

  private Sentence exportItems() {
    return new Sentence(
            "Export the open items (Bestand, Exportieren, ASCII-Daten, all items, not condensed) into"
                + " %s.",
            "Die offenen Posten exportieren (Bestand, Exportieren, ASCII-Daten, alle Posten,"
                + " ungerafft), und zwar nach %s.")
        .with(Sentence.same(settings.folder().inbox().toString()));
  }

  private Sentence exportDebtors() {
    return new Sentence(
            "Export the debtors in DATEV format with all columns into %s.",
            "Die Debitoren im DATEV-Format mit allen Spalten exportieren, und zwar nach %s.")
        .with(Sentence.same(settings.folder().inbox().toString()));
  }

  private static Finding missing(Sentence subject, Sentence what) {
    return Finding.warning(
        subject,
        new Sentence("It shows %s.", "Sie zeigt %s.").with(what),
        new Sentence(
            "Export with a format that has these columns; without them single items cannot be held.",
            "Mit einem Format exportieren, das diese Spalten hat; ohne sie lassen sich einzelne Posten"
                + " nicht halten."));
  }

  /** What a file can do in DATEV and what it cannot. */
  private Finding reachOfBlocks() {
    return Finding.ok(
        new Sentence("Reach", "Reichweite"),
        settings.steering().opened().isEmpty()
            ? new Sentence(
                "Delay only: a debtor is blocked where that holds for all of its open items, single"
                    + " items are on the worklist; each block ends by its own date and also stops"
                    + " payments.",
                "Nur verzögern: Ein Debitor wird gesperrt, wo das für alle seine offenen Posten gilt,"
                    + " einzelne Posten stehen auf der Arbeitsliste; jede Sperre endet von selbst. Die"
                    + " Sperre eines Postens hält auch Zahlungen und Lastschriften an.")
            : new Sentence(
                    "Debtors with Mahnfristen %s of their own are steered; nothing in DATEV enforces the"
                        + " former days where a line is not taken over.",
                    "Debitoren mit eigenen Mahnfristen %s werden gesteuert; wo eine Zeile nicht übernommen"
                        + " wird, erzwingt nichts in DATEV die bisherigen Tage.")
                .with(Sentence.same(DatevDebtor.text(settings.steering().opened().get()))));
  }

  private static Finding unusable(ConnectorException failed) {
    return Finding.problem(
        new Sentence("Connection", "Verbindung"),
        failed.sentence(),
        new Sentence("Correct it and check again.", "Bitte berichtigen und erneut prüfen."));
  }
}
