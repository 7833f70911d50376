package io.mahnwerk.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.scoring.features.Feature;
import io.mahnwerk.scoring.features.SocioDemographics;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing is scored by who or where somebody is. */
class NoSocioDemographicsTest {
  @Test
  void noFeatureTellsWhoSomebodyIs() {
    assertThat(Arrays.stream(Feature.values()).map(Feature::key))
        .noneMatch(SocioDemographics::isNamed);
  }

  @Test
  void ofADebtorOnlyWhatDunningNeedsIsKnown() {
    Stream<String> known =
        Arrays.stream(Debtor.class.getRecordComponents()).map(RecordComponent::getName);

    assertThat(known)
        .noneMatch(SocioDemographics::isNamed)
        .contains("naturalPerson", "industry", "country", "dunning");
  }

  @Test
  void noticesAForbiddenFeature() {
    assertThat(SocioDemographics.isNamed("h_postcode")).isTrue();
    assertThat(SocioDemographics.isNamed("gender")).isTrue();
    assertThat(SocioDemographics.isNamed("Post Code")).isTrue();
    assertThat(SocioDemographics.isNamed("Geburtsdatum")).isTrue();
    assertThat(SocioDemographics.isNamed("h_mean_delay")).isFalse();
    assertThat(SocioDemographics.isNamed("segment")).isFalse();
    assertThat(SocioDemographics.isNamed("contact_preference")).isFalse();
  }
}
