package io.mahnwerk.app.cycle;

import io.mahnwerk.app.output.TextTable;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.spi.ErpConnector;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;

/**
 * The debtors that have an opened procedure now. The ledger itself is asked, since the store may be
 * lost or old; that reads it once from the start.
 */
record OpenedDebtors(Collection<Debtor> debtors, DunningProcedures procedures) {

  /** Throws {@link io.mahnwerk.core.failure.ConnectorException} when the ledger cannot be read. */
  static OpenedDebtors in(ErpConnector connector) {
    DunningProcedures procedures = connector.procedures();
    Map<DebtorRef, Debtor> opened =
        procedures.onlyHoldBack()
            ? Map.of()
            : new AllDebtors(connector)
                .find(debtor -> procedures.isOpened(debtor.dunning().procedure()));
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
