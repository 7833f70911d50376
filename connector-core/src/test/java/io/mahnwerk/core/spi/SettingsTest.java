package io.mahnwerk.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.model.ConnectionId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  private static final List<SettingSpec> SPECS =
      List.of(SettingSpec.optional("page-size", "1000", "records of one page"));

  @ParameterizedTest
  @ValueSource(strings = {"2", "50"})
  void takesAWholeNumberAtItsBounds(String text) {
    assertThat(settings(text).number("page-size", 2, 50)).isEqualTo(Integer.parseInt(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "51", "2.5", "many"})
  void namesTheSettingAndTheBoundsOfAnyOther(String text) {
    assertThatThrownBy(() -> settings(text).number("page-size", 2, 50))
        .isInstanceOf(ConnectorException.class)
        .hasMessageEndingWith(
            "setting 'page-size' must be a whole number from 2 to 50 but is '" + text + "'.");
  }

  @Test
  void readsATimeOfAtMostAnHour() {
    assertThat(settings("3600").seconds("page-size")).isEqualTo(Duration.ofHours(1));
    assertThatThrownBy(() -> settings("3601").seconds("page-size"))
        .isInstanceOf(ConnectorException.class);
  }

  private static Settings settings(String text) {
    return Settings.check(new ConnectionId("books"), SPECS, Map.of("page-size", text));
  }
}
