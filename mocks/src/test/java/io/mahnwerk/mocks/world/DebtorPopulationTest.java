package io.mahnwerk.mocks.world;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.BusinessCalendar;
import io.mahnwerk.core.model.Debtor;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DebtorPopulationTest {
  private static final World WORLD = World.standard();
  private static final DebtorPopulation POPULATION =
      DebtorPopulation.of(WORLD, 1, SimulatedYear.settings(450));

  @Test
  void isTheSameForTheSameSeedAndAnotherForAnother() {
    DebtorPopulation again = DebtorPopulation.of(WORLD, 1, SimulatedYear.settings(450));
    DebtorPopulation other = DebtorPopulation.of(WORLD, 2, SimulatedYear.settings(450));

    assertThat(again.debtors()).isEqualTo(POPULATION.debtors());
    assertThat(again.invoices()).isEqualTo(POPULATION.invoices());
    assertThat(other.invoices()).isNotEqualTo(POPULATION.invoices());
  }

  @Test
  void numbersDebtorsWithLeadingZeros() {
    assertThat(POPULATION.debtors().get(0).ref().number()).isEqualTo("0000100001");
    assertThat(POPULATION.debtors().get(449).ref().number()).isEqualTo("0000100450");
  }

  @Test
  void meetsTheSharesOfTheArchetypes() {
    Map<String, Long> kinds =
        POPULATION.debtors().stream()
            .collect(groupingBy(d -> POPULATION.archetype(d.ref().number()), counting()));

    assertThat(kinds)
        .isEqualTo(
            Map.of(
                "KONZERN",
                99L,
                "FAMILIE",
                99L,
                "STARTUP",
                72L,
                "HANDWERK",
                63L,
                "SAAS",
                54L,
                "STADTWERK",
                63L));
  }

  @Test
  void carriesTheRightIndustryCodeInAboutSevenOfTen() {
    Map<String, String> codes = new HashMap<>();
    WORLD.spec().archetypes().forEach(a -> codes.put(a.name(), a.industry()));
    long right =
        POPULATION.debtors().stream()
            .filter(d -> d.industry().equals(codes.get(POPULATION.archetype(d.ref().number()))))
            .count();

    assertThat(right / 450.0).isBetween(0.62, 0.78);
  }

  @Test
  void hasSomeNaturalPersonsAndKeyAccountsAndNobodyWhoIsBoth() {
    assertThat(POPULATION.debtors()).filteredOn(Debtor::naturalPerson).hasSizeBetween(5, 40);
    assertThat(POPULATION.debtors()).filteredOn(Debtor::keyAccount).hasSizeBetween(5, 50);
    assertThat(POPULATION.debtors()).noneMatch(d -> d.naturalPerson() && d.keyAccount());
  }

  @Test
  void invoicesAboutOnceAMonthAndHalfOfItInTime() {
    double perMonth = POPULATION.invoices().size() / (450 * 12.0);
    double inTime =
        POPULATION.invoices().stream().filter(i -> i.inTime().isPresent()).count()
            / (double) POPULATION.invoices().size();

    assertThat(perMonth).isBetween(1.2, 1.6);
    assertThat(inTime).isBetween(0.45, 0.55);
  }

  @Test
  void postsAndPaysOnBusinessDaysWithinTheTerms() {
    BusinessCalendar calendar = WORLD.calendar();

    assertThat(POPULATION.invoices())
        .isNotEmpty()
        .allMatch(i -> calendar.isBusinessDay(i.postingDay()))
        .allMatch(i -> i.dueDay().equals(i.postingDay().plusDays(14)))
        .allMatch(i -> !i.postingDay().isAfter(SimulatedYear.LAST))
        .allMatch(i -> i.inTime().map(calendar::isBusinessDay).orElse(true))
        .allMatch(i -> i.inTime().map(day -> !day.isAfter(i.dueDay())).orElse(true))
        .allMatch(i -> i.inTime().map(day -> !day.isBefore(i.postingDay())).orElse(true));
  }

  @Test
  void countsInvoicesOfAYearInOrderOfPosting() {
    List<Invoice> invoices = POPULATION.invoices();

    assertThat(invoices).isSortedAccordingTo(Comparator.comparing(Invoice::postingDay));
    assertThat(invoices.get(0).number()).isEqualTo(1);
    assertThat(invoices.get(invoices.size() - 1).number()).isEqualTo(invoices.size());
    assertThat(invoices).allMatch(i -> i.amount().amount().scale() == 2 && !i.amount().isCredit());
  }
}
