package io.mahnwerk.app.cycle;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.mahnwerk.app.output.StagedFiles;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DunningProcedureCode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The debtors with an opened procedure as a CSV file for the ledger's own mass change: which
 * procedure each has and which one is to be given back. Names are left out.
 */
record GiveBackList(OpenedDebtors opened, Path file) {

  void write() {
    Path place = file.toAbsolutePath();
    try (StagedFiles files = StagedFiles.in(place.getParent())) {
      files.write(
          place.getFileName().toString(),
          out -> {
            CsvWriter csv =
                CsvWriter.builder()
                    .lineDelimiter(LineDelimiter.CRLF)
                    .build(out, StandardCharsets.UTF_8);
            csv.writeRecord("company_code", "debtor", "procedure", "procedure_to_set");
            for (Debtor debtor : opened.debtors()) {
              DunningProcedureCode now = debtor.dunning().procedure();
              csv.writeRecord(
                  debtor.ref().companyCode().value(),
                  debtor.ref().number(),
                  now.value(),
                  opened.procedures().formerOf().getOrDefault(now, now).value());
            }
            csv.flush();
          });
      files.publish();
    }
  }
}
