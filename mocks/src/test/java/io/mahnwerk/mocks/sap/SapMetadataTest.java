package io.mahnwerk.mocks.sap;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.mocks.kit.LedgerScenario;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is served carries the names, types and lengths of the vendor's own documents. */
class SapMetadataTest {
  private static final SimulatedLedger LEDGER =
      new LedgerScenario(new SimulatedSapProvider()).ledger();

  static Stream<EntityType<?>> types() {
    CustomerSets customers = new CustomerSets(LEDGER);
    return Stream.of(
        new ItemCube(LEDGER).set().type(),
        customers.customers().type(),
        customers.companies().type(),
        customers.dunning().type(),
        customers.partners().type(),
        customers.addresses().type());
  }

  @ParameterizedTest
  @MethodSource("types")
  void servesOnlyPropertiesTheVendorKnows(EntityType<?> type) {
    String part = vendorType(type);

    for (Property<?> property : type.properties()) {
      Matcher declared =
          Pattern.compile(
                  "<Property Name=\"%s\" Type=\"([^\"]+)\"(?: Nullable=\"false\")?"
                          .formatted(property.name())
                      + "(?: MaxLength=\"(\\d+)\")?")
              .matcher(part);
      assertThat(declared.find()).as(property.name()).isTrue();
      assertThat(declared.group(1)).as(property.name()).isEqualTo(property.type().edmName());
      if (property.type() == EdmType.STRING) {
        assertThat(declared.group(2))
            .as(property.name())
            .isEqualTo(Integer.toString(property.length()));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void hasTheKeyTheVendorNames(EntityType<?> type) {
    String part = vendorType(type);
    List<String> keys =
        Pattern.compile("<PropertyRef Name=\"(\\w+)\"")
            .matcher(part)
            .results()
            .map(match -> match.group(1))
            .toList();

    assertThat(type.keys().stream().map(Property::name)).containsExactlyElementsOf(keys);
  }

  @Test
  void readsTheFieldsOfAChangeInTheSchemasOrder() {
    String wsdl = ReferenceMetadata.read("JOURNALENTRYBULKCHANGEREQUEST_.2023.wsdl");
    int start = wsdl.indexOf("<xsd:complexType name=\"JournalEntryDebtorCreditorItemChange\"");
    String part = wsdl.substring(start, wsdl.indexOf("</xsd:complexType>", start));
    List<String> elements =
        Pattern.compile("<xsd:element name=\"(\\w+Change)\"")
            .matcher(part)
            .results()
            .map(match -> match.group(1))
            .toList();

    assertThat(ChangeField.SEQUENCE.stream().map(ChangeField::element))
        .containsExactlyElementsOf(elements);
  }

  private static String vendorType(EntityType<?> type) {
    String service = type.qualifiedName().substring(0, type.qualifiedName().indexOf('.'));
    return ReferenceMetadata.entityType(ReferenceMetadata.read(service + ".edmx"), type.name());
  }
}
