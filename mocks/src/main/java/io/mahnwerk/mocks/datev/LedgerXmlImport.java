package io.mahnwerk.mocks.datev;

import io.mahnwerk.core.model.Money;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Books the outgoing invoices of a ledger XML, version 6.0. Terms of payment 9 block an item
 * without an end; an invoice that names them beside a due date or a discount is not processed, as
 * DATEV's schema says.
 */
final class LedgerXmlImport {
  private static final String NAMESPACE = "http://xml.datev.de/bedi/tps/ledger/v060";
  private static final String BLOCK = "9";
  private static final List<String> TERMS =
      List.of(
          "discountAmount",
          "discountPercentage",
          "discountPaymentDate",
          "discountAmount2",
          "discountPercentage2",
          "discountPaymentDate2",
          "dueDate");

  private final SimulatedLedger ledger;

  LedgerXmlImport(SimulatedLedger ledger) {
    this.ledger = ledger;
  }

  ImportProtocol run(String file, String content) {
    ImportProtocol protocol = new ImportProtocol(file);
    Element root;
    try {
      root = parsed(content).getDocumentElement();
    } catch (IOException | SAXException | ParserConfigurationException malformed) {
      protocol.refused(String.valueOf(malformed.getMessage()));
      return protocol;
    }
    if (!NAMESPACE.equals(root.getNamespaceURI()) || !root.getAttribute("version").equals("6.0")) {
      protocol.refused("die Datei ist kein Ledger-XML der Version 6.0");
      return protocol;
    }
    NodeList invoices = root.getElementsByTagNameNS(NAMESPACE, "accountsReceivableLedger");
    for (int n = 0; n < invoices.getLength(); n++) {
      try {
        take(n + 1, (Element) invoices.item(n), protocol);
      } catch (IllegalArgumentException odd) {
        protocol.refused(n + 1, String.valueOf(odd.getMessage()));
      }
    }
    return protocol;
  }

  private void take(int number, Element invoice, ImportProtocol protocol) {
    String account = text(invoice, "bpAccountNo");
    if (ledger.debtors().stream().noneMatch(d -> d.debtor().ref().number().equals(account))) {
      throw new IllegalArgumentException("Konto " + account + " ist nicht angelegt");
    }
    boolean blocked = text(invoice, "paymentConditionsId").equals(BLOCK);
    if (blocked && TERMS.stream().anyMatch(name -> !text(invoice, name).isEmpty())) {
      throw new IllegalArgumentException(
          "Zahlungsbedingung 9 neben Fälligkeit oder Skonto wird nicht verarbeitet");
    }
    NewInvoice read =
        new NewInvoice(
            account,
            text(invoice, "invoiceId"),
            Money.of(text(invoice, "currencyCode"), text(invoice, "amount")),
            LocalDate.parse(text(invoice, "date")),
            Optional.of(text(invoice, "dueDate")).filter(d -> !d.isEmpty()).map(LocalDate::parse));
    if (ledger.find(read.key()).isPresent()) {
      throw new IllegalArgumentException(read.key() + " ist bereits gebucht");
    }
    LocalDate today = ledger.today();
    LedgerItem item = read.booked(today);
    ledger.post(blocked ? item.withBlock(DatevMarks.ENDLESS, today) : item);
    protocol.taken(number, account, List.of("gebucht " + read.document()));
  }

  private static Document parsed(String content)
      throws ParserConfigurationException, IOException, SAXException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    factory.setNamespaceAware(true);
    DocumentBuilder builder = factory.newDocumentBuilder();
    // The protocol says what was wrong; the parser would say it on the console too.
    builder.setErrorHandler(null);
    return builder.parse(new InputSource(new StringReader(content)));
  }

  private static String text(Element invoice, String name) {
    NodeList found = invoice.getElementsByTagNameNS(NAMESPACE, name);
    return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
  }
}
