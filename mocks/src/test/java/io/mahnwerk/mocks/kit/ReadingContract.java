package io.mahnwerk.mocks.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.Dispute;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.PromiseToPay;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.spi.ReceivablesReader.Change;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reading tells everything, tells it as it is, and loses nothing between two readings. */
@InEveryShape
@Timeout(120)
public class ReadingContract {
  private static final LocalDate TODAY = LedgerScenario.TODAY;

  private final LedgerScenario scenario = Bench.scenario().withOverdueInvoices(25);
  private final SimulatedLedger ledger = scenario.ledger();
  private final List<String> keys = ledger.items().stream().map(LedgerItem::key).toList();
  private final Bench bench = new Bench(ledger);

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void readsAnEmptyLedger() {
    try (Bench empty = new Bench(Bench.scenario().ledger())) {
      Reading reading = empty.readAll();

      assertThat(reading.changes()).isEmpty();
      assertThat(reading.unreadable()).isEmpty();
      assertThat(empty.readFrom(reading.next()).changes()).isEmpty();
    }
  }

  @Test
  void readsEveryOpenItemOnceAcrossPages() {
    Reading reading = bench.readAll();

    List<String> told =
        reading.changes().stream()
            .filter(Change.Open.class::isInstance)
            .map(change -> ((Change.Open) change).item().ref().nativeKey())
            .toList();
    assertThat(told).containsExactlyInAnyOrderElementsOf(keys);
    assertThat(reading.unreadable()).isEmpty();
  }

  @Test
  void tellsAnItemAsTheLedgerHasIt() {
    OpenItem told = bench.readAll().open(keys.get(3));

    OpenItem truth = ledger.canonical(ledger.item(keys.get(3)));
    assertThat(told.ref()).isEqualTo(truth.ref());
    assertThat(told.debtor()).isEqualTo(truth.debtor());
    assertThat(told.kind()).isEqualTo(truth.kind());
    assertThat(told.openAmount()).isEqualTo(truth.openAmount());
    assertThat(told.documentDate()).isEqualTo(truth.documentDate());
    assertThat(told.netDueDate()).isEqualTo(truth.netDueDate());
    assertThat(told.dunning()).isEqualTo(truth.dunning());
  }

  @Test
  void keepsLeadingZerosOfNativeNumbers() {
    Reading reading = bench.readAll();

    assertThat(reading.debtors().keySet())
        .containsExactly(ledger.debtorRef(Registered.simulatedErp().debtorNumber(1)));
    assertThat(reading.open().keySet()).containsExactlyInAnyOrderElementsOf(keys);
  }

  @Test
  void tellsADebtorsMasterData() {
    Debtor truth = ledger.debtors().get(0).debtor();

    Debtor told = bench.readAll().debtors().get(truth.ref());

    assertThat(told).isNotNull();
    assertThat(told.name()).isEqualTo(truth.name());
    assertThat(told.naturalPerson()).isFalse();
    assertThat(told.keyAccount()).isFalse();
    assertThat(told.directDebit()).isFalse();
    assertThat(told.dunning().procedure()).isEqualTo(Registered.simulatedErp().formerProcedure());
  }

  @Test
  void tellsThatADebtorsProcedureChanged() {
    Registered.assumeOpenedProcedure();
    Reading first = bench.readAll();
    String debtor = ledger.item(keys.get(0)).debtor();
    bench.startDay(TODAY.plusDays(1));
    ledger.assign(debtor, Registered.simulatedErp().openedProcedure());

    Reading second = bench.readFrom(first.next());

    assertThat(second.debtors().get(ledger.debtorRef(debtor)).dunning().procedure())
        .isEqualTo(Registered.simulatedErp().openedProcedure());
    assertThat(bench.rereadDebtor(debtor).dunning().procedure())
        .isEqualTo(Registered.simulatedErp().openedProcedure());
  }

  @Test
  void tellsTheSameAgainFromTheSameCursor() {
    bench.assumeClaimed(Capability.BLOCK_ITEM);
    Reading first = bench.readAll();
    ledger.edit(keys.get(2), item -> item.withBlock("A", TODAY));

    Reading second = bench.readFrom(first.next());
    Reading replayed = bench.readFrom(first.next());

    assertThat(second.open(keys.get(2)).dunning().isBlockedByClerk()).isTrue();
    assertThat(replayed.open()).containsAllEntriesOf(second.open());
  }

  @Test
  void tellsAChangeOfTheSameDayAndOfTheNext() {
    bench.assumeClaimed(Capability.BLOCK_ITEM);
    Reading first = bench.readAll();
    ledger.edit(keys.get(0), item -> item.withBlock("A", TODAY));
    Reading second = bench.readFrom(first.next());
    bench.startDay(TODAY.plusDays(1));
    ledger.edit(keys.get(1), item -> item.withBlock("A", TODAY.plusDays(1)));
    Reading third = bench.readFrom(second.next());

    assertThat(second.open(keys.get(0)).dunning().isBlockedByClerk()).isTrue();
    assertThat(third.open(keys.get(1)).dunning().isBlockedByClerk()).isTrue();
  }

  @Test
  void tellsAnItemThatWasPostedLater() {
    Reading first = bench.readAll();
    bench.startDay(TODAY.plusDays(1));
    String key =
        scenario.invoice(
            ledger.item(keys.get(0)).debtor(), Money.of("EUR", "77.00"), TODAY.plusDays(31));

    Reading second = bench.readFrom(first.next());

    assertThat(second.open(key).openAmount()).isEqualTo(Money.of("EUR", "77.00"));
  }

  @Test
  void reportsAnItemThatWasCleared() {
    Reading first = bench.readAll();
    bench.startDay(TODAY.plusDays(1));
    ledger.clear(keys.get(4), Clearing.Kind.PAYMENT);

    Reading second = bench.readFrom(first.next());

    assertThat(second.clearings())
        .containsEntry(keys.get(4), new Clearing(TODAY.plusDays(1), Clearing.Kind.PAYMENT));
    assertThat(second.open()).doesNotContainKey(keys.get(4));
    assertThat(bench.readAll().open()).hasSize(24);
  }

  @Test
  void keepsADisputedItemMarked() {
    ledger.edit(keys.get(4), item -> item.disputed("OPEN", TODAY));

    Optional<Dispute> told = bench.readAll().open(keys.get(4)).dispute();

    assertThat(told.isPresent()).isEqualTo(claims(Capability.SHOWS_DISPUTE));
    assertThat(told.map(Dispute::status).orElse("OPEN")).isEqualTo("OPEN");
    assertThat(bench.reread(keys.get(4)).dispute()).isEqualTo(told);
    assertThat(bench.reread(keys.get(3)).dispute()).isEmpty();
  }

  @Test
  void tellsForWhichDayPaymentIsPromisedAndWhenThatIsTakenBack() {
    LocalDate promised = TODAY.plusDays(9);
    Reading first = bench.readAll();
    ledger.edit(keys.get(4), item -> item.promised(Optional.of(promised), TODAY));
    Optional<PromiseToPay> told = bench.reread(keys.get(4)).promise();
    boolean showsIt = claims(Capability.SHOWS_PROMISE);

    assertThat(told)
        .isEqualTo(showsIt ? Optional.of(new PromiseToPay(promised)) : Optional.empty());
    if (showsIt) {
      assertThat(bench.readFrom(first.next()).open(keys.get(4)).promise()).isEqualTo(told);
    }

    ledger.edit(keys.get(4), item -> item.promised(Optional.empty(), TODAY));

    assertThat(bench.reread(keys.get(4)).promise()).isEmpty();
  }

  @Test
  void takesNoReversalForAPayment() {
    ledger.clear(keys.get(4), Clearing.Kind.REVERSAL);

    Clearing told = bench.readAll().clearings().get(keys.get(4));

    assertThat(told).isNotNull();
    assertThat(told.kind()).isNotEqualTo(Clearing.Kind.PAYMENT);
  }

  @ParameterizedTest
  @EnumSource(
      value = Clearing.Kind.class,
      names = {"CREDIT", "WRITE_OFF"})
  void takesNothingElseForAPaymentEither(Clearing.Kind kind) {
    ledger.clear(keys.get(4), kind);

    assertThat(bench.readAll().clearings()).containsEntry(keys.get(4), new Clearing(TODAY, kind));
  }

  @Test
  void rereadsWhatIsThereAndLeavesOutWhatIsNot() {
    ledger.clear(keys.get(1), Clearing.Kind.PAYMENT);
    String unknown = Registered.simulatedErp().itemKey(2026, 999);

    List<Change> told =
        bench
            .atRest()
            .receivables()
            .reread(Stream.of(keys.get(0), keys.get(1), unknown).map(ledger::itemRef).toList());

    assertThat(told).hasSize(2);
    assertThat(told)
        .filteredOn(Change.Open.class::isInstance)
        .extracting(change -> ((Change.Open) change).item().ref())
        .containsExactly(ledger.itemRef(keys.get(0)));
    assertThat(told)
        .filteredOn(Change.Cleared.class::isInstance)
        .extracting(change -> ((Change.Cleared) change).item().ref())
        .containsExactly(ledger.itemRef(keys.get(1)));
  }

  @Test
  void rereadsMoreItemsThanFitIntoOneCall() {
    List<Change> told =
        bench.atRest().receivables().reread(keys.stream().map(ledger::itemRef).toList());

    assertThat(told).hasSize(25);
  }

  @Test
  void findsOurMarksAndNoneOfAClerk() {
    ledger.edit(keys.get(0), item -> ledger.marks().hold(item, TODAY.plusDays(5), TODAY));
    ledger.edit(
        keys.get(1),
        item -> ledger.marks().release(ledger.marks().hold(item, TODAY.plusDays(5), TODAY), TODAY));
    ledger.edit(keys.get(2), item -> item.withBlock("A", TODAY));

    try (Stream<Change> marks = bench.atRest().receivables().ourMarks()) {
      List<String> expected =
          Stream.of(keys.get(0), keys.get(1)).filter(this::carriesAMark).sorted().toList();
      assertThat(
              marks
                  .filter(Change.Open.class::isInstance)
                  .map(change -> ((Change.Open) change).item().ref().nativeKey())
                  .distinct()
                  .sorted())
          .containsExactlyElementsOf(expected);
    }
  }

  private boolean claims(Capability capability) {
    return bench.connector.capabilities().contains(capability);
  }

  private boolean carriesAMark(String key) {
    LedgerItem item = ledger.item(key);
    return ledger.marks().block(item).isPresent() || ledger.marks().mark(item).isPresent();
  }
}
