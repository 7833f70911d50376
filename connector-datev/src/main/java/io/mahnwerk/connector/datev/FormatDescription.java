package io.mahnwerk.connector.datev;

import io.mahnwerk.core.model.Sentence;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The columns of an ASCII format as an office saved it in DATEV's format administration: the file's
 * root is {@code FormatDescription}, and each {@code Field} has {@code OrdinalNumber}, {@code
 * Label} and {@code Exportable}.
 *
 * @param labels of the exported fields, in their order
 */
record FormatDescription(List<String> labels) {
  private static final int MOST_FIELDS = CsvRow.MOST_CELLS;
  private static final long LARGEST = 10L << 20;

  FormatDescription {
    labels = List.copyOf(labels);
  }

  /**
   * Reads a saved format. A document type, and with it every entity, is refused.
   *
   * @throws FileRefusal for a file that is no such format
   */
  static FormatDescription read(Path file) {
    String name = FileEncoding.nameOf(file);
    try (InputStream bytes = Files.newInputStream(file)) {
      if (Files.size(file) > LARGEST) {
        throw new FileRefusal(FileFault.ofFile(name, noFormat()));
      }
      return new FormatDescription(List.copyOf(fields(bytes, name).values()));
    } catch (IOException | XMLStreamException broken) {
      throw new FileRefusal(FileFault.ofFile(name, noFormat()), broken);
    }
  }

  private static TreeMap<Integer, String> fields(InputStream bytes, String name)
      throws XMLStreamException, IOException {
    TreeMap<Integer, String> fields = new TreeMap<>();
    XMLStreamReader xml = SafeXml.atRoot(bytes, name);
    if (!xml.getLocalName().equals("FormatDescription")) {
      throw new FileRefusal(FileFault.ofFile(name, noFormat()));
    }
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("Field")) {
        readField(xml, fields);
      }
      if (fields.size() > MOST_FIELDS) {
        throw new FileRefusal(FileFault.ofFile(name, noFormat()));
      }
    }
    if (fields.isEmpty()) {
      throw new FileRefusal(FileFault.ofFile(name, noFormat()));
    }
    return fields;
  }

  private static void readField(XMLStreamReader xml, TreeMap<Integer, String> fields)
      throws XMLStreamException {
    String label = "";
    String ordinal = "";
    String exported = "1";
    while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
      String element = xml.getLocalName();
      String text = xml.getElementText().strip();
      label = element.equals("Label") ? text : label;
      ordinal = element.equals("OrdinalNumber") ? text : ordinal;
      exported = element.equals("Exportable") ? text : exported;
    }
    if (!ordinal.matches("\\d{1,4}") || label.isEmpty()) {
      throw new XMLStreamException("A field has no label or no ordinal number");
    }
    if (!exported.equals("0") && fields.put(Integer.parseInt(ordinal), label) != null) {
      throw new XMLStreamException("Two fields have one ordinal number");
    }
  }

  private static Sentence noFormat() {
    return new Sentence(
        "the file is no format description as DATEV saves it; save the format again as XML",
        "die Datei ist keine Formatbeschreibung, wie DATEV sie sichert; bitte das Format erneut als"
            + " XML sichern");
  }
}
