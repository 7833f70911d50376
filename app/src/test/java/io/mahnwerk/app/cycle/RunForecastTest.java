package io.mahnwerk.app.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.app.cycle.RunForecast.Comparison;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.spi.NativeRun;
import io.mahnwerk.core.store.ReceivablesStore;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunForecastTest {
  private static final LocalDate RUN = LocalDate.of(2026, 1, 20);

  @ParameterizedTest
  @CsvSource({"100, 100, 100", "98,  100, 98", "100, 98,  98", "99,  99,  98", "0,   0,   0"})
  void acceptsARunOfWhichAtLeast98PercentAgree(int foreseen, int observed, int agreeing) {
    assertThat(new Comparison(RUN, foreseen, observed, agreeing).isReproduced()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"97,  100, 97", "100, 97,  97", "100, 100, 98", "1,   0,   0", "0,   1,   0"})
  void rejectsARunOfWhichLessThan98PercentAgree(int foreseen, int observed, int agreeing) {
    assertThat(new Comparison(RUN, foreseen, observed, agreeing).isReproduced()).isFalse();
  }

  @Test
  void findsAForeseenNoticeThatTheLedgerDoesNotShow(@TempDir Path folder) {
    ConnectionId connection = new ConnectionId("ledger");
    NativeRun nobody = (account, run) -> new NativeRun.Result(List.of(), List.of());
    try (ReceivablesStore store = ReceivablesStore.open(folder.resolve("store.db"))) {
      RunForecast forecast =
          new RunForecast(connection, store, nobody, new DunningProcedures(Map.of(), Map.of()));
      RunForecast.Listed listed =
          new RunForecast.Listed(
              new OpenItemRef(connection, new CompanyCode("1010"), "1"), new DunningLevel(1));

      Comparison comparison = forecast.compare(RUN, Set.of(listed));

      assertThat(comparison).isEqualTo(new Comparison(RUN, 1, 0, 0));
      assertThat(forecast.foresee(RUN, NativeRun.Floor.NONE)).isEmpty();
    }
  }
}
