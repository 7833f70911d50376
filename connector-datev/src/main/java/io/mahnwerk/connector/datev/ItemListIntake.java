package io.mahnwerk.connector.datev;

import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.FileExchange.Missing;
import java.time.LocalDate;
import java.util.Optional;

/** Takes a list of open items into the books. */
record ItemListIntake(DatevSettings settings, DatevBooks books) {
  /** The heading differs between exports; DATEV calls the field by this name everywhere. */
  private static final String INVOICE = "Belegfeld 1";

  /**
   * Call it within a transaction.
   *
   * @throws FileRefusal where nothing of the file may be used
   */
  Intake take(TakenFile file, long seq) {
    Rows taken = new Rows(file, seq);
    try (FileRows<OposRow> rows =
        OposFile.open(file.path(), settings.layout(), settings.currency())) {
      rows.forEachRemaining(taken::take);
    }
    taken.requireSome();
    taken.intake.finish(seq);
    if (taken.tally.badRows() == 0) {
      close(file, seq);
    }
    return taken.tally.of(Takings.Kind.ITEMS, taken.shows());
  }

  private void close(TakenFile file, long seq) {
    DatevItems items = new DatevItems(books);
    DatevItems.Missing missing = items.missing(seq);
    if (file.missing() == Missing.DOUBTED && missing.isImplausible()) {
      throw new FileRefusal(
          FileFault.ofFile(
              file.name(),
              new Sentence(
                      "%s of %s open items are missing in it, as if they had been paid; export all"
                          + " accounts of the right client, or if they are paid import the file with"
                          + " --missing-are-paid",
                      "%s von %s offenen Posten fehlen darin, als wären sie bezahlt; bitte alle Konten"
                          + " des richtigen Mandanten exportieren oder, wenn sie bezahlt sind, die"
                          + " Datei mit --missing-are-paid einlesen")
                  .with(
                      Sentence.same(Long.toString(missing.missing())),
                      Sentence.same(Long.toString(missing.open())))));
    }
    items.closeUnseen(seq, exportedOn(file));
  }

  private static Sentence noInvoice(String account) {
    return new Sentence(
            "the posting on account %s has no invoice number, so that no item can be told; enter it in"
                + " DATEV and export again",
            "die Buchung auf Konto %s hat keine Rechnungsnummer, der Posten ist nicht zu erkennen;"
                + " bitte in DATEV ergänzen und erneut exportieren")
        .with(Sentence.same(account));
  }

  private LocalDate exportedOn(TakenFile file) {
    return LocalDate.ofInstant(file.madeAt(), settings.zone());
  }

  /** The rows of one file, as far as they were read. */
  private final class Rows {
    private final TakenFile file;
    private final long seq;
    private final ItemIntake intake;
    private final PostingNature natures = PostingNature.of(settings);
    private final DebtorAccounts accounts = new DebtorAccounts(settings.accountLength());
    private final BadRows bad = new BadRows(books);
    private final Intake.Tally tally = new Intake.Tally();
    private Optional<FileFault> first = Optional.empty();
    private boolean levels;
    private boolean blocks;
    private boolean cleared;

    private Rows(TakenFile file, long seq) {
      this.file = file;
      this.seq = seq;
      this.intake = new ItemIntake(books, exportedOn(file));
    }

    private void take(Reading<OposRow> reading) {
      if (reading instanceof Reading.Bad<OposRow> odd) {
        refuse(odd.fault());
      } else if (reading instanceof Reading.Good<OposRow> good) {
        OposRow row = good.row();
        if (!accounts.contain(row.account())) {
          return;
        }
        if (row.invoice().isBlank()) {
          refuse(new FileFault(file.name(), good.line(), INVOICE, noInvoice(row.account())));
        } else {
          FormulaText.fault(file.name(), good.line(), INVOICE, row.invoice()).ifPresent(tally::odd);
          take(row);
        }
      }
    }

    private void take(OposRow row) {
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

    /** A list of which nothing can be understood is another file. */
    private void requireSome() {
      if (tally.goodRows() == 0 && first.isPresent()) {
        throw new FileRefusal(first.get());
      }
    }

    private void refuse(FileFault fault) {
      first = first.or(() -> Optional.of(fault));
      tally.bad(fault);
      bad.add(seq, fault);
    }

    /** An empty list shows whatever there is to show. */
    private Takings.Shows shows() {
      boolean empty = tally.goodRows() == 0;
      return new Takings.Shows(empty || levels, empty || blocks, empty || cleared);
    }
  }
}
