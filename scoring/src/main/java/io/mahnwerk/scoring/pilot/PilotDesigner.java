package io.mahnwerk.scoring.pilot;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.model.PilotArm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Chooses the debtors of a pilot: those of whom something can be learned and to whom nothing can
 * happen that a person should have decided, in proportion to their kinds, each kind halved between
 * the arms by chance.
 */
public final class PilotDesigner {
  private static final int LEAST_PAID = 3;
  private static final double LARGEST_SHARE = 0.02;

  private final PilotTerms terms;
  private final DunningProcedures procedures;
  private final SeededChance chance;

  public PilotDesigner(PilotTerms terms, DunningProcedures procedures) {
    this.terms = terms;
    this.procedures = procedures;
    this.chance = new SeededChance(terms.seed());
  }

  /** Takes as many debtors as were asked for, or all that can be taken where these are fewer. */
  public PilotDesign design(List<DebtorPast> debtors) {
    Set<Debtor> largest = largest(debtors);
    Map<Exclusion, Integer> excluded = new EnumMap<>(Exclusion.class);
    List<DebtorPast> eligible = new ArrayList<>();
    for (DebtorPast past : debtors) {
      Optional<Exclusion> why = exclusion(past, largest);
      why.ifPresent(reason -> excluded.merge(reason, 1, Integer::sum));
      if (why.isEmpty()) {
        eligible.add(past);
      }
    }
    Map<Stratum, List<DebtorPast>> taken = taken(eligible);
    List<DebtorPast> members = taken.values().stream().flatMap(List::stream).toList();
    return new PilotDesign(
        terms, arms(taken), eligible.size(), excluded, PilotOutlook.of(terms, members));
  }

  private Optional<Exclusion> exclusion(DebtorPast past, Set<Debtor> largest) {
    Debtor debtor = past.debtor();
    if (debtor.naturalPerson()) {
      return Optional.of(Exclusion.NATURAL_PERSON);
    } else if (debtor.keyAccount()) {
      return Optional.of(Exclusion.KEY_ACCOUNT);
    } else if (largest.contains(debtor)) {
      return Optional.of(Exclusion.LARGEST);
    } else if (debtor.directDebit()) {
      return Optional.of(Exclusion.DIRECT_DEBIT);
    } else if (debtor.dunning().block().filter(block -> !block.isOurs()).isPresent()
        || debtor.dunning().legalDunningOn().isPresent()) {
      return Optional.of(Exclusion.IN_A_CLERKS_HANDS);
    } else if (procedure(debtor).isEmpty()) {
      return Optional.of(Exclusion.NO_OPENED_PROCEDURE);
    } else if (past.paid() < LEAST_PAID) {
      return Optional.of(Exclusion.THIN_HISTORY);
    }
    return past.late() == 0 && past.firstNotices() == 0
        ? Optional.of(Exclusion.NEVER_LATE)
        : Optional.empty();
  }

  /**
   * The opened procedure that the debtor is to get, or has; its own one where debtors can only be
   * held back. Empty where that is not described.
   */
  public Optional<DunningProcedureCode> procedure(Debtor debtor) {
    DunningProcedureCode own = debtor.dunning().procedure();
    if (procedures.isOpened(own) || procedures.onlyHoldBack()) {
      return procedures.find(own).map(described -> own);
    }
    return procedures.formerOf().entrySet().stream()
        .filter(pair -> pair.getValue().equals(own))
        .map(Map.Entry::getKey)
        .min(Comparator.comparing(DunningProcedureCode::value));
  }

  /** Whether debtors get another procedure for the pilot. */
  public boolean changesProcedures() {
    return !procedures.onlyHoldBack();
  }

  /** A ledger may mark no key accounts at all; the largest ones are then still left alone. */
  private static Set<Debtor> largest(List<DebtorPast> debtors) {
    return new HashSet<>(
        debtors.stream()
            .sorted(Comparator.comparing(DebtorPast::turnover).reversed())
            .limit((long) Math.ceil(LARGEST_SHARE * debtors.size()))
            .map(DebtorPast::debtor)
            .toList());
  }

  /** Of each kind its share of the places, the largest remainders first, chosen by chance. */
  private Map<Stratum, List<DebtorPast>> taken(List<DebtorPast> eligible) {
    Strata strata = new Strata(eligible);
    Map<Stratum, List<DebtorPast>> byStratum = new TreeMap<>();
    for (DebtorPast past : eligible) {
      byStratum.computeIfAbsent(strata.of(past), kind -> new ArrayList<>()).add(past);
    }
    double share = Math.min(1, terms.debtors() / (double) Math.max(1, eligible.size()));
    Map<Stratum, Integer> places = places(byStratum, share);
    Map<Stratum, List<DebtorPast>> taken = new TreeMap<>();
    byStratum.forEach(
        (kind, debtors) ->
            taken.put(
                kind,
                debtors.stream()
                    .sorted(Comparator.comparingDouble(this::ticket))
                    .limit(places.get(kind))
                    .toList()));
    return taken;
  }

  private Map<Stratum, Integer> places(Map<Stratum, List<DebtorPast>> byStratum, double share) {
    Map<Stratum, Integer> places = new TreeMap<>();
    Map<Stratum, Double> remainders = new TreeMap<>();
    int all = 0;
    double wanted = 0;
    for (Map.Entry<Stratum, List<DebtorPast>> kind : byStratum.entrySet()) {
      double exact = share * kind.getValue().size();
      wanted += exact;
      int whole = (int) Math.floor(exact + 1e-9);
      places.put(kind.getKey(), whole);
      remainders.put(kind.getKey(), exact - whole);
      all += whole;
    }
    int left = (int) Math.round(wanted) - all;
    remainders.entrySet().stream()
        .sorted(Map.Entry.<Stratum, Double>comparingByValue().reversed())
        .limit(Math.max(0, left))
        .forEach(kind -> places.merge(kind.getKey(), 1, Integer::sum));
    return places;
  }

  /** Pairs within each kind; who is left over from one kind is paired with the next one's. */
  private List<PilotDesign.Member> arms(Map<Stratum, List<DebtorPast>> taken) {
    List<PilotDesign.Member> members = new ArrayList<>();
    taken.forEach(
        (kind, debtors) ->
            debtors.forEach(
                past ->
                    members.add(new PilotDesign.Member(past.debtor(), PilotArm.CONTROL, kind))));
    for (int n = 0; n < members.size(); n += 2) {
      boolean second = chance.of("pair " + members.get(n).debtor().ref()) < 0.5;
      int steered = second && n + 1 < members.size() ? n + 1 : n;
      PilotDesign.Member drawn = members.get(steered);
      members.set(
          steered, new PilotDesign.Member(drawn.debtor(), PilotArm.STEERED, drawn.stratum()));
    }
    return members;
  }

  private double ticket(DebtorPast past) {
    return chance.of("place " + past.debtor().ref());
  }
}
