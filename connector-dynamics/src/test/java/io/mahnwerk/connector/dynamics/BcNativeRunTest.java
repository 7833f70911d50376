package io.mahnwerk.connector.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BcNativeRunTest {
  private static final List<String> FILES =
      List.of("grace-and-levels.txt", "holds.txt", "amounts-and-credits.txt", "floor.txt");

  static Stream<ReminderCase> cases() {
    return FILES.stream().flatMap(file -> ReminderCase.parse(read(file)).stream());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void remindsAsTheCaseSays(ReminderCase one) {
    assertThat(one.play(new BcNativeRun())).isEqualTo(one.expected());
  }

  @Test
  void readsEveryCaseOnce() {
    assertThat(cases().map(ReminderCase::title)).hasSizeGreaterThan(35).doesNotHaveDuplicates();
  }

  private static String read(String file) {
    try (InputStream in = BcNativeRunTest.class.getResourceAsStream("/native-run/" + file)) {
      if (in == null) {
        throw new IllegalStateException("No case file " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("Case file " + file + " is unreadable", e);
    }
  }
}
