package io.mahnwerk.app.e2e;

import static io.mahnwerk.app.e2e.SmallLedger.HELD_TO;
import static io.mahnwerk.app.e2e.SmallLedger.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.app.CommandLineRun;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DrawnDay;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.PilotArm;
import io.mahnwerk.core.store.Pilot;
import io.mahnwerk.core.store.ReceivablesStore;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A pilot in a ledger without an opened procedure: it can draw later days alone. */
@ParameterizedClass
@MethodSource("io.mahnwerk.app.e2e.Shaped#heldBackOnly")
class PilotOfWaitsE2eTest {
  /** Two weeks past due: the former procedure would dun it on {@link SmallLedger#HELD_TO}. */
  private static final LocalDate DUE = HELD_TO.minusDays(14);

  private static final LocalDate NEAR = HELD_TO.minusDays(5);

  @Parameter SimulatedErpProvider erp;
  @TempDir Path folder;

  @Test
  void drawsLaterDaysForSteeredDebtorsWithoutAnotherProcedure() {
    Map<String, String> due = new HashMap<>();
    try (Site site = site(due, "delay-only")) {
      site.cycle(TODAY);
      CommandLineRun design =
          site.run(TODAY, "pilot", "books", "--design", "--debtors", "40", "--share", "0.5");
      CommandLineRun start = site.run(TODAY, "pilot", "books", "--start", "--by", "A. Muster");
      CommandLineRun cycle = site.cycle(NEAR);

      assertThat(design.exitCode()).as(design.err()).isZero();
      assertThat(design.out()).contains("No procedure is to be changed");
      assertThat(site.home.resolve("pilots/books/mass-change.csv")).doesNotExist();
      assertThat(start.exitCode()).as(start.err()).isZero();
      assertThat(cycle.exitCode()).as(cycle.out() + cycle.err()).isZero();
      try (ReceivablesStore store = ReceivablesStore.open(site.store())) {
        Pilot pilot = store.pilots().find(new ConnectionId("books")).orElseThrow();
        List<DrawnDay> draws = store.pilots().draws().of(pilot.number());
        assertThat(draws).anyMatch(DrawnDay::explored).anyMatch(draw -> !draw.explored());
        assertThat(draws)
            .allMatch(draw -> !draw.day().orElseThrow().isBefore(HELD_TO))
            .anyMatch(draw -> draw.day().orElseThrow().isAfter(HELD_TO))
            .allMatch(draw -> steered(site, pilot, due).contains(draw.item()));
        draws.stream()
            .filter(draw -> draw.day().orElseThrow().isAfter(HELD_TO))
            .forEach(
                draw ->
                    assertThat(site.dunning(draw.item().nativeKey()).isHeldByUs())
                        .as(draw.toString())
                        .isTrue());
      }
    }
  }

  @Test
  void isNotStartedBeforeAnybodyMayBeHeldBack() {
    try (Site site = site(new HashMap<>(), "observe")) {
      site.cycle(TODAY);
      site.run(TODAY, "pilot", "books", "--design", "--debtors", "40");

      CommandLineRun start = site.run(TODAY, "pilot", "books", "--start");

      assertThat(start.exitCode()).isEqualTo(1);
      assertThat(start.err())
          .contains("'steering' of connection 'books' is delay-only for no company code");
    }
  }

  private static Set<OpenItemRef> steered(Site site, Pilot pilot, Map<String, String> due) {
    return due.entrySet().stream()
        .filter(e -> pilot.debtors(PilotArm.STEERED).contains(site.ledger.debtorRef(e.getKey())))
        .map(e -> site.ledger.itemRef(e.getValue()))
        .collect(Collectors.toSet());
  }

  private Site site(Map<String, String> items, String steering) {
    SmallLedger books = LateBooks.due(erp, DUE, items);
    // So that no more debtors are held at once than a run may hold.
    items.keySet().forEach(any -> books.invoice(books.unsteered(), TODAY.plusDays(40)));
    return new Site(erp, books.ledger(), folder.resolve("home")).configured(steering);
  }
}
