package io.mahnwerk.connector.datev;

import io.mahnwerk.core.model.Sentence;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds out what a file is and takes what it says into the books. */
final class FileIntake {
  private final DatevSettings settings;
  private final DatevBooks books;
  private final PostingNature natures;

  FileIntake(DatevSettings settings, DatevBooks books) {
    this.settings = settings;
    this.books = books;
    this.natures =
        new PostingNature(
            settings.accounts("bank-accounts"), settings.accounts("write-off-accounts"));
  }

  /**
   * What the file is, told by its beginning.
   *
   * @throws FileRefusal where it is of another client or of a kind that is not read
   */
  Takings.Kind kind(TakenFile file) {
    String start = start(file.path());
    if (start.contains("<")) {
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
      case ITEMS -> items(file, seq);
      case DEBTORS -> debtors(file, seq);
      case TERMS -> terms(file);
      case POSTINGS -> new NewInvoices(settings, books).postings(file);
      case LEDGER_XML -> new NewInvoices(settings, books).ledgerXml(file);
    };
  }

  private Intake items(TakenFile file, long seq) {
    ItemIntake intake = new ItemIntake(books, exportedOn(file));
    Intake.Tally tally = new Intake.Tally();
    DebtorAccounts accounts = new DebtorAccounts(settings.accountLength());
    boolean levels = false;
    boolean blocks = false;
    boolean cleared = false;
    try (FileRows<OposRow> rows =
        OposFile.open(file.path(), settings.layout(), settings.currency())) {
      while (rows.hasNext()) {
        Reading<OposRow> reading = rows.next();
        if (reading instanceof Reading.Bad<OposRow> bad) {
          tally.bad(bad.fault());
          keepBad(seq, bad.fault());
        } else if (reading instanceof Reading.Good<OposRow> good) {
          OposRow row = good.row();
          if (row.invoice().isBlank()) {
            FileFault fault = FileFault.ofLine(file.name(), good.line(), noInvoice(row.account()));
            tally.bad(fault);
            keepBad(seq, fault);
          } else if (accounts.contain(row.account())) {
            tally.good();
            levels |= row.dunning().level().isPresent();
            blocks |= row.dunning().blocksShown();
            cleared |= row.settled();
            Posting posting = Posting.of(row, natures);
            if (posting.nature() == Posting.Nature.PAYMENT) {
              tally.payment(posting.date());
            }
            intake.add(posting);
          }
        }
      }
    }
    boolean empty = tally.goodRows() == 0;
    intake.finish(seq);
    if (tally.badRows() == 0) {
      close(file, seq);
    }
    return tally.of(
        Takings.Kind.ITEMS, new Takings.Shows(empty || levels, empty || blocks, empty || cleared));
  }

  private void close(TakenFile file, long seq) {
    DatevItems items = new DatevItems(books);
    DatevItems.Missing missing = items.missing(seq);
    if (missing.isImplausible()) {
      throw new FileRefusal(
          FileFault.ofFile(
              file.name(),
              new Sentence(
                      "%s of %s open items are missing in it, as if they had been paid; export all"
                          + " accounts of the right client",
                      "%s von %s offenen Posten fehlen darin, als wären sie bezahlt; bitte alle Konten"
                          + " des richtigen Mandanten exportieren")
                  .with(
                      Sentence.same(Long.toString(missing.missing())),
                      Sentence.same(Long.toString(missing.open())))));
    }
    items.closeUnseen(seq, exportedOn(file));
  }

  private static Sentence noInvoice(String account) {
    return new Sentence(
            "the posting on account %s has no invoice number (Belegfeld 1), so that no item can be"
                + " told; enter it in DATEV and export again",
            "die Buchung auf Konto %s hat keine Rechnungsnummer (Belegfeld 1), der Posten ist nicht"
                + " zu erkennen; bitte in DATEV ergänzen und erneut exportieren")
        .with(Sentence.same(account));
  }

  private void keepBad(long seq, FileFault fault) {
    books
        .sql()
        .update(
            "INSERT INTO bad (seq, key, field, reason) VALUES (?, ?, ?, ?)",
            seq,
            fault.file() + ":" + fault.line(),
            fault.column(),
            fault.text().english());
  }

  private Intake debtors(TakenFile file, long seq) {
    DatevDebtors debtors = new DatevDebtors(books);
    Intake.Tally tally = new Intake.Tally();
    List<DatevDebtor> ready = new ArrayList<>();
    DebtorAccounts accounts = new DebtorAccounts(settings.accountLength());
    int field = settings.blocks().individualField();
    try (FileRows<DebtorRow> rows = DebtorFile.open(file.path(), settings.client())) {
      while (rows.hasNext()) {
        Reading<DebtorRow> reading = rows.next();
        if (reading instanceof Reading.Bad<DebtorRow> bad) {
          tally.bad(bad.fault());
          keepBad(seq, bad.fault());
        } else if (reading instanceof Reading.Good<DebtorRow> good
            && accounts.contain(good.row().account())) {
          tally.good();
          ready.add(DatevDebtor.of(good.row(), field));
        }
        if (ready.size() == 1000) {
          debtors.put(ready, seq);
          ready.clear();
        }
      }
    }
    debtors.put(ready, seq);
    new DatevItems(books).touch(debtors.changedBy(seq), seq);
    keepForGivingBack(file);
    return tally.of(Takings.Kind.DEBTORS, Takings.Shows.ALL);
  }

  /** Rows are given back as they came, so the file is kept where nobody moves it. */
  private void keepForGivingBack(TakenFile file) {
    Path kept = settings.folder().debtorExport();
    Path part = kept.resolveSibling(kept.getFileName() + ".tmp");
    try {
      Files.copy(file.path(), part, StandardCopyOption.REPLACE_EXISTING);
      Files.move(part, kept, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException broken) {
      throw new FileRefusal(
          FileFault.ofFile(
              file.name(),
              new Sentence(
                  "the file could not be copied; see that there is room on the disk",
                  "die Datei war nicht zu kopieren; bitte für Platz auf der Platte sorgen")),
          broken);
    }
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

  private LocalDate exportedOn(TakenFile file) {
    return LocalDate.ofInstant(file.madeAt(), settings.zone());
  }

  private static String start(Path path) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(path), StandardCharsets.ISO_8859_1))) {
      char[] first = new char[64];
      int read = reader.read(first);
      return read < 0
          ? ""
          : new String(first, 0, read)
              .chars()
              .filter(c -> c > ' ' && c < 127)
              .mapToObj(c -> String.valueOf((char) c))
              .collect(Collectors.joining());
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
