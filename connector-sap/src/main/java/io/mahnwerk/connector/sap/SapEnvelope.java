package io.mahnwerk.connector.sap;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Marshaller;
import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Wraps a change message in SOAP 1.1. SAP's runtime demands the WS-Addressing message id and keeps
 * it apart from repeats by it.
 *
 * @param messageId a stable {@code urn:uuid:}
 */
record SapEnvelope(String messageId, SapBulkChange message) {
  static final String ACTION =
      SapBulkChange.NAMESPACE
          + "/JournalEntryBulkChangeRequest_In/JournalEntryBulkChangeRequest_InRequest";
  private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
  private static final String ADDRESSING = "http://www.w3.org/2005/08/addressing";
  private static final JAXBContext CONTEXT = context();

  String toXml() {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.setPrefix("soapenv", SOAP);
      xml.writeStartElement("soapenv", "Envelope", SOAP);
      xml.writeNamespace("soapenv", SOAP);
      xml.writeNamespace("wsa", ADDRESSING);
      xml.writeStartElement("soapenv", "Header", SOAP);
      write(xml, "Action", ACTION);
      write(xml, "MessageID", messageId);
      xml.writeEndElement();
      xml.writeStartElement("soapenv", "Body", SOAP);
      Marshaller marshaller = CONTEXT.createMarshaller();
      marshaller.setProperty(Marshaller.JAXB_FRAGMENT, true);
      marshaller.marshal(message, xml);
      xml.writeEndElement();
      xml.writeEndElement();
      xml.flush();
    } catch (XMLStreamException | JAXBException unexpected) {
      throw new IllegalStateException("A change message cannot be written", unexpected);
    }
    return text.toString();
  }

  private static void write(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement("wsa", name, ADDRESSING);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }

  private static JAXBContext context() {
    try {
      return JAXBContext.newInstance(SapBulkChange.class);
    } catch (JAXBException unexpected) {
      throw new IllegalStateException(unexpected);
    }
  }
}
