package io.mahnwerk.mocks.datev;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.mocks.datev.ClerkMood.Deed;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.world.ClerkAction;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of the lines of a worklist. */
class OfficeClerkTest {
  private static final LocalDate TODAY = OfficeSite.TODAY;
  private static final String SET = "Sperre setzen";
  private static final String LIFT = "Sperre aufheben";

  private final OfficeSite site = new OfficeSite();
  private final String key = site.keys.get(0);

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void blocksTheItemUpToTheDayOfTheLine() {
    site.worklist("Mahnsperren_20260615_001.csv", line(key, SET, "20.06.2026"));
    site.datev.settle();

    assertThat(state().isHeldByUs()).isTrue();
    assertThat(site.rows(key).get(0)).containsEntry("Temporäre Mahn-/ Zahlsperre", "20062026");
    site.ledger.startDay(TODAY.plusDays(6));
    assertThat(state().block()).isEmpty();
  }

  @Test
  void entersALineOnceHoweverOftenSheLooks() {
    site.worklist("Mahnsperren_20260615_001.csv", line(key, SET, "20.06.2026"));
    site.datev.settle();
    site.datev.settle();

    assertThat(site.ledger.changes()).isEqualTo(1);
  }

  @Test
  void worksByTheNewerOfTwoLines() {
    site.worklist("Mahnsperren_20260615_001.csv", line(key, SET, "20.06.2026"));
    site.worklist("Mahnsperren_20260615_002.csv", line(key, SET, "25.06.2026"));
    site.datev.settle();

    assertThat(DatevMarks.until(item())).contains(LocalDate.of(2026, 6, 25));
    assertThat(site.ledger.changes()).isEqualTo(1);
  }

  @Test
  void liftsABlockOfTheListAndNoneOfHerOwn() {
    site.worklist("Mahnsperren_20260615_001.csv", line(key, SET, "20.06.2026"));
    site.datev.settle();
    String hers = site.keys.get(1);
    site.ledger.edit(hers, i -> i.withReference(DatevMarks.UNTIL, "2026-06-20", TODAY));
    site.worklist("Mahnsperren_20260615_002.csv", line(key, LIFT, ""), line(hers, LIFT, ""));
    site.datev.settle();

    assertThat(state().block()).isEmpty();
    assertThat(item().references()).isEmpty();
    assertThat(site.ledger.canonical(site.ledger.item(hers)).dunning().isBlockedByClerk()).isTrue();
  }

  @Test
  void leavesClearedAndBlockedItemsAndPastDaysAlone() {
    site.ledger.clear(key, Clearing.Kind.PAYMENT);
    site.ledger.edit(site.keys.get(1), i -> i.withBlock("A", TODAY));
    long before = site.ledger.changes();
    site.worklist(
        "Mahnsperren_20260615_001.csv",
        line(key, SET, "20.06.2026"),
        line(site.keys.get(1), SET, "20.06.2026"),
        line(site.keys.get(2), SET, "14.06.2026"),
        line("10001/RE-unknown", SET, "20.06.2026"));
    site.datev.settle();

    assertThat(site.ledger.changes()).isEqualTo(before);
  }

  @Test
  void takesNoFileThatIsStillBeingWritten() {
    site.worklist("Mahnsperren_20260615_001.csv.tmp", line(key, SET, "20.06.2026"));
    site.datev.settle();

    assertThat(state().block()).isEmpty();
  }

  @Test
  void importsOnTuesdaysAndExportsThenAndBeforeEachRun() {
    site.worklist("Mahnsperren_20260615_001.csv", line(key, SET, "20.06.2026"));

    site.datev.endDay(TODAY);
    assertThat(site.ledger.changes()).isZero();
    site.ledger.startDay(TODAY.plusDays(1));
    site.datev.endDay(TODAY.plusDays(1));
    site.ledger.startDay(TODAY.plusDays(2));
    site.datev.endDay(TODAY.plusDays(2));
    site.ledger.startDay(TODAY.plusDays(3));
    site.datev.endDay(TODAY.plusDays(3));

    assertThat(site.ledger.changes()).isLessThanOrEqualTo(1);
    assertThat(site.datev.folder().inbox().toFile().list())
        .anyMatch(name -> name.startsWith("OPOS_20260616"))
        .noneMatch(name -> name.startsWith("OPOS_20260617"))
        .anyMatch(name -> name.startsWith("OPOS_20260618"));
  }

  @Test
  void doesAboutNineLinesOfTenSomeLateAndAFewWrong() {
    ClerkMood mood = ClerkMood.usual(1);
    List<Deed> deeds = Stream.generate(mood::next).limit(2000).toList();

    assertThat(Collections.frequency(deeds, Deed.FORGOTTEN)).isBetween(150, 250);
    assertThat(Collections.frequency(deeds, Deed.LATE)).isBetween(110, 210);
    assertThat(Collections.frequency(deeds, Deed.WRONG)).isBetween(20, 60);
    ClerkMood same = ClerkMood.usual(1);
    assertThat(Stream.generate(same::next).limit(2000)).isEqualTo(deeds);
  }

  @Test
  void tellsOfEachLineThatSheEnteredOtherwise() {
    OfficeClerk clerk = clerk();
    site.worklist("Mahnsperren_20260615_001.csv", line(key, SET, "20.06.2026"));
    clerk.work(() -> Deed.WRONG);

    assertThat(clerk.enteredOtherwise()).containsExactly(key);
    assertThat(clerk.enteredOtherwise()).isEmpty();
    assertThat(state().isBlockedByClerk()).isTrue();
  }

  @Test
  void doesALateLineWithTheNextImport() {
    OfficeClerk clerk = clerk();
    site.worklist("Mahnsperren_20260615_001.csv", line(key, SET, "25.06.2026"));
    clerk.work(() -> Deed.LATE);
    assertThat(state().block()).isEmpty();

    site.ledger.startDay(TODAY.plusDays(7));
    clerk.work(() -> Deed.FORGOTTEN);

    assertThat(state().isHeldByUs()).isTrue();
  }

  @Test
  void importsWeeklyAndTellsWhatSheEnteredOtherwiseAsChangesOfOurs() {
    site.ledger.startDay(TODAY.plusDays(1));
    for (int file = 1; file <= 300; file++) {
      site.ledger.edit(key, i -> site.ledger.marks().withdraw(i, TODAY));
      site.worklist("Mahnsperren_20260616_%03d.csv".formatted(file), line(key, SET, "25.06.2026"));
      List<ClerkAction> actions = site.datev.endDay(TODAY.plusDays(1));
      if (!actions.isEmpty()) {
        assertThat(actions)
            .containsExactly(
                new ClerkAction(ClerkAction.Kind.CHANGED_OURS, key, TODAY.plusDays(1)));
        assertThat(state().isBlockedByClerk()).isTrue();
        return;
      }
    }
    throw new AssertionError("Three hundred lines and not one was entered otherwise");
  }

  private OfficeClerk clerk() {
    OfficeClerk.FileImport none =
        (name, content) -> {
          throw new AssertionError(name);
        };
    return new OfficeClerk(
        site.ledger, site.datev.folder(), new OfficeClerk.Imports(none, none, none));
  }

  private LedgerItem item() {
    return site.ledger.item(key);
  }

  private DunningState state() {
    return site.ledger.canonical(item()).dunning();
  }

  private static String[] line(String key, String task, String until) {
    return new String[] {key, task, until};
  }
}
