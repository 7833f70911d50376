package io.mahnwerk.core.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ODataMetadataTest {
  private static final String DOCUMENT =
      """
      <edmx:Edmx Version="1.0" xmlns:edmx="http://schemas.microsoft.com/ado/2007/06/edmx"
          xmlns:v="urn:vendor">
        <edmx:Reference Uri="http://127.0.0.1:1/never-asked"/>
        <edmx:DataServices>
          <Schema Namespace="NS" xmlns="http://schemas.microsoft.com/ado/2008/09/edm">
            <EntityType Name="OrderType">
              <Key><PropertyRef Name="Id"/></Key>
              <Property Name="Id" Type="Edm.String" Nullable="false" MaxLength="10"/>
              <Property Name="Note" Type="Edm.String" v:filterable="false"/>
              <NavigationProperty Name="to_Lines" Relationship="NS.r" FromRole="a" ToRole="b"/>
            </EntityType>
            <ComplexType Name="Address"><Property Name="City" Type="Edm.String"/></ComplexType>
            <EntityContainer Name="C">
              <EntitySet Name="Orders" EntityType="NS.OrderType" v:updatable="false"/>
              <EntitySet Name="Drafts" EntityType="NS.OrderType"/>
            </EntityContainer>
            %s
          </Schema>
        </edmx:DataServices>
      </edmx:Edmx>
      """;
  private static final String NO_BATCH =
      "<Annotations Target=\"NS.C\"><Annotation Term=\"Capabilities.BatchSupported\" Bool=\"%s\"/>"
          + "</Annotations>";

  @Test
  void readsSetsKeysAndProperties() throws IOException {
    ODataEntitySet orders = parse("").entitySet("Orders").orElseThrow();

    assertThat(orders.key()).containsExactly("Id");
    assertThat(orders.properties().keySet()).containsExactlyInAnyOrder("Id", "Note");
    assertThat(orders.properties().get("Id"))
        .isEqualTo(new ODataProperty("Id", "Edm.String", 10, true));
    assertThat(orders.present(List.of("Note", "Price", "Id"))).containsExactly("Note", "Id");
    assertThat(orders.missing(List.of("Note", "Price", "Id"))).containsExactly("Price");
  }

  @Test
  void takesWhatIsNotForbiddenAsAllowed() throws IOException {
    ODataMetadata metadata = parse("");

    assertThat(metadata.batch()).isTrue();
    assertThat(metadata.entitySet("Drafts").orElseThrow().updatable()).isTrue();
    assertThat(metadata.entitySet("Orders").orElseThrow().updatable()).isFalse();
    assertThat(metadata.entitySet("Orders").orElseThrow().properties().get("Note").filterable())
        .isFalse();
    assertThat(metadata.entitySet("Others")).isEmpty();
  }

  @Test
  void readsWhetherCallsMayGoTogether() throws IOException {
    assertThat(parse(NO_BATCH.formatted("false")).batch()).isFalse();
    assertThat(parse(NO_BATCH.formatted("true")).batch()).isTrue();
  }

  @Test
  void refusesWhatIsNoMetadata() {
    assertRefused("<html><head><title>Logon</title></head></html>", "it names no entity set");
    assertRefused("{\"d\":{}}", "it is no readable XML");
    assertRefused(DOCUMENT.substring(0, DOCUMENT.length() / 2), "it is no readable XML");
    assertRefused("", "it is no readable XML");
    assertRefused(
        DOCUMENT.formatted("").replace("EntityType=\"NS.OrderType\"", "EntityType=\"NS.Gone\""),
        "entity set Orders has no type in it");
  }

  @Test
  void expandsNoEntity() {
    String bomb =
        "<!DOCTYPE e [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
            + DOCUMENT.formatted("<Annotation Term=\"T\">&x;</Annotation>");

    assertThatThrownBy(() -> ODataMetadata.parse(bytes(bomb))).isInstanceOf(IOException.class);
  }

  private static ODataMetadata parse(String annotations) throws IOException {
    return ODataMetadata.parse(bytes(DOCUMENT.formatted(annotations)));
  }

  private static void assertRefused(String document, String reason) {
    assertThatThrownBy(() -> ODataMetadata.parse(bytes(document)))
        .isInstanceOf(IOException.class)
        .hasMessage(reason);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
