package io.mahnwerk.connector.sap;

import static org.assertj.core.api.Assertions.assertThat;

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

class SapNativeRunTest {
  private static final List<String> FILES =
      List.of(
          "vendor-examples.txt",
          "levels-and-days.txt",
          "account-checks.txt",
          "blocks.txt",
          "amounts-and-credits.txt",
          "floor.txt");

  static Stream<NativeRunCase> cases() {
    return FILES.stream().flatMap(file -> NativeRunCase.parse(read(file)).stream());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void dunsAsTheCaseSays(NativeRunCase one) {
    NativeRun.Result result = new SapNativeRun().dun(one.account(), one.run());

    assertThat(NativeRunCase.describe(result)).isEqualTo(one.expected());
  }

  @ParameterizedTest(name = "accounts for every item once: {0}")
  @MethodSource("cases")
  void accountsForEveryItemOnce(NativeRunCase one) {
    NativeRun.Result result = new SapNativeRun().dun(one.account(), one.run());

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
    assertThat(cases().map(NativeRunCase::title)).hasSizeGreaterThan(50).doesNotHaveDuplicates();
  }

  private static String read(String file) {
    try (InputStream in = SapNativeRunTest.class.getResourceAsStream("/native-run/" + file)) {
      if (in == null) {
        throw new IllegalStateException("No case file " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("Case file " + file + " is unreadable", e);
    }
  }
}
