package io.mahnwerk.mocks.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.ExpectedPayment;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.spi.DunningInstruction.Hold;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.core.spi.IdempotencyKey;
import io.mahnwerk.core.spi.SuggestionBoard.Expected;
import io.mahnwerk.core.spi.SuggestionBoard.Suggestion;
import io.mahnwerk.core.writeback.LedgerAccess;
import io.mahnwerk.core.writeback.LedgerRelease;
import io.mahnwerk.core.writeback.Pause;
import io.mahnwerk.core.writeback.ReleaseReport;
import io.mahnwerk.core.writeback.ReleaseReport.Suggestions;
import io.mahnwerk.core.writeback.WriteBackProgress;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What is shown in a ledger's lists is taken out by a release that asks the ledger alone, and the
 * ledger is as if nothing had ever been shown.
 */
@InEveryShape
@Timeout(120)
public class SuggestionContract {
  private static final LocalDate TODAY = LedgerScenario.TODAY;
  private static final int ITEMS = 9;

  private final SimulatedLedger ledger = Bench.scenario().withOverdueInvoices(ITEMS).ledger();
  private final List<String> keys = ledger.items().stream().map(LedgerItem::key).toList();
  private final Bench bench = new Bench(ledger);

  @BeforeEach
  void showsSuggestions() {
    bench.assumeClaimed(Capability.SHOWS_SUGGESTION);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void takesOutWhatIsShownAndLeavesTheItemsAsTheyWere() {
    List<LedgerItem> before = ledger.items().stream().toList();
    show(keys);
    assertThat(bench.erp.suggestionsShown()).isEqualTo(ITEMS);
    assertThat(release().preview().suggestions()).isEqualTo(new Suggestions(0, ITEMS));

    assertThat(release().run(TODAY).suggestions()).isEqualTo(new Suggestions(ITEMS, 0));

    assertThat(bench.erp.suggestionsShown()).isZero();
    assertThat(release().preview().suggestions()).isEqualTo(Suggestions.NONE);
    assertThat(ledger.items().stream().toList()).isEqualTo(before);
  }

  @Test
  void takesOutByAConnectorThatHasJustBeenOpened() {
    show(keys);

    try (ErpConnector opened = bench.open(bench.settings())) {
      assertThat(opened.suggestions().takeOut()).isZero();
    }

    assertThat(bench.erp.suggestionsShown()).isZero();
  }

  @Test
  void takesOutAlsoWhatIsShownOfClearedItemsAndBesideAMark() {
    show(keys);
    hold(keys.get(0));
    hold(keys.get(1));
    ledger.clear(keys.get(1), Clearing.Kind.PAYMENT);

    ReleaseReport report = release().run(TODAY);

    assertThat(report.left()).isEmpty();
    assertThat(report.inert()).isEmpty();
    assertThat(bench.erp.suggestionsShown()).isZero();
    assertThat(ledger.marks().mark(ledger.item(keys.get(1)))).isEmpty();
  }

  @Test
  void leavesAPersonsDecisionStanding() {
    show(keys);
    hold(keys.get(0));
    ledger.annotate(keys.get(0), item -> ledger.marks().liftByHand(item, TODAY));

    assertThat(release().run(TODAY).suggestions().left()).isZero();

    assertThat(bench.erp.suggestionsShown()).isZero();
    assertThat(ledger.marks().markFieldTaken(ledger.item(keys.get(0)))).isTrue();
  }

  @Test
  void showsAgainWhatWasTakenOut() {
    show(keys);
    release().run(TODAY);

    show(keys.subList(0, 1));

    assertThat(bench.erp.suggestionsShown()).isEqualTo(1);
  }

  private LedgerRelease release() {
    return new LedgerRelease(
        LedgerAccess.of(Bench.CONNECTION, bench.atRest()),
        Pause.looks(1),
        WriteBackProgress.SILENT);
  }

  private void show(List<String> items) {
    bench.connector.suggestions().show(items.stream().map(this::suggestion).toList());
  }

  private Suggestion suggestion(String key) {
    ExpectedPayment payment =
        new ExpectedPayment(
            Optional.of(TODAY.plusDays(2)),
            Optional.of(TODAY.plusDays(9)),
            Optional.of(TODAY.plusDays(40)));
    return new Suggestion(
        ledger.itemRef(key),
        Optional.of(TODAY.plusDays(4)),
        Optional.of(new Expected(new BigDecimal("0.6667"), payment)),
        List.of(Reason.of(ReasonCode.ANSWERS_EARLY_NOTICE)),
        "forest-7");
  }

  private void hold(String key) {
    OpenItem item = bench.reread(key);
    bench.apply(new Hold(item.ref(), item.version(), TODAY.plusDays(9), new IdempotencyKey(key)));
  }
}
