package io.mahnwerk.app.cycle;

import io.mahnwerk.app.output.TextTable;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.core.spi.ReceivablesReader;
import io.mahnwerk.core.spi.ReceivablesReader.Change;
import io.mahnwerk.core.spi.ReceivablesReader.Page;
import io.mahnwerk.core.spi.ReceivablesReader.SyncCursor;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The debtors that have an opened procedure now. The ledger itself is asked, since the store may be
 * lost or old; that reads it once from the start.
 */
record OpenedDebtors(Collection<Debtor> debtors, DunningProcedures procedures) {

  /** Throws {@link io.mahnwerk.core.failure.ConnectorException} when the ledger cannot be read. */
  static OpenedDebtors in(ErpConnector connector) {
    DunningProcedures procedures = connector.procedures();
    Map<DebtorRef, Debtor> opened = new TreeMap<>();
    Set<SyncCursor> passed = new HashSet<>();
    ReceivablesReader reader = connector.receivables();
    SyncCursor cursor = SyncCursor.START;
    boolean last = procedures.formerOf().isEmpty();
    while (!last && passed.add(cursor)) {
      Page page = reader.read(cursor);
      for (Change change : page.changes()) {
        if (change instanceof Change.DebtorSeen seen
            && procedures.isOpened(seen.debtor().dunning().procedure())) {
          opened.put(seen.debtor().ref(), seen.debtor());
        }
      }
      cursor = page.next();
      last = page.last();
    }
    return new OpenedDebtors(opened.values(), procedures);
  }

  boolean isEmpty() {
    return debtors.isEmpty();
  }

  /** One line for each debtor, with the procedure that is to be given back. */
  void print(PrintWriter out, Locale locale) {
    boolean german = locale.getLanguage().equals(Locale.GERMAN.getLanguage());
    TextTable table =
        german
            ? TextTable.ofTexts("Buchungskreis", "Debitor", "Name", "Verfahren", "bisheriges")
            : TextTable.ofTexts("Company code", "Debtor", "Name", "Procedure", "Former one");
    for (Debtor debtor : debtors) {
      DunningProcedureCode now = debtor.dunning().procedure();
      table.row(
          debtor.ref().companyCode().value(),
          debtor.ref().number(),
          debtor.name(),
          now.value(),
          procedures.formerOf().getOrDefault(now, now).value());
    }
    table.print(out);
  }
}
