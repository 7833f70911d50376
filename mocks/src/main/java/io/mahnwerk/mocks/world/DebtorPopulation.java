package io.mahnwerk.mocks.world;

import io.mahnwerk.core.model.BusinessCalendar;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DunningProcedureCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The debtors of a world and every invoice that they will get. The same world, seed and settings
 * give the same population. The shares of the archetypes are met exactly, up to rounding.
 */
public final class DebtorPopulation {
  private final World world;
  private final Settings settings;
  private final Map<String, Member> members;
  private final List<Invoice> invoices;

  private DebtorPopulation(
      World world, Settings settings, Map<String, Member> members, List<Invoice> invoices) {
    this.world = world;
    this.settings = settings;
    this.members = members;
    this.invoices = invoices;
  }

  /**
   * @param procedure the dunning procedure with which every debtor begins
   * @param first the first day on which an invoice may be posted
   * @param last the last one
   * @param numbers the number of the n-th debtor, counted from 1, in its ledger's own form
   */
  public record Settings(
      ConnectionId connection,
      CompanyCode companyCode,
      DunningProcedureCode procedure,
      int debtors,
      LocalDate first,
      LocalDate last,
      IntFunction<String> numbers) {
    public static final int DEBTORS = 450;

    public Settings {
      if (debtors < 1 || debtors > 99_999 || last.isBefore(first)) {
        throw new IllegalArgumentException(
            "A population needs 1 to 99999 debtors and an ordered period but got %s, %s to %s"
                .formatted(debtors, first, last));
      }
    }
  }

  /** A debtor with its latent traits. */
  record Member(Debtor debtor, Traits traits) {}

  /**
   * A stretch of time that begins after a known past.
   *
   * @param from its first day
   * @param invoicesBefore exact number of invoices that a known debtor got before it
   * @param newDebtors how many of the debtors, the last ones, get no invoice before it
   */
  public record RollOut(LocalDate from, int invoicesBefore, int newDebtors) {}

  public static DebtorPopulation of(World world, long seed, Settings settings) {
    return of(world, seed, settings, Optional.empty());
  }

  /** The same debtors, of whom the past is as long as the roll-out says. */
  public static DebtorPopulation of(World world, long seed, Settings settings, RollOut rollOut) {
    return of(world, seed, settings, Optional.of(rollOut));
  }

  private static DebtorPopulation of(
      World world, long seed, Settings settings, Optional<RollOut> rollOut) {
    Draw draw = Draw.of(seed).with("population");
    MasterData masterData = new MasterData(world.spec(), settings);
    List<Archetype> kinds = kinds(world.spec().archetypes(), draw, settings.debtors());
    Invoicing invoicing = new Invoicing(world, settings);
    Map<String, Member> members = new LinkedHashMap<>();
    List<Invoice> invoices = new ArrayList<>();
    for (int i = 0; i < settings.debtors(); i++) {
      Draw own = draw.with(i);
      Debtor debtor = masterData.debtor(i, kinds.get(i), own.with("master data"));
      Traits traits = Traits.of(kinds.get(i), world.spec().debtors(), own.with("traits"));
      members.put(debtor.ref().number(), new Member(debtor, traits));
      boolean known = i < settings.debtors() - rollOut.map(RollOut::newDebtors).orElse(0);
      Invoicing.Since since =
          rollOut
              .map(r -> new Invoicing.Since(r.from(), known ? r.invoicesBefore() : 0))
              .orElse(new Invoicing.Since(settings.first(), 0));
      invoices.addAll(invoicing.of(debtor.ref().number(), since, own.with("invoices")));
    }
    return new DebtorPopulation(world, settings, members, Invoicing.numbered(invoices));
  }

  private static List<Archetype> kinds(List<Archetype> archetypes, Draw draw, int count) {
    List<Integer> order =
        IntStream.range(0, count)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> draw.with(i).with("archetype").uniform()))
            .toList();
    List<Archetype> kinds =
        new ArrayList<>(java.util.Collections.nCopies(count, archetypes.get(0)));
    double filled = 0;
    int next = 0;
    for (Archetype archetype : archetypes) {
      filled += archetype.share();
      for (; next < Math.round(filled * count) && next < count; next++) {
        kinds.set(order.get(next), archetype);
      }
    }
    return kinds;
  }

  public List<Debtor> debtors() {
    return members.values().stream().map(Member::debtor).toList();
  }

  /** Every invoice in order of posting. */
  public List<Invoice> invoices() {
    return invoices;
  }

  /** The name of the debtor's true archetype, which no ledger shows; for evaluation only. */
  public String archetype(String debtor) {
    return member(debtor).traits().archetype().name();
  }

  public World world() {
    return world;
  }

  Settings settings() {
    return settings;
  }

  Member member(String debtor) {
    Member member = members.get(debtor);
    if (member == null) {
      throw new IllegalArgumentException("No debtor " + debtor + " in this population");
    }
    return member;
  }

  BusinessCalendar calendar() {
    return world.calendar();
  }
}
