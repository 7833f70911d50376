package io.mahnwerk.scoring.learned;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.scoring.Fixtures;
import org.junit.jupiter.api.Test;

class MasterWordsTest {
  private final Debtor plain = Fixtures.debtor(1, "43.21", Fixtures.OPENED);

  @Test
  void readsACompanysNameAndWhatElseItsMasterDataSay() {
    Debtor company = named("Gebr. Müller & Söhne GmbH & Co. KG, Werk 2", false);

    assertThat(MasterWords.of(company, false))
        .containsExactlyInAnyOrder(
            "gebr", "müller", "söhne", "gmbh", "co", "kg", "werk", "country:DE", "industry:43.21");
  }

  @Test
  void neverLooksAtTheNameOfANaturalPerson() {
    Debtor person = named("Erika Mustermann", true);

    assertThat(MasterWords.of(person, false))
        .containsExactlyInAnyOrder("country:DE", "industry:43.21");
  }

  @Test
  void leavesAnIndustryOutForWhichARuleStands() {
    assertThat(MasterWords.of(named("", false), true)).containsExactly("country:DE");
  }

  private Debtor named(String name, boolean naturalPerson) {
    return new Debtor(
        plain.ref(),
        name,
        naturalPerson,
        false,
        plain.industry(),
        plain.country(),
        "",
        false,
        plain.dunning(),
        plain.version());
  }
}
