package io.mahnwerk.connector.datev;

import io.mahnwerk.core.model.Sentence;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXParseException;

/**
 * Where in an XML file a fault was noticed.
 *
 * @param line counted from 1; 0 where the fault names none
 * @param column the character in that line, counted from 1; 0 where the fault names none
 */
record XmlPlace(long line, long column) {
  static XmlPlace of(Location at) {
    return new XmlPlace(Math.max(0, at.getLineNumber()), Math.max(0, at.getColumnNumber()));
  }

  static XmlPlace of(Throwable fault) {
    for (@Nullable Throwable cause = fault; cause != null; cause = next(cause)) {
      if (cause instanceof SAXParseException sax) {
        return new XmlPlace(Math.max(0, sax.getLineNumber()), Math.max(0, sax.getColumnNumber()));
      }
      if (cause instanceof XMLStreamException stream && stream.getLocation() != null) {
        return of(stream.getLocation());
      }
    }
    return new XmlPlace(0, 0);
  }

  FileFault fault(String file, Sentence text) {
    return new FileFault(file, line, column > 0 ? Long.toString(column) : "", text);
  }

  private static @Nullable Throwable next(Throwable fault) {
    if (fault instanceof jakarta.xml.bind.JAXBException bind && bind.getLinkedException() != null) {
      return bind.getLinkedException();
    }
    return fault.getCause();
  }
}
