package io.mahnwerk.connector.datev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormatDescriptionTest {
  @TempDir private Path folder;

  @Test
  void learnsTheExportedColumnsInTheirOrder() {
    Path file =
        write(
            "<?xml version=\"1.0\" standalone=\"yes\"?><FormatDescription><Format><Name>Offene"
                + " Posten</Name><GroupSeperator /></Format>"
                + field(1, "Mahnstufe", 1)
                + field(0, "Konto", 1)
                + field(2, "Intern", 0)
                + "</FormatDescription>");

    assertThat(FormatDescription.read(file).labels()).containsExactly("Konto", "Mahnstufe");
  }

  @Test
  void putsTheReadyFormatIntoTheClientsFolderAndItHasEveryColumnThatIsRead() {
    try (TestOffice office = new TestOffice(folder)) {
      office.files().folders();
      Path format = folder.resolve("29098-55003").resolve("Mahnwerk-Format.xml");

      Headings headings = new Headings(FormatDescription.read(format).labels());

      OposColumns columns = OposLayout.USUAL.columns(headings, "format.xml");
      assertThat(
              Stream.of(
                  OposField.LEVEL,
                  OposField.DUNNED_1,
                  OposField.DUNNED_2,
                  OposField.DUNNED_3,
                  OposField.BLOCK,
                  OposField.BLOCKED_UNTIL,
                  OposField.TYPE,
                  OposField.CURRENCY,
                  OposField.CLEARED,
                  OposField.BALANCE_SIDE))
          .allMatch(columns::has);
    }
  }

  @Test
  void opensNothingThatADocumentTypeNames() {
    Path secret = TestFiles.write(folder, "secret.txt", "geheim", StandardCharsets.UTF_8);
    Path file =
        write(
            "<!DOCTYPE FormatDescription [<!ENTITY x SYSTEM \""
                + secret.toUri()
                + "\">]><FormatDescription><Field><OrdinalNumber>0</OrdinalNumber><Label>&x;</Label>"
                + "</Field></FormatDescription>");

    assertThatThrownBy(() -> FormatDescription.read(file))
        .isInstanceOf(FileRefusal.class)
        .hasMessageContaining("the file has a document type (DOCTYPE)")
        .hasMessageNotContaining("geheim");
  }

  @Test
  void refusesADocumentTypeThatGrows() {
    Path file =
        write(
            "<!DOCTYPE a [<!ENTITY b \"bbbbbbbbbb\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;\">]>"
                + "<FormatDescription>"
                + field(0, "Konto", 1)
                + "</FormatDescription>");

    assertThatThrownBy(() -> FormatDescription.read(file)).isInstanceOf(FileRefusal.class);
  }

  @Test
  void refusesAnotherDocumentAndOneThatIsCut() {
    assertThatThrownBy(() -> FormatDescription.read(write("<html></html>")))
        .isInstanceOf(FileRefusal.class);
    assertThatThrownBy(() -> FormatDescription.read(write("<FormatDescription><Field>")))
        .isInstanceOf(FileRefusal.class);
    assertThatThrownBy(
            () -> FormatDescription.read(write("<FormatDescription></FormatDescription>")))
        .isInstanceOf(FileRefusal.class);
    assertThatThrownBy(
            () ->
                FormatDescription.read(
                    write(
                        "<FormatDescription>"
                            + field(0, "Konto", 1)
                            + field(0, "Saldo", 1)
                            + "</FormatDescription>")))
        .isInstanceOf(FileRefusal.class);
  }

  private Path write(String xml) {
    return TestFiles.write(folder, "format.xml", xml, StandardCharsets.UTF_8);
  }

  private static String field(int ordinal, String label, int exportable) {
    return "<Field><FieldId>1</FieldId><OrdinalNumber>%d</OrdinalNumber><Label>%s</Label><Exportable>%d</Exportable></Field>"
        .formatted(ordinal, label, exportable);
  }
}
