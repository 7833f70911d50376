package io.mahnwerk.connector.datev;

import io.mahnwerk.core.model.Sentence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the debtors and creditors of a client, category 16. */
final class DebtorFile {
  private static final int MOST_DAYS = 999;

  private DebtorFile() {}

  /**
   * @throws FileRefusal for a file of another kind or client
   */
  static FileRows<DebtorRow> open(Path path, OfficeClient client) {
    ExtfFile file = ExtfFile.open(path, ExtfCategory.DEBTORS, client);
    try {
      DebtorColumn.require(file.headings(), file.file());
    } catch (FileRefusal refused) {
      file.close();
      throw refused;
    }
    return file.rows(DebtorFile::read);
  }

  static DebtorRow read(CsvRow row) {
    return new DebtorRow(
        Cells.account(row, DebtorColumn.ACCOUNT.index()),
        name(row),
        Cells.number(row, DebtorColumn.ADDRESSEE_TYPE.index(), 2),
        text(row, DebtorColumn.COUNTRY),
        Cells.flag(row, DebtorColumn.COLLECTIVE.index()),
        Cells.number(row, DebtorColumn.TERMS.index(), 999),
        Cells.number(row, DebtorColumn.DUE_DAYS.index(), MOST_DAYS),
        dunning(row),
        AmountCell.read(row, DebtorColumn.LIMIT_AMOUNT.index()),
        AmountCell.read(row, DebtorColumn.LIMIT_PERCENT.index()),
        text(row, DebtorColumn.DIRECT_DEBIT),
        ownFields(row),
        Cells.flag(row, DebtorColumn.INSOLVENT.index()),
        DateCell.read(row, DebtorColumn.BLOCKED_UNTIL.index()),
        periods(row));
  }

  private static String name(CsvRow row) {
    String person =
        (text(row, DebtorColumn.FIRST_NAME) + " " + text(row, DebtorColumn.LAST_NAME)).strip();
    return List.of(
            text(row, DebtorColumn.COMPANY_NAME),
            person,
            text(row, DebtorColumn.UNSPECIFIED_NAME),
            text(row, DebtorColumn.SHORT_NAME))
        .stream()
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static int dunning(CsvRow row) {
    int column = DebtorColumn.DUNNING.index();
    int code = Cells.number(row, column, 9).orElse(0);
    if (code == 5 || code == 8) {
      throw Cells.bad(
          row,
          column,
          new Sentence(
              "code %s is not assigned; set the debtor's dunning in DATEV and export again",
              "der Schlüssel %s ist nicht vergeben; bitte die Mahnung des Debitors in DATEV setzen und"
                  + " erneut exportieren"));
    }
    return code;
  }

  private static List<String> ownFields(CsvRow row) {
    List<String> fields = new ArrayList<>();
    for (int i = DebtorColumn.FIRST_OWN_FIELD.index();
        i <= DebtorColumn.LAST_OWN_FIELD.index();
        i++) {
      fields.add(row.text(i));
    }
    return fields;
  }

  private static DebtorRow.Periods periods(CsvRow row) {
    List<Optional<Integer>> days = new ArrayList<>();
    for (int i = DebtorColumn.PERIOD_1.index(); i <= DebtorColumn.PERIOD_3.index(); i++) {
      days.add(Cells.number(row, i, MOST_DAYS));
    }
    return new DebtorRow.Periods(
        Cells.flag(row, DebtorColumn.OWN_PERIODS.index()),
        days,
        Cells.number(row, DebtorColumn.LAST_PERIOD.index(), MOST_DAYS));
  }

  private static String text(CsvRow row, DebtorColumn column) {
    return row.text(column.index());
  }
}
