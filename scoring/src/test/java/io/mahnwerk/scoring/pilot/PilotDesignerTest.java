package io.mahnwerk.scoring.pilot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.model.PilotArm;
import io.mahnwerk.core.model.PilotStage;
import io.mahnwerk.scoring.Fixtures;
import io.mahnwerk.scoring.PlantedWorld;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PilotDesignerTest {
  private static final String[] INDUSTRIES = {"", "KONZ", "FAMI", "SAAS"};

  @Test
  void takesAsManyAsWereAskedForAndHalvesThem() {
    PilotDesign design = designer(250).design(book(1_000));

    assertThat(design.members()).hasSize(250);
    assertThat(design.members(PilotArm.STEERED)).hasSize(125);
    assertThat(design.members()).doesNotHaveDuplicates();
  }

  @Test
  void everyKindIsTakenInProportionAndHalved() {
    PilotDesign design = designer(250).design(book(1_000));
    Map<Stratum, Long> kinds = counted(design.members());
    Map<Stratum, Long> steered = counted(design.members(PilotArm.STEERED));

    kinds.forEach(
        (kind, members) ->
            assertThat(2 * steered.getOrDefault(kind, 0L))
                .as(kind.toString())
                .isBetween(members - 2, members + 2));
    assertThat(kinds.keySet()).hasSizeGreaterThan(12);
  }

  @Test
  void theSameSeedTakesTheSameInWhateverOrderDebtorsCome() {
    List<DebtorPast> book = book(600);
    List<DebtorPast> shuffled = new ArrayList<>(book);
    Collections.reverse(shuffled);

    assertThat(designer(200).design(shuffled).members())
        .isEqualTo(designer(200).design(book).members());
    assertThat(new PilotDesigner(terms(200, 2), Fixtures.procedures()).design(book).members())
        .isNotEqualTo(designer(200).design(book).members());
  }

  @Test
  void leavesOutWhomNothingMayHappenToAndWhomNothingCanBeLearnedFrom() {
    List<DebtorPast> book = new ArrayList<>(book(100));
    book.add(past(flagged(debtor(900), true, false), 20, 5, 100));
    book.add(past(flagged(debtor(901), false, true), 20, 5, 100));
    book.add(past(debtor(902), 20, 5, 1_000_000));
    book.add(past(debtor(903), 2, 1, 100));
    book.add(past(debtor(904), 20, 0, 0));
    book.add(past(Fixtures.debtor(905, "", new DunningProcedureCode("OTHER")), 20, 5, 100));

    PilotDesign design = designer(40).design(book);

    assertThat(design.excluded())
        .containsEntry(Exclusion.NATURAL_PERSON, 1)
        .containsEntry(Exclusion.KEY_ACCOUNT, 1)
        .containsEntry(Exclusion.LARGEST, 3)
        .containsEntry(Exclusion.THIN_HISTORY, 1)
        .containsEntry(Exclusion.NEVER_LATE, 1)
        .containsEntry(Exclusion.NO_OPENED_PROCEDURE, 1);
    assertThat(design.members())
        .noneMatch(member -> member.debtor().naturalPerson() || member.debtor().keyAccount());
  }

  @Test
  void takesAllWhereFewerCanBeTaken() {
    PilotDesign design = designer(250).design(book(60));

    assertThat(design.members()).hasSize(58);
    assertThat(design.eligible()).isEqualTo(58);
  }

  @Test
  void saysHowLongItHasToRun() {
    PilotOutlook outlook = new PilotOutlook(125, 400, 0.23, 0.4, 0, 1_000, 105);

    assertThat(outlook.months()).isEqualTo(OptionalInt.of(3));
    assertThat(outlook.notices(3)).isCloseTo(150, within(1e-9));
    assertThat(outlook.leastRise(3)).isCloseTo(0.15, within(0.01));
    assertThat(new PilotOutlook(20, 40, 0.23, 0.1, 0.3, 1_000, 800).months()).isEmpty();
  }

  @Test
  void answersThatHangTogetherCountLess() {
    List<DebtorPast> alike = new ArrayList<>();
    List<DebtorPast> mixed = new ArrayList<>();
    for (int n = 0; n < 40; n++) {
      alike.add(answers(n, 4, n % 2 == 0 ? 4 : 0));
      mixed.add(answers(n, 4, 2));
    }

    assertThat(PilotOutlook.correlation(alike)).isCloseTo(1, within(1e-9));
    assertThat(PilotOutlook.correlation(mixed)).isZero();
    assertThat(PilotOutlook.correlation(List.of())).isZero();
  }

  @Test
  void theDelayCostsInterestOnWhatIsAskedForLater() {
    PilotDesign design = designer(250).design(book(1_000));
    DelayCost.Schedule schedule =
        new DelayCost.Schedule(
            Fixtures.procedures().byCode().get(Fixtures.OPENED),
            Fixtures.procedures().byCode().get(Fixtures.FORMER),
            PlantedWorld.RUNS,
            LocalDate.of(2026, 3, 2));

    DelayCost narrow = DelayCost.of(design, schedule, PilotStage.NARROW, 3, 0.08);
    DelayCost wide = DelayCost.of(design, schedule, PilotStage.WIDE, 3, 0.08);

    assertThat(narrow.laterDays()).isBetween(0.5, 2.5);
    assertThat(wide.laterDays()).isGreaterThan(narrow.laterDays());
    assertThat(wide.earlierDays()).isGreaterThan(narrow.earlierDays());
    assertThat(wide.interestEuros())
        .isCloseTo(
            wide.notices() * design.outlook().dunnedEuros() * wide.laterDays() * 0.08 / 365,
            within(1e-9));
  }

  @Test
  void takesDebtorsUnderTheirOwnProcedureWhereTheyCanOnlyBeHeldBack() {
    DunningProcedures former =
        new DunningProcedures(
            Map.of(Fixtures.FORMER, Fixtures.procedure(Fixtures.FORMER, 10, 14, 30, 45)), Map.of());
    PilotDesigner waits = new PilotDesigner(terms(40, 1), former);
    Debtor undescribed = Fixtures.debtor(901, "KONZ", new DunningProcedureCode("OTHER"));
    List<DebtorPast> book = new ArrayList<>(book(100));
    book.add(past(undescribed, 20, 5, 100));

    PilotDesign design = waits.design(book);

    assertThat(design.members()).hasSize(40);
    assertThat(waits.changesProcedures()).isFalse();
    assertThat(waits.procedure(debtor(1))).contains(Fixtures.FORMER);
    assertThat(waits.procedure(undescribed)).isEmpty();
    assertThat(design.excluded()).containsEntry(Exclusion.NO_OPENED_PROCEDURE, 1);
    assertThat(designer(40).changesProcedures()).isTrue();
    assertThat(designer(40).procedure(debtor(1))).contains(Fixtures.OPENED);
  }

  @Test
  void refusesTermsThatMakeNoPilot() {
    assertThatIllegalArgumentException().isThrownBy(() -> terms(39, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> terms(1_001, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PilotTerms(250, 0, ExploringShare.DEFAULT, BigDecimal.valueOf(1), 1));
  }

  private static Map<Stratum, Long> counted(List<PilotDesign.Member> members) {
    return members.stream()
        .map(PilotDesign.Member::stratum)
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  private static PilotDesigner designer(int debtors) {
    return new PilotDesigner(terms(debtors, 1), Fixtures.procedures());
  }

  private static PilotTerms terms(int debtors, long seed) {
    return new PilotTerms(debtors, 0.1, ExploringShare.DEFAULT, BigDecimal.valueOf(10_000), seed);
  }

  private static List<DebtorPast> book(int size) {
    return IntStream.range(0, size)
        .mapToObj(n -> past(debtor(n), 12, 2 + n % 9, 10_000 + 100 * (n * 37 % 101)))
        .toList();
  }

  private static Debtor debtor(int n) {
    return Fixtures.debtor(n, INDUSTRIES[n % INDUSTRIES.length], Fixtures.FORMER);
  }

  private static DebtorPast past(Debtor debtor, int paid, int late, double turnover) {
    return new DebtorPast(debtor, paid, late, turnover, late, late / 3, 500, 0);
  }

  private static DebtorPast answers(int n, int notices, int answered) {
    return new DebtorPast(debtor(n), 5, 5, 100, notices, answered, 100, 0);
  }

  private static Debtor flagged(Debtor debtor, boolean person, boolean keyAccount) {
    return new Debtor(
        debtor.ref(),
        debtor.name(),
        person,
        keyAccount,
        debtor.industry(),
        debtor.country(),
        debtor.paymentTerms(),
        debtor.directDebit(),
        debtor.dunning(),
        debtor.version());
  }
}
