package io.mahnwerk.connector.datev;

import io.mahnwerk.core.model.Sentence;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Opens XML from outside: no document type, no entity, nothing fetched. Bytes are decoded before
 * the parser sees them, because it prints those that it cannot decode.
 */
final class SafeXml {
  private static final int PROLOG = 256;
  private static final Pattern DECLARED =
      Pattern.compile("^<\\?xml[^>]{0,100}encoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");

  private SafeXml() {}

  static XMLStreamReader reader(InputStream bytes) throws XMLStreamException, IOException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("Nothing is fetched for a file from outside");
        });
    return factory.createXMLStreamReader(decoded(bytes));
  }

  /**
   * The same at its first element.
   *
   * @throws FileRefusal for a file with a document type, and so for every one with entities of its
   *     own
   */
  static XMLStreamReader atRoot(InputStream bytes, String file)
      throws XMLStreamException, IOException {
    XMLStreamReader xml = reader(bytes);
    while (xml.next() != XMLStreamConstants.START_ELEMENT) {
      if (xml.getEventType() == XMLStreamConstants.DTD) {
        throw new FileRefusal(
            XmlPlace.of(xml.getLocation())
                .fault(
                    file,
                    new Sentence(
                        "the file has a document type (DOCTYPE), through which it could fetch others,"
                            + " and is not read; export it from DATEV again",
                        "die Datei hat einen Dokumenttyp (DOCTYPE), über den sie andere nachladen"
                            + " könnte, und wird nicht gelesen; bitte aus DATEV neu exportieren")));
      }
    }
    return xml;
  }

  private static Reader decoded(InputStream raw) throws IOException {
    BufferedInputStream bytes = new BufferedInputStream(raw);
    bytes.mark(PROLOG);
    byte[] start = new byte[PROLOG];
    int length = bytes.readNBytes(start, 0, start.length);
    bytes.reset();
    FileEncoding marked = FileEncoding.marked(start, length);
    bytes.skipNBytes(marked.markLength());
    Charset charset = marked.markLength() > 0 ? marked.charset() : declared(start, length);
    return new InputStreamReader(
        bytes,
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT));
  }

  private static Charset declared(byte[] start, int length) throws IOException {
    Matcher found = DECLARED.matcher(new String(start, 0, length, StandardCharsets.ISO_8859_1));
    try {
      return found.find() ? Charset.forName(found.group(1)) : StandardCharsets.UTF_8;
    } catch (UnsupportedCharsetException | java.nio.charset.IllegalCharsetNameException unknown) {
      throw new IOException(unknown);
    }
  }
}
