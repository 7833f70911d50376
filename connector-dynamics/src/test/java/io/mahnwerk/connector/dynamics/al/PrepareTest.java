package io.mahnwerk.connector.dynamics.al;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrepareTest {
  private static final int MOVED_BY = 9900;

  @TempDir private Path temporary;

  @Test
  void everyNumberIsMovedByTheSame() throws Exception {
    Path target = temporary.resolve("copy");

    Run run = run("60000", target.toString());

    assertThat(run.code()).isZero();
    AlExtension own = AlExtension.read(Path.of("extension"));
    AlExtension copy = AlExtension.read(target);
    assertThat(copy.first()).isEqualTo(60000);
    assertThat(copy.last()).isEqualTo(60049);
    assertThat(numbers(copy)).isEqualTo(numbers(own).stream().map(n -> n + MOVED_BY).toList());
    Findings findings = new Findings();
    new NumberCheck(copy, findings).run();
    assertThat(findings.sentences()).isEmpty();
    assertThat(Translations.of(copy)).isEqualTo(Translations.of(own));
  }

  @ParameterizedTest
  @CsvSource({
    "49999, copy, Per-tenant extensions use 50000 to 99999",
    "99951, copy, Per-tenant extensions use 50000 to 99999",
    "sixty, copy, 'Name the first object number, of five digits'",
    "60000, ., is not empty."
  })
  void whatCannotBeUsedIsSaid(String first, String folder, String sentence) throws Exception {
    Files.createFile(temporary.resolve("taken"));

    Run run = run(first, temporary.resolve(folder).normalize().toString());

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.output()).contains(sentence);
    assertThat(temporary.resolve("copy")).doesNotExist();
  }

  private static List<Integer> numbers(AlExtension extension) {
    List<Integer> numbers = new ArrayList<>();
    extension.objects().forEach(o -> numbers.add(o.id()));
    extension
        .objects()
        .filter(o -> o.is("tableextension"))
        .flatMap(o -> o.body().all("field"))
        .forEach(f -> numbers.add(Integer.valueOf(f.argument(0))));
    return numbers;
  }

  private static Run run(String... arguments) throws IOException, InterruptedException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    List<String> command = new ArrayList<>(List.of(java.toString(), "Prepare.java"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .directory(Path.of("extension").toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), output);
  }

  private record Run(int code, String output) {}
}
