package io.mahnwerk.app.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.config.ConnectionsFile;
import io.mahnwerk.core.model.BusinessCalendar;
import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorDunning;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DunningProcedure;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.model.RecordVersion;
import io.mahnwerk.scoring.features.DayCalendar;
import io.mahnwerk.scoring.features.PaymentHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaceGuardTest {
  private static final LocalDate BEGAN = LocalDate.of(2026, 1, 5);
  private static final LocalDate LATER = BEGAN.plusDays(150);
  private static final CompanyCode CODE = new CompanyCode("1000");
  private static final DunningProcedureCode OLD = new DunningProcedureCode("OLD");
  private static final DunningProcedureCode OPENED = new DunningProcedureCode("NEW");

  @TempDir private Path home;

  @Test
  void stopsWhereSteeredDebtorsPayLaterThanThoseHeldToTheirFormerDay() throws IOException {
    PaymentHistory history = history(45, 20);
    PaceGuard first = guard("steered", 50, Set.of());
    first.look(history, BEGAN);
    assertThat(first.stops(CODE)).isEmpty();

    PaceGuard later = guard("steered", 50, Set.of());
    later.look(history, LATER);

    assertThat(later.justStopped()).containsExactly(CODE);
    assertThat(later.stops(CODE).orElseThrow().code())
        .isEqualTo(ReasonCode.PAID_LATER_THAN_CONTROL);
    assertThat(later.stops(new CompanyCode("2000"))).isEmpty();
    assertThat(later.text()).isEqualTo(" slow 1000");
    PaceGuard next = guard("steered", 50, Set.of());
    next.look(history, LATER.plusDays(1));
    assertThat(next.justStopped()).isEmpty();
    assertThat(next.stops(CODE)).isEqualTo(later.stops(CODE));
  }

  @Test
  void goesOnWhereTheyPayNoLater() throws IOException {
    assertThat(stopped(history(20, 20), "steered", 50)).isFalse();
    assertThat(stopped(history(20, 45), "steered", 50)).isFalse();
  }

  @Test
  void watchesNothingWithoutAControlGroupOrOutsideOfSteering() throws IOException {
    PaymentHistory slow = history(45, 20);

    assertThat(stopped(slow, "steered", 100)).isFalse();
    assertThat(stopped(slow, "observe", 50)).isFalse();
    assertThat(stopped(slow, "delay-only", 50)).isFalse();
    assertThat(stopped(slow, "steered", 50)).isTrue();
  }

  @Test
  void leavesDebtorsOfAPilotToThePilot() throws IOException {
    Set<DebtorRef> all =
        history(45, 20)
            .debtors()
            .map(Debtor::ref)
            .collect(java.util.stream.Collectors.toUnmodifiableSet());
    guard("steered", 50, all).look(history(45, 20), BEGAN);
    PaceGuard guard = guard("steered", 50, all);
    guard.look(history(45, 20), LATER);

    assertThat(guard.stops(CODE)).isEmpty();
  }

  @Test
  void beginsAnewWhenAPersonLetsItGoOnAndWithAnotherShare() throws IOException {
    PaymentHistory slow = history(45, 20);
    assertThat(stopped(slow, "steered", 50)).isTrue();

    new PaceRecord(home.resolve("books.pace.json")).forget();
    PaceGuard anew = guard("steered", 50, Set.of());
    anew.look(slow, LATER);
    assertThat(anew.stops(CODE)).isEmpty();

    PaceGuard other = guard("steered", 80, Set.of());
    other.look(slow, LATER.plusDays(1));
    assertThat(Files.readString(home.resolve("books.pace.json")))
        .contains(LATER.plusDays(1).toString(), "80");
  }

  @Test
  void saysWhatToDoWithAFileThatCannotBeRead() throws IOException {
    Files.writeString(home.resolve("books.pace.json"), "{\"1000\": 5}");

    assertThatThrownBy(() -> guard("steered", 50, Set.of()))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("'mahnwerk go' begins it anew.");
  }

  private boolean stopped(PaymentHistory history, String steering, int share) throws IOException {
    Files.deleteIfExists(home.resolve("books.pace.json"));
    guard(steering, share, Set.of()).look(history, BEGAN);
    PaceGuard guard = guard(steering, share, Set.of());
    guard.look(history, LATER);
    return guard.stops(CODE).isPresent();
  }

  private PaceGuard guard(String steering, int share, Set<DebtorRef> inPilot) throws IOException {
    Files.writeString(
        home.resolve("mahnwerk.yaml"),
        """
        connections:
          books:
            erp: paper
            run-days: [tuesday]
            pilot-share: %d
            steering:
              "1000": %s
        """
            .formatted(share, steering));
    Map<DunningProcedureCode, DunningProcedure> byCode = new HashMap<>();
    for (DunningProcedureCode code : List.of(OLD, OPENED)) {
      byCode.put(
          code, new DunningProcedure(code, 10, 2, 0, List.of(DunningProcedure.Step.after(14))));
    }
    return new PaceGuard(
        ConnectionsFile.in(home, Map.of()).connection("books"),
        new DunningProcedures(byCode, Map.of(OPENED, OLD)),
        new PaceRecord(home.resolve("books.pace.json")),
        inPilot);
  }

  /** Debtors in whose books recommended days are used pay so many days late, the others so many. */
  private static PaymentHistory history(int steeredDays, int controlDays) {
    PaymentHistory history = new PaymentHistory(new DayCalendar(new BusinessCalendar(d -> false)));
    Random random = new Random(5);
    ConnectionId books = new ConnectionId("books");
    for (int n = 0; n < 400; n++) {
      DebtorRef debtor = new DebtorRef(books, CODE, "D" + n);
      history.record(
          new Debtor(
              debtor,
              "Werk " + n,
              false,
              false,
              "",
              "DE",
              "",
              false,
              DebtorDunning.under(OPENED),
              new RecordVersion("1")));
      LocalDate due = BEGAN.plusDays(1 + n % 60);
      int days = new PilotShare(50).includes(debtor) ? steeredDays : controlDays;
      LocalDate paid = due.plusDays(Math.max(0, days + random.nextInt(21) - 10));
      history.record(
          new ItemHistory(
              new OpenItemRef(books, CODE, "I" + n),
              debtor,
              Money.of("EUR", "500.00"),
              due.minusDays(14),
              due,
              due.minusDays(14),
              Optional.of(
                  new ItemHistory.RecordedClearing(
                      new Clearing(paid, Clearing.Kind.PAYMENT), paid.plusDays(1))),
              List.of(),
              List.of()));
    }
    return history;
  }
}
