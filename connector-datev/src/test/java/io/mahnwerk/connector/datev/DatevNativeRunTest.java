package io.mahnwerk.connector.datev;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningProcedure;
import io.mahnwerk.core.model.DunningTarget;
import io.mahnwerk.core.spi.NativeRun;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DatevNativeRunTest {
  private static final List<String> FILES =
      List.of("fristen.txt", "blocks.txt", "limits.txt", "levels.txt");

  static Stream<MahnvorschlagCase> cases() {
    return FILES.stream().flatMap(file -> MahnvorschlagCase.parse(read(file)).stream());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void dunsAsTheCaseSays(MahnvorschlagCase one) {
    assertThat(MahnvorschlagCase.describe(one.result())).isEqualTo(one.expected());
  }

  @ParameterizedTest(name = "accounts for every item once: {0}")
  @MethodSource("cases")
  void accountsForEveryItemOnce(MahnvorschlagCase one) {
    NativeRun.Result result = one.result();

    Stream<DunningTarget> dunned =
        result.notices().stream().flatMap(notice -> notice.items().stream().map(i -> i.item()));
    Stream<DunningTarget> notDunned =
        result.notDunned().stream()
            .map(NativeRun.NotDunned::target)
            .filter(target -> !target.equals(one.account().debtor().ref()));
    assertThat(Stream.concat(dunned, notDunned))
        .containsExactlyInAnyOrderElementsOf(
            one.account().items().stream().map(item -> (DunningTarget) item.ref()).toList());
  }

  @Test
  void readsEveryCaseOnce() {
    assertThat(cases().map(MahnvorschlagCase::title))
        .hasSizeGreaterThan(30)
        .doesNotHaveDuplicates();
  }

  @Test
  void writesAProcedureCodeAsItReadsIt() {
    for (int levels = 1; levels <= 7; levels++) {
      DatevProcedureCode code = new DatevProcedureCode("3/17/31", levels);

      assertThat(DatevProcedureCode.parse(code.code())).isEqualTo(code);
    }
  }

  @Test
  void givesALevelThatIsLeftOutTheDaysOfTheNextOne() {
    DatevProcedureCode onlySecond = new DatevProcedureCode("MPD", 2);

    DunningProcedure procedure =
        onlySecond.procedure(List.of(14, 30, 45), DunningProcedure.Step.after(0), 0);

    assertThat(procedure.highestLevel()).isEqualTo(new DunningLevel(2));
    assertThat(procedure.steps())
        .extracting(DunningProcedure.Step::daysInArrears)
        .containsExactly(30, 30);
  }

  private static String read(String file) {
    try (InputStream in = DatevNativeRunTest.class.getResourceAsStream("/native-run/" + file)) {
      if (in == null) {
        throw new IllegalStateException("No case file " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("Case file " + file + " is unreadable", e);
    }
  }
}
