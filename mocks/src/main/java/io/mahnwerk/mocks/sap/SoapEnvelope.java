package io.mahnwerk.mocks.sap;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** A SOAP 1.1 or 1.2 envelope. Document types and whatever is outside the message are refused. */
record SoapEnvelope(Element envelope) {
  private static final String ADDRESSING = "http://www.w3.org/2005/08/addressing";
  private static final Set<String> SOAP =
      Set.of(
          "http://schemas.xmlsoap.org/soap/envelope/", "http://www.w3.org/2003/05/soap-envelope");

  static SoapEnvelope parse(byte[] xml) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setXIncludeAware(false);
      factory.setExpandEntityReferences(false);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new DefaultHandler());
      Element root = builder.parse(new ByteArrayInputStream(xml)).getDocumentElement();
      if (!SOAP.contains(root.getNamespaceURI()) || !root.getLocalName().equals("Envelope")) {
        throw new SoapFault("The message is no SOAP envelope.");
      }
      return new SoapEnvelope(root);
    } catch (SAXException | IOException notXml) {
      throw new SoapFault("XML parsing error: " + notXml.getMessage());
    } catch (ParserConfigurationException broken) {
      throw new IllegalStateException("The JDK's XML parser lacks a feature", broken);
    }
  }

  /** The id by which the runtime tells a repeated message from another one. */
  String messageId() {
    Element id = child(part("Header"), ADDRESSING, "MessageID");
    String text = id.getTextContent().strip();
    if (text.isEmpty()) {
      throw new SoapFault("wsa:MessageID must not be empty.");
    }
    return text;
  }

  Element payload() {
    for (Node node = part("Body").getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        return element;
      }
    }
    throw new SoapFault("The body is empty.");
  }

  private Element part(String name) {
    return child(envelope, envelope.getNamespaceURI(), name);
  }

  private static Element child(Element parent, String namespace, String name) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element
          && namespace.equals(element.getNamespaceURI())
          && name.equals(element.getLocalName())) {
        return element;
      }
    }
    throw new SoapFault("'" + name + "' is missing in '" + parent.getLocalName() + "'.");
  }
}
