package io.mahnwerk.connector.datev;

import io.mahnwerk.core.model.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Takes a list of debtors into the books, and keeps the file whose rows are given back. */
record DebtorListIntake(DatevSettings settings, DatevBooks books) {

  /**
   * Call it within a transaction.
   *
   * @throws FileRefusal where nothing of the file may be used
   */
  Intake take(TakenFile file, long seq) {
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
          new BadRows(books).add(seq, bad.fault());
        } else if (reading instanceof Reading.Good<DebtorRow> good
            && accounts.contain(good.row().account())) {
          tally.good();
          DatevDebtor debtor = DatevDebtor.of(good.row(), field);
          FormulaText.fault(file.name(), good.line(), "Name", debtor.name()).ifPresent(tally::odd);
          ready.add(debtor);
        }
        if (ready.size() == 1000) {
          debtors.put(ready, seq);
          ready.clear();
        }
      }
    }
    debtors.put(ready, seq);
    requireSome(file, tally, debtors.count());
    new DatevItems(books).touch(debtors.changedBy(seq), seq);
    keepForGivingBack(file);
    return tally.of(Takings.Kind.DEBTORS, Takings.Shows.ALL);
  }

  /** Without a row no debtor can be given back, so it does not replace a list that has some. */
  private static void requireSome(TakenFile file, Intake.Tally tally, long known) {
    if (tally.goodRows() == 0 && tally.badRows() == 0 && known > 0) {
      throw new FileRefusal(
          FileFault.ofFile(
              file.name(),
              new Sentence(
                      "it holds no debtor although %s are known; export the debtors of the right"
                          + " client",
                      "es steht kein Debitor darin, obwohl schon %s bekannt sind; bitte die"
                          + " Debitoren des richtigen Mandanten exportieren")
                  .with(Sentence.number(known, 0))));
    }
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
}
