package io.mahnwerk.connector.datev;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAnyAttribute;
import jakarta.xml.bind.annotation.XmlAnyElement;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * The root of DATEV's ledger XML, version 6.0, by its own names. Outgoing invoices are kept element
 * by element, so that what is not changed goes out as it came in.
 */
@XmlRootElement(name = "LedgerImport", namespace = LedgerXml.NAMESPACE)
@XmlAccessorType(XmlAccessType.FIELD)
final class LedgerXml {
  static final String NAMESPACE = "http://xml.datev.de/bedi/tps/ledger/v060";

  @XmlAnyAttribute private Map<QName, String> attributes = new HashMap<>();

  @XmlElement(name = "consolidate", namespace = NAMESPACE)
  private @Nullable Consolidate consolidate;

  /** The outgoing invoices; none where the file is of incoming invoices or cash. */
  List<Receivable> receivables() {
    return consolidate == null ? List.of() : consolidate.receivables;
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class Consolidate {
    @XmlAnyAttribute private Map<QName, String> attributes = new HashMap<>();

    @XmlElement(name = "accountsReceivableLedger", namespace = NAMESPACE)
    private List<Receivable> receivables = new ArrayList<>();
  }

  /** One outgoing invoice. */
  @XmlAccessorType(XmlAccessType.FIELD)
  static final class Receivable {
    @XmlAnyElement private List<Element> elements = new ArrayList<>();

    /** The text of an element; blank where there is none. */
    String text(String name) {
      return elements.stream()
          .filter(element -> name.equals(element.getLocalName()))
          .findFirst()
          .map(element -> element.getTextContent().strip())
          .orElse("");
    }

    void remove(String name) {
      elements.removeIf(element -> name.equals(element.getLocalName()));
    }

    /** Puts an element behind those that have to stand before it. */
    void insert(String name, String text, List<String> before) {
      int place = 0;
      while (place < elements.size() && before.contains(elements.get(place).getLocalName())) {
        place++;
      }
      Element element = elements.get(0).getOwnerDocument().createElementNS(NAMESPACE, name);
      element.setTextContent(text);
      elements.add(place, element);
    }
  }
}
