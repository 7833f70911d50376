package io.mahnwerk.mocks.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every field that is simulated is one that the vendor's own sources know. */
class ReferenceFieldsTest {
  private final SimulatedLedger ledger = new SmallCompany(BcOptions.DEFAULT).ledger;
  private final LedgerEntries entries = new LedgerEntries(ledger, true);
  private final Customers customers = new Customers(ledger);

  @Test
  void page25HasNoFieldThatTheVendorsPageHasNot() throws IOException {
    List<String> known = read("bc_page25_odata_fields.json").findValuesAsText("odata");

    EntitySet<?> page =
        new PublishedPages(entries, customers, new ReminderEntries(ledger)).ledgerEntries();

    assertThat(known).hasSizeGreaterThan(50).containsAll(names(page));
  }

  @Test
  void apiV2HasNoFieldThatTheVendorsPagesHaveNot() throws IOException {
    JsonNode known = read("bc_api_v2_entities_from_al.json").path("entitySets");

    for (EntitySet<?> set :
        new ApiV2(ledger, Words.ENCODED).sets(customers, new Invoices(entries, customers))) {
      JsonNode fields = known.path(set.name()).path("fields");
      if (!fields.isMissingNode()) {
        assertThat(fields.findValuesAsText("name")).as(set.name()).containsAll(names(set));
      }
    }
    assertThat(known.path("salesInvoices").path("fields")).isNotEmpty();
  }

  @Test
  void financeHasNoFieldThatTheVendorsEntitiesHaveNot() throws IOException {
    List<String> transactions = read("fo/CustTransBiEntities.json").findValuesAsText("name");
    JsonNode schemas = read("fo/receivable.json").path("components").path("schemas");

    for (FinSet<?> set : new FinSets(List.of(ledger)).all()) {
      List<String> known =
          set.name().equals("CustTransBiEntities")
              ? transactions
              : fieldsOf(schemas.path(set.set().type().name()));
      assertThat(known).as(set.name()).hasSizeGreaterThan(10).containsAll(names(set.set()));
    }
  }

  private static List<String> fieldsOf(JsonNode schema) {
    List<String> names = new ArrayList<>();
    schema.path("properties").fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static List<String> names(EntitySet<?> set) {
    return set.type().fields().stream().<String>map(Field::name).toList();
  }

  private static JsonNode read(String name) throws IOException {
    Path root = Path.of(System.getProperty("mahnwerk.root", ""));
    Path file = root.resolve("../shared/reference/dynamics").resolve(name).normalize();
    assumeTrue(Files.exists(file), "Reference data are absent: the vendor's " + name);
    return new ObjectMapper().readTree(file.toFile());
  }
}
