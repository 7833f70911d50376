package io.mahnwerk.mocks.world;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * How each debtor of a population pays and answers, before and after the world's change.
 *
 * @param changedOn invoices due from this day on go by what is after the change
 */
record Tempers(Map<String, Temper> before, Map<String, Temper> after, LocalDate changedOn) {

  static Tempers of(DebtorPopulation population) {
    World world = population.world();
    WorldSpec.Change change = world.spec().change();
    DebtorPopulation.Settings settings = population.settings();
    WorkDays days = world.workDays(population.calendar(), settings.first(), settings.last());
    Map<String, Archetype> archetypes = new HashMap<>();
    Map<String, Temper.Habit> habits = new HashMap<>();
    for (Archetype archetype : world.spec().archetypes()) {
      archetypes.put(archetype.name(), archetype);
      habits.put(archetype.name(), Temper.Habit.of(archetype, world.calibration().kappa(), days));
    }
    Map<String, Temper> before = new HashMap<>();
    Map<String, Temper> after = new HashMap<>();
    for (var debtor : population.debtors()) {
      String number = debtor.ref().number();
      Traits own = population.member(number).traits();
      String name = own.archetype().name();
      String later = change.archetypes().getOrDefault(name, name);
      before.put(number, new Temper(world, own, habits.get(name)));
      after.put(number, new Temper(world, own.like(archetypes.get(later)), habits.get(later)));
    }
    LocalDate changedOn = settings.first().plusMonths(change.afterMonths());
    return new Tempers(before, after, changedOn);
  }

  Temper of(Invoice invoice) {
    boolean changed = !invoice.dueDay().isBefore(changedOn);
    return Objects.requireNonNull((changed ? after : before).get(invoice.debtor()));
  }
}
