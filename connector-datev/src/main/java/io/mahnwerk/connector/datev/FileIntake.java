package io.mahnwerk.connector.datev;

import io.mahnwerk.core.model.Sentence;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds out what a file is and takes what it says into the books. */
record FileIntake(DatevSettings settings, DatevBooks books) {

  /**
   * What the file is, told by its beginning.
   *
   * @throws FileRefusal where it is of another client or of a kind that is not read
   */
  Takings.Kind kind(TakenFile file) {
    String raw = start(file.path());
    NoExport.refuse(raw, file.name());
    String start = printable(raw);
    if (start.startsWith("<")) {
      return Takings.Kind.LEDGER_XML;
    }
    String plain = start.replace("\"", "");
    if (!plain.startsWith("EXTF") && !plain.startsWith("DTVF")) {
      return Takings.Kind.ITEMS;
    }
    try (ExtfFile opened = ExtfFile.open(file.path())) {
      opened.header().require(settings.client(), opened.header().category(), file.name());
      return switch (opened.header().category()) {
        case DEBTORS -> Takings.Kind.DEBTORS;
        case POSTINGS -> Takings.Kind.POSTINGS;
        case TERMS -> Takings.Kind.TERMS;
      };
    }
  }

  /**
   * Takes the file into the books; call it within a transaction.
   *
   * @throws FileRefusal where nothing of the file may be used
   */
  Intake take(TakenFile file, Takings.Kind kind, long seq) {
    return switch (kind) {
      case ITEMS -> new ItemListIntake(settings, books).take(file, seq);
      case DEBTORS -> new DebtorListIntake(settings, books).take(file, seq);
      case TERMS -> terms(file);
      case POSTINGS -> new NewInvoices(settings, books).postings(file);
      case LEDGER_XML -> new NewInvoices(settings, books).ledgerXml(file);
    };
  }

  /** Due days are stated by each item, so the terms are only checked. */
  private Intake terms(TakenFile file) {
    Intake.Tally tally = new Intake.Tally();
    try (FileRows<TermsRow> rows = TermsFile.open(file.path(), settings.client())) {
      while (rows.hasNext()) {
        if (rows.next() instanceof Reading.Bad<TermsRow> bad) {
          tally.bad(bad.fault());
        } else {
          tally.good();
        }
      }
    }
    return tally.of(Takings.Kind.TERMS, Takings.Shows.ALL);
  }

  private static String printable(String text) {
    return text.chars()
        .filter(c -> c > ' ' && c < 127)
        .mapToObj(c -> String.valueOf((char) c))
        .collect(Collectors.joining());
  }

  private static String start(Path path) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(path), StandardCharsets.ISO_8859_1))) {
      char[] first = new char[64];
      int read = reader.read(first);
      return read < 0 ? "" : new String(first, 0, read);
    } catch (IOException unreadable) {
      throw new FileRefusal(
          FileFault.ofFile(
              Optional.ofNullable(path.getFileName()).map(Path::toString).orElse(""),
              new Sentence(
                  "the file cannot be read; see that no other program has it open",
                  "die Datei ist nicht zu lesen; bitte prüfen, ob ein anderes Programm sie geöffnet"
                      + " hat")),
          unreadable);
    }
  }
}
