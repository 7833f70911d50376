package io.mahnwerk.mocks.world;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import io.mahnwerk.core.model.BusinessCalendar;
import io.mahnwerk.core.model.Sentence;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How simulated debtors behave, read from a world file. Immutable. Nothing in it claims to be
 * measured on real debtors.
 */
public final class World {
  private static final WorldSpec.PaidBeforeDue PAID_IN_TIME = new WorldSpec.PaidBeforeDue(0.001, 0);

  private final WorldSpec spec;

  private World(WorldSpec spec) {
    this.spec = spec;
  }

  /** Throws {@link WorldFileException} for a file that cannot be read or breaks a rule. */
  public static World load(Path file) {
    try {
      return new World(WorldReader.read(file.toString(), Files.readString(file)));
    } catch (NoSuchFileException e) {
      throw new WorldFileException(
          new Sentence("World file %s does not exist.", "Die Weltdatei %s gibt es nicht.")
              .naming(file),
          e);
    } catch (IOException e) {
      throw new WorldFileException(
          new Sentence(
                  "World file %s cannot be read as a UTF-8 text file.",
                  "Die Weltdatei %s ist als UTF-8-Text nicht lesbar.")
              .naming(file),
          e);
    }
  }

  /** The world that comes with the product. */
  public static World standard() {
    try (InputStream in = World.class.getResourceAsStream("default.yaml")) {
      if (in == null) {
        throw new IllegalStateException("The standard world is missing");
      }
      return parse("default.yaml", new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names that {@link #builtIn} knows. */
  public static List<String> builtIn() {
    return List.of("seeds-1.0", "seeds-0.5", "seeds-0.25");
  }

  /**
   * The worlds on which figures are compared: the standard world with the whole, half and a quarter
   * of its effect, of which only invoices that become overdue are told (one in a thousand is paid
   * in time). Empty for a name that is none of {@link #builtIn()}.
   */
  public static Optional<World> builtIn(String name) {
    if (!builtIn().contains(name)) {
      return Optional.empty();
    }
    World world = standard().withEffect(Double.parseDouble(name.substring("seeds-".length())));
    WorldSpec.Invoicing overdue = world.spec.invoicing().withPaidBeforeDue(PAID_IN_TIME);
    return Optional.of(new World(world.spec.withName(name).withInvoicing(overdue)));
  }

  static World parse(String file, String yaml) {
    return new World(WorldReader.read(file, yaml));
  }

  public String name() {
    return spec.name();
  }

  /** How much of the story's effect notices have in this world, 0 to 1. */
  public double effect() {
    return spec.effect();
  }

  /** Days of the terms on which every invoice is payable. */
  public int termsDays() {
    return spec.invoicing().termsDays();
  }

  /** Mean number of invoices for one debtor and month. */
  public double invoicesPerMonth() {
    return spec.invoicing().perMonth();
  }

  /** Debtors of whom a simulation has a history. */
  public int knownDebtors() {
    return spec.past().debtors();
  }

  /** Invoices that each of them got in the history. */
  public int pastInvoices() {
    return spec.past().invoices();
  }

  /** Debtors who first appear in a simulation's roll-out. */
  public int newDebtors() {
    return spec.past().newDebtors();
  }

  /** The names of the archetypes in the order of the file. */
  public List<String> archetypes() {
    return spec.archetypes().stream().map(Archetype::name).toList();
  }

  /** Whose holidays count, by its ISO 3166 code in lower case. */
  public String country() {
    return spec.holidays().country().toLowerCase(Locale.ROOT);
  }

  /** The business days by which debtors and clerks act. */
  public BusinessCalendar calendar() {
    HolidayManager holidays =
        HolidayManager.getInstance(ManagerParameters.create(spec.holidays().country()));
    Set<MonthDay> closed =
        spec.holidays().closed().stream()
            .map(WorldSpec.Holidays::monthDay)
            .collect(Collectors.toSet());
    return new BusinessCalendar(
        day -> closed.contains(MonthDay.from(day)) || holidays.isHoliday(day));
  }

  /**
   * The same world in which the moment of a first notice matters more or less. Throws {@link
   * IllegalArgumentException} outside the effects for which the file has calibrations.
   */
  public World withEffect(double effect) {
    return new World(spec.withEffect(effect));
  }

  /** The same world with so many debtors with a history, and no new ones. */
  public World withKnownDebtors(int debtors) {
    return new World(spec.withPast(new WorldSpec.Past(debtors, spec.past().invoices(), 0)));
  }

  /** Every archetype answers notices as another one does; what it pays by itself stays its own. */
  public World withPermutedResponses(long seed) {
    List<Archetype> own = spec.archetypes();
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < own.size(); i++) {
      order.add(i);
    }
    // Sattolo's shuffle makes a single cycle, so no archetype keeps its answer.
    for (int i = order.size() - 1; i > 0; i--) {
      int other = Draw.of(seed).with("permute").with(i).between(0, i - 1);
      order.set(i, order.set(other, order.get(i)));
    }
    List<Archetype> permuted = new ArrayList<>();
    for (int i = 0; i < own.size(); i++) {
      permuted.add(own.get(i).answering(own.get(order.get(i)).answer()));
    }
    return new World(spec.withArchetypes(permuted));
  }

  /** The same debtors, of whom the ledger keeps no industry. */
  public World withoutIndustryCodes() {
    return new World(spec.withDebtors(spec.debtors().withIndustryCodes(0)));
  }

  /** The world as a file that {@link #load} reads back to the same world. */
  public String toYaml() {
    return WorldReader.write(spec);
  }

  WorldSpec spec() {
    return spec;
  }

  Calibration calibration() {
    return Calibration.at(spec.calibrations(), spec.effect());
  }

  /** The days that simulations of the period may ask for. */
  WorkDays workDays(BusinessCalendar calendar, LocalDate first, LocalDate last) {
    return new WorkDays(calendar, first.minusDays(100), last.plusDays(900));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof World world && spec.equals(world.spec);
  }

  @Override
  public int hashCode() {
    return spec.hashCode();
  }

  @Override
  public String toString() {
    return spec.name() + ", effect " + spec.effect();
  }
}
