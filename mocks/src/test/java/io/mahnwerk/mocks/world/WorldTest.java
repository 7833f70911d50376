package io.mahnwerk.mocks.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mahnwerk.core.model.BusinessCalendar;
import io.mahnwerk.core.model.Debtor;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorldTest {
  private static final World STANDARD = World.standard();

  @Test
  void takesTheCalibrationOfItsEffect() {
    List<Calibration> calibrations = STANDARD.spec().calibrations();

    assertThat(STANDARD.withEffect(0).calibration()).isEqualTo(calibrations.get(0));
    assertThat(STANDARD.withEffect(1.0).calibration())
        .isEqualTo(calibrations.get(calibrations.size() - 1));
  }

  @Test
  void interpolatesBetweenCalibrations() {
    Calibration below = new Calibration(0.2, 1.0, 0.5);
    Calibration above = new Calibration(0.6, 2.0, 0.9);

    Calibration between = Calibration.at(List.of(below, above), 0.3);

    assertThat(between.kappa()).isCloseTo(1.25, within(1e-12));
    assertThat(between.rho()).isCloseTo(0.6, within(1e-12));
  }

  @Test
  void refusesAnEffectBeyondItsCalibrations() {
    assertThatThrownBy(() -> STANDARD.withEffect(1.5))
        .hasMessage(
            "'effect' must be between 0.0 and 1.0, for which there are calibrations, but is 1.5");
  }

  @Test
  void permutedResponsesLeaveNoArchetypeItsOwn() {
    for (long seed = 1; seed <= 20; seed++) {
      List<Archetype> permuted = STANDARD.withPermutedResponses(seed).spec().archetypes();
      for (int i = 0; i < permuted.size(); i++) {
        Archetype own = STANDARD.spec().archetypes().get(i);
        assertThat(permuted.get(i).answer()).isNotEqualTo(own.answer());
        assertThat(permuted.get(i).own()).isEqualTo(own.own());
      }
      assertThat(permuted.stream().map(Archetype::answer))
          .containsExactlyInAnyOrderElementsOf(
              STANDARD.spec().archetypes().stream().map(Archetype::answer).toList());
    }
  }

  @Test
  void permutedResponsesFollowTheSeed() {
    assertThat(STANDARD.withPermutedResponses(1)).isEqualTo(STANDARD.withPermutedResponses(1));
    assertThat(STANDARD.withPermutedResponses(1)).isNotEqualTo(STANDARD.withPermutedResponses(2));
  }

  @Test
  void leavesIndustryCodesOutAndTheDebtorsOtherwiseAlike() {
    List<Debtor> with = DebtorPopulation.of(STANDARD, 1, SimulatedYear.settings(50)).debtors();
    List<Debtor> without =
        DebtorPopulation.of(STANDARD.withoutIndustryCodes(), 1, SimulatedYear.settings(50))
            .debtors();

    assertThat(with).noneMatch(debtor -> debtor.industry().isBlank());
    assertThat(without).allMatch(debtor -> debtor.industry().isBlank());
    assertThat(without.stream().map(Debtor::name))
        .isEqualTo(with.stream().map(Debtor::name).toList());
  }

  @Test
  void namesCompaniesAfterTheirKindAsOftenAsTheFileSays() {
    assertThat(STANDARD.toYaml()).contains("fittingNames: 1.0");
    assertThat(fitting(1)).isEqualTo(1);
    assertThat(fitting(0.5)).isBetween(0.5, 0.67);
    assertThat(fitting(0)).isBetween(0.1, 0.24);
  }

  /** The share of companies whose names could be those of their archetype. */
  private static double fitting(double share) {
    World world =
        World.parse(
            "names.yaml", STANDARD.toYaml().replace("fittingNames: 1.0", "fittingNames: " + share));
    DebtorPopulation population = DebtorPopulation.of(world, 1, SimulatedYear.settings(450));
    Map<String, List<String>> patterns = new HashMap<>();
    world.spec().archetypes().forEach(kind -> patterns.put(kind.name(), kind.names()));
    List<Debtor> companies =
        population.debtors().stream().filter(debtor -> !debtor.naturalPerson()).toList();
    long fit =
        companies.stream()
            .filter(
                company ->
                    patterns.get(population.archetype(company.ref().number())).stream()
                        .anyMatch(pattern -> isOf(pattern, company.name())))
            .count();
    return fit / (double) companies.size();
  }

  private static boolean isOf(String pattern, String name) {
    int stem = pattern.indexOf("{stem}");
    return name.startsWith(pattern.substring(0, stem))
        && name.endsWith(pattern.substring(stem + "{stem}".length()));
  }

  @Test
  void knowsTheHolidaysOfItsCountryAndItsClosedDays() {
    BusinessCalendar calendar = STANDARD.calendar();

    assertThat(calendar.isBusinessDay(LocalDate.of(2025, 10, 3))).isFalse();
    assertThat(calendar.isBusinessDay(LocalDate.of(2025, 12, 24))).isFalse();
    assertThat(calendar.isBusinessDay(LocalDate.of(2025, 12, 23))).isTrue();
    assertThat(calendar.isBusinessDay(LocalDate.of(2025, 10, 26))).isFalse();
  }

  @Test
  void hasWorldsBuiltInByTheirEffect() {
    for (String name : World.builtIn()) {
      World world = World.builtIn(name).orElseThrow();

      assertThat(world.name()).isEqualTo(name);
      assertThat(name).endsWith(String.valueOf(world.effect()));
      assertThat(world.knownDebtors()).isEqualTo(800);
      assertThat(world.pastInvoices()).isEqualTo(24);
      assertThat(world.newDebtors()).isEqualTo(400);
    }
    assertThat(World.builtIn("seeds-2.0")).isEmpty();
  }

  @Test
  void givesKnownDebtorsTheirExactPastAndNewOnesNone() {
    LocalDate rollOut = LocalDate.of(2025, 9, 1);
    DebtorPopulation population =
        DebtorPopulation.of(
            STANDARD, 1, SimulatedYear.settings(10), new DebtorPopulation.RollOut(rollOut, 7, 4));

    List<String> numbers = population.debtors().stream().map(d -> d.ref().number()).toList();
    for (int i = 0; i < numbers.size(); i++) {
      String number = numbers.get(i);
      long before =
          population.invoices().stream()
              .filter(invoice -> invoice.debtor().equals(number))
              .filter(invoice -> invoice.postingDay().isBefore(rollOut))
              .count();
      assertThat(before).isEqualTo(i < 6 ? 7 : 0);
    }
    assertThat(population.invoices()).anyMatch(i -> i.debtor().equals(numbers.get(9)));
  }
}
