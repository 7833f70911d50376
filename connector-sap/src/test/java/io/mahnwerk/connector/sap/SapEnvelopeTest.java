package io.mahnwerk.connector.sap;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.connector.sap.SapMarks.MarkField;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.spi.IdempotencyKey;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class SapEnvelopeTest {
  private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";

  @ParameterizedTest
  @EnumSource(MarkField.class)
  void writesTheRootInSapsNamespaceAndItsChildrenInNone(MarkField field) throws Exception {
    Element message = message(field);

    assertThat(message.getNamespaceURI()).isEqualTo(SapBulkChange.NAMESPACE);
    assertThat(message.getLocalName()).isEqualTo("JournalEntryBulkChangeRequestMessage");
    assertThat(names(message)).containsExactly("MessageHeader", "JournalEntryDebtorCreditorItem");
    assertThat(names(message.getLastChild()))
        .containsExactly(
            "MessageHeader",
            "ItemKey",
            field.property() + "Change",
            "DunningBlockingReasonCodeChange");
  }

  @ParameterizedTest
  @EnumSource(MarkField.class)
  void isValidByTheVendorsSchema(MarkField field) throws Exception {
    Path wsdl =
        Path.of(
            System.getProperty("mahnwerk.root", "."),
            "../shared/reference/sap/JOURNALENTRYBULKCHANGEREQUEST_.2023.wsdl");
    Assumptions.assumeTrue(
        Files.exists(wsdl), "reference data are absent: the vendor's service description");

    schema(wsdl).newValidator().validate(new DOMSource(message(field)));
  }

  private static Element message(MarkField field) throws Exception {
    SapItemChange change =
        new SapItemChange(
            new CompanyCode("1010"),
            new SapItemKey("2026", "1800000001", "001"),
            Optional.of("M"),
            Optional.of("MW20260312"),
            new IdempotencyKey("key-1"));
    SapBulkChange bulk = SapBulkChange.of("MW1", "2026-03-01T23:30:00Z", field, List.of(change));
    String xml = new SapEnvelope("urn:uuid:1", bulk).toXml();
    Document envelope = parse(new InputSource(new StringReader(xml)));
    Element body = (Element) envelope.getElementsByTagNameNS(SOAP, "Body").item(0);
    return (Element) body.getFirstChild();
  }

  private static Schema schema(Path wsdl) throws IOException, Exception {
    Document service = parse(new InputSource(Files.newBufferedReader(wsdl)));
    Element schema =
        (Element)
            service.getElementsByTagNameNS(XMLConstants.W3C_XML_SCHEMA_NS_URI, "schema").item(0);
    for (int i = 0; i < service.getDocumentElement().getAttributes().getLength(); i++) {
      Node attribute = service.getDocumentElement().getAttributes().item(i);
      if (attribute.getNodeName().startsWith("xmlns:")
          && !schema.hasAttribute(attribute.getNodeName())) {
        schema.setAttributeNS(
            XMLConstants.XMLNS_ATTRIBUTE_NS_URI, attribute.getNodeName(), attribute.getNodeValue());
      }
    }
    return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(new DOMSource(schema));
  }

  private static Document parse(InputSource source)
      throws ParserConfigurationException, SAXException, IOException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory.newDocumentBuilder().parse(source);
  }

  private static List<String> names(Node parent) {
    List<String> names = new java.util.ArrayList<>();
    for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
      assertThat(child.getNamespaceURI()).isNull();
      names.add(child.getLocalName());
    }
    return names;
  }
}
