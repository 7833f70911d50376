package io.mahnwerk.app.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.app.torture.OneFault.Exchange;
import io.mahnwerk.mocks.erp.FaultInjection.Call;
import io.mahnwerk.mocks.wire.WireRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CertificatePathsTest {
  private final List<Exchange> exchanges = new ArrayList<>();

  @Test
  void tellsTheFourPhasesOfACommandByItsWrites() {
    someCommand();

    assertThat(new CertificatePaths(exchanges, false).all())
        .isEqualTo(
            Map.of("reading", 4, "last look before a write", 5, "writing", 6, "reading back", 8));
  }

  @Test
  void takesEachResourceForAPathOfItsOwnWithoutItsKeys() {
    someCommand();

    assertThat(new CertificatePaths(exchanges, true).all())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "reading POST oauth/token", 1,
                "reading GET books/debtors", 2,
                "reading GET books/items", 4,
                "last look before a write GET books/items(…)", 5,
                "writing PATCH items/…", 6,
                "reading back GET books/items(…)", 8));
  }

  @Test
  void knowsOnlyReadingWhereNothingIsWritten() {
    read("GET", "/books/items");

    assertThat(new CertificatePaths(exchanges, false).all()).isEqualTo(Map.of("reading", 1));
    assertThat(new CertificatePaths(List.of(), false).all()).isEmpty();
  }

  private void someCommand() {
    add("POST", "/oauth/token", Optional.empty());
    read("GET", "/books/debtors");
    read("GET", "/books/items?page=1");
    read("GET", "/books/items?page=2");
    read("GET", "/books/items(key='4711')");
    add("PATCH", "/books/items/4711", Optional.of(Call.WRITE));
    add("PATCH", "/books/items/4712", Optional.of(Call.WRITE));
    read("GET", "/books/items(key='4711')");
  }

  private void read(String method, String target) {
    add(method, target, Optional.of(Call.READ));
  }

  private void add(String method, String target, Optional<Call> call) {
    exchanges.add(new Exchange(new WireRequest(exchanges.size() + 1, method, target), call));
  }
}
