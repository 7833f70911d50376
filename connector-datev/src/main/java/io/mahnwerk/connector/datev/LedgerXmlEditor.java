package io.mahnwerk.connector.datev;

import io.mahnwerk.core.model.Sentence;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Marshaller;
import jakarta.xml.bind.Unmarshaller;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/**
 * Puts blocks on the outgoing invoices of a ledger XML file, version 6.0, before it is booked. A
 * block is {@code paymentConditionsId} 9. DATEV books nothing of an invoice that names it beside a
 * due date or a discount, and due dates are not ours to touch: such an invoice is left alone and
 * named.
 */
final class LedgerXmlEditor {
  private static final long LARGEST = 64L << 20;
  private static final String BLOCK = "9";
  private static final List<String> BEFORE_BLOCK =
      List.of(
          "date",
          "amount",
          "discountAmount",
          "accountNo",
          "buCode",
          "costAmount",
          "costCategoryId",
          "costCategoryId2",
          "tax",
          "information",
          "currencyCode",
          "invoiceId",
          "bookingText",
          "typeOfReceivable",
          "ownVatId",
          "shipFromCountry",
          "partyId",
          "paidAt",
          "internalInvoiceId",
          "vatId",
          "shipToCountry",
          "exchangeRate",
          "bankCode",
          "bankAccount",
          "bankCountry",
          "iban",
          "swiftCode",
          "accountName");

  private static final JAXBContext CONTEXT = context();
  private static final Schema SCHEMA = schema();

  private LedgerXmlEditor() {}

  /**
   * @param rule which free invoices are to be blocked
   * @throws FileRefusal for a file that is no valid ledger XML of this version, or has a document
   *     type
   */
  static Edited edit(Path source, Path target, Predicate<LedgerInvoice> rule) {
    String name = FileEncoding.nameOf(source);
    LedgerXml ledger = read(source, name);
    int blocked = 0;
    List<String> stateTerms = new ArrayList<>();
    for (LedgerXml.Receivable receivable : ledger.receivables()) {
      LedgerInvoice invoice = LedgerInvoice.of(receivable);
      if (invoice.standing() == LedgerInvoice.Standing.FREE && rule.test(invoice)) {
        receivable.insert("paymentConditionsId", BLOCK, BEFORE_BLOCK);
        blocked++;
      } else if (invoice.standing() == LedgerInvoice.Standing.STATES_TERMS && rule.test(invoice)) {
        stateTerms.add(invoice.invoiceId());
      }
    }
    write(ledger, target);
    return new Edited(blocked, stateTerms);
  }

  private static LedgerXml read(Path source, String name) {
    try (InputStream bytes = Files.newInputStream(source)) {
      if (Files.size(source) > LARGEST) {
        throw new FileRefusal(FileFault.ofFile(name, tooLarge()));
      }
      XMLStreamReader xml = SafeXml.atRoot(bytes, name);
      Unmarshaller unmarshaller = CONTEXT.createUnmarshaller();
      unmarshaller.setSchema(SCHEMA);
      return unmarshaller.unmarshal(xml, LedgerXml.class).getValue();
    } catch (IOException | XMLStreamException | JAXBException broken) {
      throw new FileRefusal(XmlPlace.of(broken).fault(name, noLedger()), broken);
    }
  }

  private static void write(LedgerXml ledger, Path target) {
    Path beside = target.resolveSibling("." + FileEncoding.nameOf(target) + ".tmp");
    try {
      try (OutputStream out = Files.newOutputStream(beside)) {
        Marshaller marshaller = CONTEXT.createMarshaller();
        marshaller.setSchema(SCHEMA);
        marshaller.setProperty(Marshaller.JAXB_FORMATTED_OUTPUT, true);
        marshaller.marshal(ledger, out);
      }
      Files.move(
          beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException | JAXBException refused) {
      throw new FileRefusal(
          FileFault.ofFile(
              FileEncoding.nameOf(target),
              new Sentence(
                  "the file cannot be written; check free space and rights of its folder",
                  "die Datei kann nicht geschrieben werden; bitte Speicherplatz und Rechte des"
                      + " Ordners prüfen")),
          refused);
    }
  }

  private static JAXBContext context() {
    try {
      return JAXBContext.newInstance(LedgerXml.class);
    } catch (JAXBException unexpected) {
      throw new IllegalStateException(unexpected);
    }
  }

  private static Schema schema() {
    SchemaFactory factory = SchemaFactory.newDefaultInstance();
    try {
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      return factory.newSchema(
          new StreamSource(LedgerXmlEditor.class.getResourceAsStream("ledger-import.xsd")));
    } catch (SAXException unexpected) {
      throw new IllegalStateException(unexpected);
    }
  }

  private static Sentence noLedger() {
    return new Sentence(
        "from here the file is no ledger XML of version 6.0; export it again in that version",
        "ab hier ist die Datei kein Ledger-XML der Version 6.0; bitte in dieser Version erneut"
            + " exportieren");
  }

  private static Sentence tooLarge() {
    return new Sentence(
        "the file is larger than 64 MB; split it", "die Datei ist größer als 64 MB; bitte teilen");
  }

  /**
   * @param blocked how many invoices were given a block
   * @param stateTerms numbers of those that were not, because the block would cost them their due
   *     date or discount
   */
  record Edited(int blocked, List<String> stateTerms) {
    Edited {
      stateTerms = List.copyOf(stateTerms);
    }
  }
}
