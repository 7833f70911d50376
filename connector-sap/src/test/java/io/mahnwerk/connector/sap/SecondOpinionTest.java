package io.mahnwerk.connector.sap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mahnwerk.connector.sap.FakeSap.Reply;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.odata.ODataPageReader;
import io.mahnwerk.core.odata.ODataRecord;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.core.spi.ReceivablesReader;
import io.mahnwerk.core.spi.ReceivablesReader.Change;
import io.mahnwerk.core.spi.ReceivablesReader.SyncCursor;
import io.mahnwerk.mocks.kit.LoopbackServer.Asked;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.olingo.odata2.api.edm.Edm;
import org.apache.olingo.odata2.api.edm.EdmEntitySet;
import org.apache.olingo.odata2.api.ep.EntityProvider;
import org.apache.olingo.odata2.api.ep.EntityProviderReadProperties;
import org.apache.olingo.odata2.api.ep.entry.ODataEntry;
import org.apache.olingo.odata2.api.exception.ODataException;
import org.apache.olingo.odata2.api.uri.PathSegment;
import org.apache.olingo.odata2.api.uri.UriParser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Compares our own reading and our own queries with what Apache Olingo makes of them. */
@Timeout(60)
class SecondOpinionTest {
  private final FakeSap sap = new FakeSap();

  @AfterEach
  void close() {
    sap.close();
  }

  @Test
  void agreesOnEveryFieldOfAPage() throws IOException, ODataException {
    byte[] payload = resource("/sap/items.json");
    EdmEntitySet set = ownMetadata().getDefaultEntityContainer().getEntitySet(SapServices.ITEMS);
    List<ODataEntry> theirs =
        EntityProvider.readFeed(
                "application/json",
                set,
                new ByteArrayInputStream(payload),
                EntityProviderReadProperties.init().build())
            .getEntries();
    List<ODataRecord> ours = new ODataPageReader().read(payload).records();

    assertThat(ours).hasSameSizeAs(theirs);
    for (int i = 0; i < ours.size(); i++) {
      for (Map.Entry<String, Object> property : theirs.get(i).getProperties().entrySet()) {
        assertThat(valueOf(ours.get(i), property))
            .as(property.getKey())
            .isEqualTo(theirsOf(property));
      }
    }
  }

  @Test
  void acceptsEveryQueryThatIsSent() throws IOException, ODataException {
    assertThat(acceptAll(ownMetadata(), itemQueries())).isGreaterThan(6);
  }

  @Test
  void wouldRefuseAnUnknownField() throws IOException, ODataException {
    Edm metadata = ownMetadata();
    Asked wrong =
        new Asked("GET", "/x/" + SapServices.ITEMS, "$filter=NoSuchField eq 'D'", Map.of(), "");

    assertThatThrownBy(() -> acceptAll(metadata, List.of(wrong)))
        .isInstanceOf(ODataException.class);
  }

  @Test
  void acceptsItemQueriesByTheVendorsMetadata() throws IOException, ODataException {
    Edm metadata = vendorMetadata("API_OPLACCTGDOCITEMCUBE_SRV.edmx");

    assertThat(acceptAll(metadata, itemQueries())).isGreaterThan(6);
  }

  @Test
  void acceptsCustomerQueriesByTheVendorsMetadata() throws IOException, ODataException {
    Edm metadata = vendorMetadata("API_BUSINESS_PARTNER.edmx");
    readEverything();
    List<Asked> queries =
        sap.seen().stream().filter(seen -> seen.path().contains("BUSINESS_PARTNER")).toList();

    assertThat(acceptAll(metadata, queries)).isGreaterThan(6);
  }

  private List<Asked> itemQueries() {
    readEverything();
    return sap.seen(SapServices.ITEMS);
  }

  /** Makes the connector send every kind of query that it knows. */
  private void readEverything() {
    sap.on(
            SapServices.ITEMS,
            Reply.feed(ItemJson.invoice("1800000001").clearedBy("1400000001").toString()))
        .on(
            SapServices.CUSTOMER_COMPANIES,
            Reply.feed("{\"Customer\":\"0010100001\",\"CompanyCode\":\"1010\"}"))
        .on(SapServices.CUSTOMER_DUNNING, Reply.feed("{\"Customer\":\"0010100001\"}"))
        .on(SapServices.CUSTOMERS, Reply.feed("{\"Customer\":\"0010100001\"}"));
    ConnectionId connection = new ConnectionId(FakeSap.CONNECTION);
    try (ErpConnector connector = sap.connect()) {
      connector.check();
      ReceivablesReader reader = connector.receivables();
      SyncCursor at = SyncCursor.START;
      for (int i = 0; i < 5; i++) {
        at = reader.read(at).next();
      }
      OpenItemRef item =
          new OpenItemRef(connection, new CompanyCode("1010"), "2026/1800000001/001");
      reader.reread(List.of(item));
      try (Stream<Change> marks = reader.ourMarks()) {
        assertThat(marks).isEmpty();
      }
      reader.read(behindAnItem());
    }
  }

  private static SyncCursor behindAnItem() {
    return new SapCursor(
            "",
            List.of(),
            "2026-03-02",
            "1010",
            SapCursor.Phase.OPEN,
            List.of("2026", "1700000001", "001"))
        .toSyncCursor();
  }

  private static int acceptAll(Edm metadata, List<Asked> queries) throws ODataException {
    int accepted = 0;
    for (Asked seen : queries) {
      String path = seen.path().substring(seen.path().lastIndexOf('/') + 1);
      Map<String, String> options = new TreeMap<>();
      for (String option : seen.query().split("&")) {
        String[] sides = option.split("=", 2);
        options.put(sides[0], sides[1]);
      }
      UriParser.parse(metadata, List.of(segment(path)), options);
      accepted++;
    }
    return accepted;
  }

  private static PathSegment segment(String path) {
    return new PathSegment() {
      @Override
      public String getPath() {
        return path;
      }

      @Override
      public Map<String, List<String>> getMatrixParameters() {
        return Map.of();
      }
    };
  }

  private static Object valueOf(ODataRecord ours, Map.Entry<String, Object> property) {
    String name = property.getKey();
    Object value = property.getValue();
    if (value instanceof BigDecimal) {
      return ours.decimal(name);
    }
    if (value instanceof Boolean) {
      return ours.flag(name);
    }
    return value instanceof Calendar ? ours.date(name) : ours.text(name);
  }

  private static Object theirsOf(Map.Entry<String, Object> property) {
    Object value = property.getValue();
    if (value instanceof Calendar date) {
      return Optional.of(LocalDate.ofInstant(date.toInstant(), ZoneOffset.UTC));
    }
    return Objects.requireNonNullElse(value, "");
  }

  private static Edm ownMetadata() throws IOException, ODataException {
    return EntityProvider.readMetadata(new ByteArrayInputStream(resource("/sap/items.edmx")), true);
  }

  /** The vendor's own documents are not part of this project; without them there is no opinion. */
  private static Edm vendorMetadata(String name) throws IOException, ODataException {
    Path file =
        Path.of(System.getProperty("mahnwerk.root", "."), "..", "shared", "reference", "sap", name);
    Assumptions.assumeTrue(Files.exists(file), "reference data are absent: " + name);
    try (InputStream metadata = Files.newInputStream(file)) {
      return EntityProvider.readMetadata(metadata, false);
    }
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream resource = SecondOpinionTest.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(resource, name).readAllBytes();
    }
  }
}
