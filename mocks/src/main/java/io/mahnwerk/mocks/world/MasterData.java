package io.mahnwerk.mocks.world;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorDunning;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.RecordVersion;
import java.util.List;
import java.util.Map;

/** Makes up what a ledger keeps of a debtor. */
record MasterData(WorldSpec spec, DebtorPopulation.Settings settings) {
  private static final List<String> FIRST_NAMES =
      List.of(
          "Anke", "Bernd", "Cem", "Dörte", "Emil", "Frauke", "Gesa", "Henning", "Ilka", "Jonas");

  Debtor debtor(int index, Archetype archetype, Draw draw) {
    boolean person = draw.with("person").happens(archetype.naturalPersons());
    DebtorDunning dunning = DebtorDunning.under(settings.procedure());
    return new Debtor(
        new DebtorRef(
            settings.connection(), settings.companyCode(), settings.numbers().apply(index + 1)),
        name(archetype, person, draw.with("name")),
        person,
        !person && draw.with("key account").happens(archetype.keyAccounts()),
        industry(archetype, draw.with("industry")),
        country(draw.with("country")),
        spec.invoicing().termsKey(),
        false,
        dunning,
        new RecordVersion(dunning.toString()));
  }

  private String name(Archetype archetype, boolean person, Draw draw) {
    String stem = pick(spec.debtors().stems(), draw.with("stem"));
    return person
        ? pick(FIRST_NAMES, draw.with("first")) + " " + stem
        : pick(patterns(archetype, draw), draw.with("pattern")).replace("{stem}", stem);
  }

  /** A name that need not fit says nothing: it may be that of any archetype, its own included. */
  private List<String> patterns(Archetype archetype, Draw draw) {
    return draw.with("fits").happens(spec.debtors().fittingNames())
        ? archetype.names()
        : pick(spec.archetypes(), draw.with("other")).names();
  }

  private String industry(Archetype archetype, Draw draw) {
    double share = spec.debtors().industryCodes();
    if (share == 0) {
      return "";
    }
    List<String> others =
        spec.archetypes().stream()
            .map(Archetype::industry)
            .filter(code -> !code.equals(archetype.industry()))
            .toList();
    return others.isEmpty() || draw.with("right").happens(share)
        ? archetype.industry()
        : pick(others, draw.with("wrong"));
  }

  private String country(Draw draw) {
    double left = draw.uniform();
    String last = "";
    for (Map.Entry<String, Double> country : spec.debtors().countries().entrySet()) {
      last = country.getKey();
      left -= country.getValue();
      if (left < 0) {
        break;
      }
    }
    return last;
  }

  private static <T> T pick(List<T> list, Draw draw) {
    return list.get(draw.between(0, list.size() - 1));
  }
}
