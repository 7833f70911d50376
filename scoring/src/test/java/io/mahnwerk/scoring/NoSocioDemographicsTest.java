package io.mahnwerk.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.scoring.features.Feature;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing is scored by who or where somebody is. */
class NoSocioDemographicsTest {
  private static final List<String> FORBIDDEN =
      List.of(
          "gender",
          "sex",
          "birth",
          "religion",
          "ethnic",
          "race",
          "nationality",
          "marital",
          "family",
          "income",
          "education",
          "profession",
          "health",
          "postcode",
          "zip",
          "street",
          "city",
          "address",
          "latitude",
          "longitude",
          "title",
          "firstname",
          "phone");

  @Test
  void noFeatureTellsWhoSomebodyIs() {
    assertThat(Arrays.stream(Feature.values()).map(Feature::key)).noneMatch(this::isForbidden);
  }

  @Test
  void ofADebtorOnlyWhatDunningNeedsIsKnown() {
    Stream<String> known =
        Arrays.stream(Debtor.class.getRecordComponents()).map(RecordComponent::getName);

    assertThat(known)
        .noneMatch(this::isForbidden)
        .contains("naturalPerson", "industry", "country", "dunning");
  }

  @Test
  void noticesAForbiddenFeature() {
    assertThat(isForbidden("h_postcode")).isTrue();
    assertThat(isForbidden("gender")).isTrue();
    assertThat(isForbidden("h_mean_delay")).isFalse();
  }

  private boolean isForbidden(String name) {
    String plain = name.toLowerCase(Locale.ROOT);
    return FORBIDDEN.stream().anyMatch(plain::contains);
  }
}
