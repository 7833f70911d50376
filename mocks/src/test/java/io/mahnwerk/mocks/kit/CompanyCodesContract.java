package io.mahnwerk.mocks.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.spi.DunningInstruction;
import io.mahnwerk.core.spi.IdempotencyKey;
import io.mahnwerk.core.spi.ReceivablesReader.Change;
import io.mahnwerk.core.spi.ReceivablesReader.SyncCursor;
import io.mahnwerk.mocks.erp.Peculiarity;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Books of two company codes on one connection are kept apart, although their numbers are alike.
 */
@InEveryShape
@Timeout(60)
public class CompanyCodesContract {
  private final LedgerScenario first = books("1010");
  private final LedgerScenario second = books("2020");
  private final String debtor = first.debtor();
  private final String item = first.invoice(debtor, "119.37");
  private Bench bench;

  @BeforeEach
  void open() {
    boolean has =
        Registered.simulatedErp().peculiarities().contains(Peculiarity.SEVERAL_COMPANY_CODES);
    Assumptions.assumeTrue(has, "This protocol has no second company code");
    String alike =
        second.invoice(
            second.debtor(), Money.of("CHF", "55.20"), LedgerScenario.TODAY.minusDays(9));
    assertThat(alike).isEqualTo(item);
    bench = new Bench(List.of(first.ledger(), second.ledger()));
  }

  @AfterEach
  void close() {
    if (bench != null) {
      bench.close();
    }
  }

  @Test
  void readsEachItemAndDebtorWithItsCompanyCode() {
    List<OpenItem> open = openItems(bench.readAll());

    assertThat(open)
        .extracting(found -> found.ref().companyCode().value(), OpenItem::openAmount)
        .containsExactlyInAnyOrder(
            tuple("1010", Money.of("EUR", "119.37")), tuple("2020", Money.of("CHF", "55.20")));
    assertThat(bench.readAll().debtors().keySet())
        .extracting(ref -> ref.companyCode().value())
        .containsExactlyInAnyOrder("1010", "2020");
  }

  @Test
  void tellsWhatChangesInEitherAfterAFirstPass() {
    SyncCursor after = bench.readAll().next();
    second.ledger().clear(item, Clearing.Kind.PAYMENT);

    List<OpenItemRef> cleared =
        bench.readFrom(after).changes().stream()
            .filter(Change.Cleared.class::isInstance)
            .map(change -> ((Change.Cleared) change).item().ref())
            .toList();

    assertThat(cleared).contains(ref(second.ledger()));
    assertThat(cleared).extracting(ref -> ref.companyCode().value()).containsOnly("2020");
  }

  @Test
  void holdsTheItemOfTheOneAndLeavesThatOfTheOther() {
    bench.assumeClaimed(Capability.BLOCK_ITEM);
    OpenItem of2020 =
        openItems(bench.readAll()).stream()
            .filter(found -> found.ref().companyCode().equals(new CompanyCode("2020")))
            .findFirst()
            .orElseThrow();

    bench.apply(
        new DunningInstruction.Hold(
            of2020.ref(),
            of2020.version(),
            LedgerScenario.TODAY.plusDays(6),
            new IdempotencyKey("hold-2020")));

    try (Stream<Change> marks = bench.connector.receivables().ourMarks()) {
      assertThat(marks.filter(Change.Open.class::isInstance))
          .singleElement()
          .satisfies(
              change ->
                  assertThat(((Change.Open) change).item().ref()).isEqualTo(ref(second.ledger())));
    }
    assertThat(second.ledger().canonical(second.ledger().item(item)).dunning().isHeldByUs())
        .isTrue();
    assertThat(first.ledger().changes()).isZero();
  }

  private static LedgerScenario books(String companyCode) {
    return new LedgerScenario(
        Registered.simulatedErp(), Registered.shape(), new CompanyCode(companyCode));
  }

  private OpenItemRef ref(SimulatedLedger ledger) {
    return ledger.itemRef(item);
  }

  private static List<OpenItem> openItems(Reading reading) {
    return reading.changes().stream()
        .filter(Change.Open.class::isInstance)
        .map(change -> ((Change.Open) change).item())
        .toList();
  }
}
