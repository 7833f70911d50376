package io.mahnwerk.connector.sap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mahnwerk.connector.sap.FakeSap.Reply;
import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.model.RecordVersion;
import io.mahnwerk.core.odata.ODataMetadata;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.spi.ConnectionCheck.Severity;
import io.mahnwerk.core.spi.DunningInstruction;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.core.spi.IdempotencyKey;
import io.mahnwerk.core.spi.ReceivablesReader.Change;
import io.mahnwerk.core.spi.ReceivablesReader.SyncCursor;
import io.mahnwerk.core.spi.WriteOutcome;
import io.mahnwerk.mocks.kit.LoopbackServer.Asked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a system does not have is found out from its own metadata. */
@Timeout(30)
class SapMetadataTest {
  private final FakeSap sap = new FakeSap();

  @BeforeEach
  void serveNothing() {
    sap.on(SapServices.ITEMS, Reply.feed())
        .on(SapServices.CUSTOMER_DUNNING, Reply.feed())
        .on(SapServices.CUSTOMER_COMPANIES, Reply.feed());
  }

  @AfterEach
  void close() {
    sap.close();
  }

  @Test
  void selectsOnlyWhatThereIs() {
    serve("items", without("items", "PostingKey", "LastChangeDate"));
    firstItems();

    String query = sap.seen(SapServices.ITEMS).get(0).query();
    assertThat(query).contains("NetDueDate").doesNotContain("PostingKey", "LastChangeDate");
  }

  @Test
  void asksForMetadataOnceAndNotWhenOpened() {
    try (ErpConnector connector = sap.connect()) {
      assertThat(sap.documents()).isEmpty();
      connector.capabilities();
      connector.capabilities();
    }
    assertThat(sap.documents()).hasSize(2);
  }

  @Test
  void claimsOnlyWhatTheMetadataShow() {
    serve("items", without("items", "Reference2IDByBusinessPartner", "DunningLevel"));

    assertThat(capabilities())
        .containsExactlyInAnyOrder(Capability.BLOCK_ITEM, Capability.BLOCK_DEBTOR);
  }

  @Test
  void claimsEverythingOfAWholeSystem() {
    assertThat(capabilities())
        .containsExactlyInAnyOrder(
            Capability.BLOCK_ITEM,
            Capability.BLOCK_DEBTOR,
            Capability.MARK_ITEM,
            Capability.SHOWS_LEVEL);
  }

  @Test
  void refusesABlockOfADebtorThatCannotBeChanged() {
    String name = "EntitySet Name=\"A_CustomerDunning\"";
    serve(
        "customers",
        FakeSap.document("customers").replace(name, name + " sap:updatable=\"false\""));
    DunningInstruction hold =
        new DunningInstruction.Hold(
            new DebtorRef(
                new ConnectionId(FakeSap.CONNECTION), new CompanyCode("1010"), "0010100001"),
            new RecordVersion("any"),
            LocalDate.of(2026, 3, 20),
            new IdempotencyKey("k"));

    try (ErpConnector connector = sap.connect()) {
      WriteOutcome outcome = connector.dunning().apply(List.of(hold)).get(0);

      assertThat(outcome).isInstanceOf(WriteOutcome.Refused.class);
      assertThat(((WriteOutcome.Refused) outcome).reason().code())
          .isEqualTo(ReasonCode.NOT_SUPPORTED);
    }
    assertThat(sap.changes()).isEmpty();
  }

  @Test
  void takesAFieldThatItCannotReadForTaken() {
    serve("items", without("items", "Reference2IDByBusinessPartner"));
    sap.on(SapServices.ITEMS, Reply.feed(ItemJson.invoice("1800000001").toString()));

    Change.Open open = (Change.Open) firstItems().get(0);

    assertThat(open.item().dunning().markFieldTaken()).isTrue();
  }

  @Test
  void readsNothingWithoutTheFieldsThatDecide() {
    serve("items", without("items", "DunningBlockingReason", "NetDueDate"));

    ConnectorException failure = catchThrowableOfType(ConnectorException.class, () -> firstItems());

    assertThat(failure.kind()).isEqualTo(FailureKind.NOT_FOUND);
    assertThat(failure)
        .hasMessage(
            "Connection 's4': entity set A_OperationalAcctgDocItemCube of SAP lacks NetDueDate,"
                + " DunningBlockingReason, without which nothing is decided.");
    assertThat(sap.seen(SapServices.ITEMS)).isEmpty();
  }

  @Test
  void saysOnCheckWhatIsLost() {
    serve("items", without("items", "LastChangeDate", "PostingKey"));
    serve("customers", without("customers", "Industry"));

    assertThat(warnings())
        .contains(
            "SAP lacks PostingKey: down payments and the like count as invoices.",
            "SAP lacks LastChangeDate: all open items are read in every cycle.",
            "SAP lacks Industry: industry rules do not apply.");
  }

  @Test
  void readsAllOpenItemsAgainWhereChangesCarryNoDate() {
    serve("items", without("items", "LastChangeDate"));
    try (ErpConnector connector = sap.connect()) {
      SyncCursor second = wholePass(connector, SyncCursor.START);
      int before = sap.seen(SapServices.ITEMS).size();

      wholePass(connector, second);

      assertThat(sap.seen(SapServices.ITEMS).subList(before, before + 2))
          .extracting(Asked::query)
          .satisfiesExactly(
              open -> assertThat(open).contains("IsCleared eq false").doesNotContain("LastChange"),
              cleared -> assertThat(cleared).contains("ClearingDate ge datetime'2026-01-01"));
    }
  }

  @Test
  void findsEverythingItReadsInTheVendorsDocuments() throws IOException {
    for (SapFields fields :
        List.of(
            SapFields.ITEMS,
            SapFields.CUSTOMERS,
            SapFields.COMPANIES,
            SapFields.DUNNING,
            SapFields.PARTNERS,
            SapFields.COUNTRIES,
            SapFields.ADDRESSES)) {
      String service =
          fields == SapFields.ITEMS ? "API_OPLACCTGDOCITEMCUBE_SRV" : "API_BUSINESS_PARTNER";
      ODataMetadata metadata = ODataMetadata.parse(reference(service + ".edmx"));

      assertThat(metadata.entitySet(fields.entitySet()).orElseThrow().missing(fields.wanted()))
          .as(fields.entitySet())
          .isEmpty();
      assertThat(metadata.batch()).isEqualTo(fields != SapFields.ITEMS);
    }
  }

  private static byte[] reference(String name) throws IOException {
    Path root = Path.of(System.getProperty("mahnwerk.root", ""));
    Path file = root.resolve("../shared/reference/sap").resolve(name).normalize();
    Assumptions.assumeTrue(Files.exists(file), "Reference data are absent: the vendor's " + name);
    return Files.readAllBytes(file);
  }

  private List<String> warnings() {
    try (ErpConnector connector = sap.connect()) {
      return connector.check().findings().stream()
          .filter(finding -> finding.severity() == Severity.WARNING)
          .map(finding -> finding.sentence().english())
          .toList();
    }
  }

  private Set<Capability> capabilities() {
    try (ErpConnector connector = sap.connect("figures", "none")) {
      return connector.capabilities();
    }
  }

  private List<Change> firstItems() {
    try (ErpConnector connector = sap.connect()) {
      SyncCursor first = connector.receivables().read(SyncCursor.START).next();
      return connector.receivables().read(first).changes();
    }
  }

  private static SyncCursor wholePass(ErpConnector connector, SyncCursor from) {
    SyncCursor at = from;
    for (int page = 0; page < 10; page++) {
      var read = connector.receivables().read(at);
      at = read.next();
      if (read.last()) {
        return at;
      }
    }
    throw new AssertionError("The pass does not end");
  }

  private void serve(String document, String text) {
    boolean isItems = document.equals("items");
    sap.when(
        request -> request.asks("$metadata") && request.path().contains("ITEMCUBE") == isItems,
        request -> Reply.of(200, text));
  }

  private static String without(String document, String... properties) {
    String text = FakeSap.document(document);
    for (String property : properties) {
      String shorter = text.replaceAll(" *<Property Name=\"" + property + "\"[^>]*>\\R", "");
      assertThat(shorter).as(property).isNotEqualTo(text);
      text = shorter;
    }
    return text;
  }
}
