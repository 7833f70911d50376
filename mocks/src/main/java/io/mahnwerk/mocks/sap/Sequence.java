package io.mahnwerk.mocks.sap;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The children of an element, read strictly in the order of an XML Schema sequence. Children are
 * unqualified: the schema of the message leaves {@code elementFormDefault} out.
 */
final class Sequence {
  private final String parent;
  private final List<Element> left = new ArrayList<>();

  Sequence(Element parent) {
    this.parent = parent.getLocalName();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        left.add(element);
      } else if (!node.getTextContent().isBlank() && node.getNodeType() == Node.TEXT_NODE) {
        throw new SoapFault("Element '" + this.parent + "' must not contain text.");
      }
    }
  }

  Optional<Element> optional(String name) {
    if (left.isEmpty() || !isNamed(left.get(0), name)) {
      return Optional.empty();
    }
    return Optional.of(left.remove(0));
  }

  Element required(String name) {
    return optional(name)
        .orElseThrow(
            () ->
                new SoapFault(
                    "Element '%s' is expected next in '%s' but there is %s."
                        .formatted(name, parent, found())));
  }

  /** Leaves out every further leading child of that name. */
  void skip(String name) {
    Iterator<Element> rest = left.iterator();
    while (rest.hasNext() && isNamed(rest.next(), name)) {
      rest.remove();
    }
  }

  void end() {
    if (!left.isEmpty()) {
      throw new SoapFault("Element " + found() + " is not expected in '" + parent + "'.");
    }
  }

  private static boolean isNamed(Element element, String name) {
    return element.getNamespaceURI() == null && element.getLocalName().equals(name);
  }

  private String found() {
    if (left.isEmpty()) {
      return "none";
    }
    Element next = left.get(0);
    String namespace = next.getNamespaceURI();
    return "'" + (namespace == null ? "" : "{" + namespace + "}") + next.getLocalName() + "'";
  }
}
