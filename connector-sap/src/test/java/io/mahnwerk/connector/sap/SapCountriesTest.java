package io.mahnwerk.connector.sap;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.connector.sap.FakeSap.Reply;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.spi.ConnectionCheck.Finding;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.core.spi.ReceivablesReader.Change;
import io.mahnwerk.core.spi.ReceivablesReader.SyncCursor;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The country of a customer is that of the business partner's addresses. */
@Timeout(30)
class SapCountriesTest {
  private static final CompanyCode CODE = new CompanyCode("1010");
  private static final String FIRST = "0010100001";
  private static final String SECOND = "0010100002";
  private static final String PARTNERS =
      """
      <EntityType Name="A_BusinessPartnerType">
        <Key><PropertyRef Name="BusinessPartner"/></Key>
        <Property Name="BusinessPartner" Type="Edm.String" Nullable="false"/>
        <Property Name="Customer" Type="Edm.String"/>
      </EntityType>
      <EntityType Name="A_BusinessPartnerAddressType">
        <Key><PropertyRef Name="BusinessPartner"/><PropertyRef Name="AddressID"/></Key>
        <Property Name="BusinessPartner" Type="Edm.String" Nullable="false"/>
        <Property Name="AddressID" Type="Edm.String" Nullable="false"/>
        <Property Name="Country" Type="Edm.String"/>
        <Property Name="ValidityEndDate" Type="Edm.DateTimeOffset"/>
      </EntityType>
      <EntityContainer\
      """;
  private static final String SETS =
      """
      <EntitySet Name="A_BusinessPartner"
          EntityType="API_BUSINESS_PARTNER.A_BusinessPartnerType"/>
      <EntitySet Name="A_BusinessPartnerAddress"
          EntityType="API_BUSINESS_PARTNER.A_BusinessPartnerAddressType"/>
      </EntityContainer>\
      """;

  private final FakeSap sap = new FakeSap();

  @BeforeEach
  void serveTwoCustomers() {
    sap.on(SapServices.ITEMS, Reply.feed())
        .on(SapServices.CUSTOMER_COMPANIES, customers("\"CompanyCode\":\"1010\""))
        .on(SapServices.CUSTOMERS, customers("\"CustomerName\":\"A\""))
        .on(SapServices.CUSTOMER_DUNNING, Reply.feed());
    showPartners();
  }

  @AfterEach
  void close() {
    sap.close();
  }

  @Test
  void readsThePartnersOfAPageTogetherWhereTheyAreNumberedAlike() {
    sap.on(SapServices.PARTNERS, Reply.feed(partner(FIRST, FIRST), partner(SECOND, SECOND)))
        .on(SapServices.ADDRESSES, Reply.feed(address(FIRST, "AT"), address(SECOND, "DE")));

    assertThat(countries()).containsExactly("AT", "DE");
    assertThat(sap.seen(SapServices.ADDRESSES))
        .singleElement()
        .satisfies(
            seen ->
                assertThat(seen.query())
                    .contains("BusinessPartner ge '0010100001'", "le '0010100002'"));
  }

  @Test
  void goesByThePartnerAndNotByItsNumberWhereTheyAreNumberedApart() {
    sap.on(SapServices.PARTNERS, Reply.feed(partner("77", FIRST), partner(FIRST, SECOND)))
        .on(SapServices.ADDRESSES, Reply.feed(address("77", "CH"), address(FIRST, "DE")));

    assertThat(countries()).containsExactly("CH", "DE");
    assertThat(sap.seen(SapServices.ADDRESSES).get(0).query())
        .contains("BusinessPartner eq '77'")
        .doesNotContain(" ge ");
  }

  @Test
  void leavesACountryUnknownWhereAddressesDifferOrThereIsNone() {
    sap.on(SapServices.PARTNERS, Reply.feed(partner(FIRST, FIRST), partner(SECOND, SECOND)))
        .on(SapServices.ADDRESSES, Reply.feed(address(FIRST, "AT"), address(FIRST, "DE")));

    assertThat(countries()).containsExactly("", "");
  }

  @Test
  void doesNotCountAnAddressThatIsOver() {
    String over = address(FIRST, "AT", "/Date(1735603200000+0000)/");
    String forEver = address(FIRST, "DE", "/Date(253402300799000+0000)/");
    sap.on(SapServices.PARTNERS, Reply.feed(partner(FIRST, FIRST)))
        .on(SapServices.ADDRESSES, Reply.feed(over, forEver, address(FIRST, "no country")));

    assertThat(countries()).containsExactly("DE", "");
  }

  @Test
  void readsTheSameWhenADebtorIsLookedAtOnceMore() {
    sap.on(SapServices.PARTNERS, Reply.feed(partner(SECOND, SECOND), partner(FIRST, FIRST)))
        .on(SapServices.ADDRESSES, Reply.feed(address(SECOND, "DE"), address(FIRST, "AT")));
    DebtorRef first = new DebtorRef(new ConnectionId(FakeSap.CONNECTION), CODE, FIRST);

    try (ErpConnector connector = sap.connect()) {
      List<Debtor> again = connector.receivables().rereadDebtors(List.of(first));

      assertThat(again).first().extracting(Debtor::country).isEqualTo("AT");
    }
  }

  @Test
  void asksForNothingWhereTheReleaseShowsNoPartners() {
    sap.when(
        request -> request.path().endsWith("/API_BUSINESS_PARTNER/$metadata"),
        request -> Reply.of(200, FakeSap.document("customers")));

    assertThat(countries()).containsExactly("", "");
    assertThat(sap.seen(SapServices.PARTNERS)).isEmpty();
    assertThat(found())
        .startsWith("They stay unknown: figures and comparisons by country do not reach this");
  }

  @Test
  void goesOnWithoutCountriesWhereTheUserMayNotSeePartners() {
    sap.on(SapServices.PARTNERS, Reply.of(403, ""));

    assertThat(countries()).containsExactly("", "");
    assertThat(found()).contains("Allow the user to display business partners", "B_BUPA_*");
  }

  private List<String> countries() {
    try (ErpConnector connector = sap.connect()) {
      return connector.receivables().read(SyncCursor.START).changes().stream()
          .map(change -> ((Change.DebtorSeen) change).debtor().country())
          .toList();
    }
  }

  /** What check says of countries. */
  private String found() {
    try (ErpConnector connector = sap.connect()) {
      return connector.check().findings().stream()
          .filter(finding -> finding.subject().in(Locale.ENGLISH).equals("countries of customers"))
          .map(SapCountriesTest::text)
          .collect(Collectors.joining());
    }
  }

  private static String text(Finding finding) {
    return finding.sentence().in(Locale.ENGLISH) + " " + finding.remedy().in(Locale.ENGLISH);
  }

  private void showPartners() {
    String document =
        FakeSap.document("customers")
            .replace("<EntityContainer", PARTNERS)
            .replace("</EntityContainer>", SETS);
    sap.when(
        request -> request.path().endsWith("/API_BUSINESS_PARTNER/$metadata"),
        request -> Reply.of(200, document));
  }

  private static Reply customers(String more) {
    return Reply.feed(
        Stream.of(FIRST, SECOND)
            .map(number -> "{\"Customer\":\"%s\",%s}".formatted(number, more))
            .toArray(String[]::new));
  }

  private static String partner(String number, String customer) {
    return "{\"BusinessPartner\":\"%s\",\"Customer\":\"%s\"}".formatted(number, customer);
  }

  private static String address(String partner, String country) {
    return address(partner, country, "");
  }

  private static String address(String partner, String country, String end) {
    return "{\"BusinessPartner\":\"%s\",\"AddressID\":\"1\",\"Country\":\"%s\",\"ValidityEndDate\":\"%s\"}"
        .formatted(partner, country, end);
  }
}
