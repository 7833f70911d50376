package io.mahnwerk.connector.datev;

import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXParseException;

/** Finds out where in an XML file a fault was noticed. */
final class XmlPlace {
  private XmlPlace() {}

  /** The line counted from 1, or 0 where the fault names none. */
  static long lineOf(Throwable fault) {
    for (@Nullable Throwable cause = fault; cause != null; cause = next(cause)) {
      if (cause instanceof SAXParseException sax) {
        return Math.max(0, sax.getLineNumber());
      }
      if (cause instanceof XMLStreamException stream && stream.getLocation() != null) {
        return Math.max(0, stream.getLocation().getLineNumber());
      }
    }
    return 0;
  }

  private static @Nullable Throwable next(Throwable fault) {
    if (fault instanceof jakarta.xml.bind.JAXBException bind && bind.getLinkedException() != null) {
      return bind.getLinkedException();
    }
    return fault.getCause();
  }
}
