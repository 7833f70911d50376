package io.mahnwerk.connector.datev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.SAXException;

class LedgerXmlEditorTest {
  private static final String HEAD =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <LedgerImport xmlns="http://xml.datev.de/bedi/tps/ledger/v060" version="6.0"
          generator_info="Muster" generating_system="Muster"
          xml_data="Kopie nur zur Verbuchung berechtigt nicht zum Vorsteuerabzug">
        <consolidate consolidatedAmount="119.00" consolidatedDate="2026-06-01"
            consolidatedInvoiceId="RE-1" consolidatedCurrencyCode="EUR">
      """;
  private static final String FOOT = "</consolidate></LedgerImport>";
  private static final String START =
      "<accountsReceivableLedger><date>2026-06-01</date><amount>119.00</amount>"
          + "<accountNo>8400</accountNo><currencyCode>EUR</currencyCode>"
          + "<invoiceId>RE-1</invoiceId><bookingText>M&amp;ller &lt;Söhne&gt;</bookingText>";
  private static final String END =
      "<bpAccountNo>10000</bpAccountNo><customerName>Müller</customerName></accountsReceivableLedger>";

  @TempDir private Path folder;

  @Test
  void putsTheBlockWhereTheFormatWantsItAndChangesNothingElse() throws IOException {
    Path target = folder.resolve("out.xml");

    var edited =
        LedgerXmlEditor.edit(
            write(START + END),
            target,
            invoice -> invoice.account().equals("10000") && invoice.invoiceId().equals("RE-1"));

    assertThat(edited).isEqualTo(new LedgerXmlEditor.Edited(1, List.of()));
    String flat = Files.readString(target).replaceAll(">\\s+<", "><");
    assertThat(flat)
        .contains(
            "<bookingText>M&amp;ller &lt;Söhne&gt;</bookingText><paymentConditionsId>9</paymentConditionsId>"
                + "<bpAccountNo>10000</bpAccountNo><customerName>Müller</customerName>")
        .contains("generator_info=\"Muster\"", "consolidatedInvoiceId=\"RE-1\"");
    assertThat(flat.replace("<paymentConditionsId>9</paymentConditionsId>", ""))
        .contains(START.substring(START.indexOf("<date>")) + END);
  }

  @Test
  void leavesInvoicesAloneWhoseDueDateTheBlockWouldCost() throws IOException {
    Path target = folder.resolve("out.xml");

    var edited =
        LedgerXmlEditor.edit(
            write(START + "<dueDate>2026-06-15</dueDate>" + END), target, invoice -> true);

    assertThat(edited).isEqualTo(new LedgerXmlEditor.Edited(0, List.of("RE-1")));
    assertThat(Files.readString(target))
        .contains("2026-06-15")
        .doesNotContain("paymentConditionsId");
  }

  @Test
  void leavesAloneWhatNamesItsTermsIsCollectedOrIsACredit() throws IOException {
    String all =
        START
            + "<paymentConditionsId>11</paymentConditionsId>"
            + END
            + START
            + "<paymentOrder>true</paymentOrder>"
            + END
            + (START + END).replace("119.00", "-119.00");
    Path target = folder.resolve("out.xml");

    assertThat(LedgerXmlEditor.edit(write(all), target, invoice -> true))
        .isEqualTo(new LedgerXmlEditor.Edited(0, List.of()));
    assertThat(Files.readString(target)).doesNotContain(">9<");
  }

  @Test
  void writesWhatDatevsOwnSchemaAllows() throws IOException, SAXException {
    Path schema =
        Path.of(
            System.getProperty("mahnwerk.root", "."),
            "../shared/reference/datev/xsd/v060/Belegverwaltung_online_ledger_import_v060.xsd");
    Assumptions.assumeTrue(Files.exists(schema), "The reference schema is not here");
    Path target = folder.resolve("out.xml");
    LedgerXmlEditor.edit(write(START + END), target, invoice -> true);

    var validator = SchemaFactory.newDefaultInstance().newSchema(schema.toFile()).newValidator();

    validator.validate(new StreamSource(target.toFile()));
    assertThat(Files.readString(target)).contains(">9<");
  }

  @Test
  void refusesDocumentTypesOtherVersionsAndBrokenFilesWithTheirLine() {
    assertThatThrownBy(
            () -> edit("<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>" + "<x>&y;</x>"))
        .isInstanceOf(FileRefusal.class)
        .hasMessageStartingWith("in.xml, line 1, column ")
        .hasMessageContaining(": the file has a document type (DOCTYPE)");
    assertThatThrownBy(() -> edit((HEAD + START + END + FOOT).replace("\"6.0\"", "\"5.0\"")))
        .isInstanceOf(FileRefusal.class);
    assertThatThrownBy(() -> edit(HEAD + START + "\n<unbekannt/>" + END + FOOT))
        .hasMessage(
            "in.xml, line 8, column 13: from here the file is no ledger XML of version 6.0; export it again in"
                + " that version.");
    assertThatThrownBy(() -> edit(HEAD + START)).isInstanceOf(FileRefusal.class);
    assertThat(folder.resolve("out.xml")).doesNotExist();
  }

  private void edit(String xml) {
    Path file = TestFiles.write(folder, "in.xml", xml, StandardCharsets.UTF_8);
    LedgerXmlEditor.edit(file, folder.resolve("out.xml"), invoice -> true);
  }

  private Path write(String invoices) {
    return TestFiles.write(folder, "in.xml", HEAD + invoices + FOOT, StandardCharsets.UTF_8);
  }
}
