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

  @Test
  void compilesWithTheSymbolsOfAnEnvironment() throws Exception {
    Path symbols = Files.createDirectory(temporary.resolve("symbols"));
    Path target = temporary.resolve("copy");

    assertThat(run("60000", target.toString(), symbols.toString()))
        .as("without a symbol")
        .isEqualTo(new Run(2, symbols + " holds no symbols (.app files); download them first.\n"));
    assertThat(target).doesNotExist();

    Files.createFile(symbols.resolve("Microsoft_System.app"));
    Path tools = compiler("echo \"al $*\"");
    Run done = start(tools.toString(), "60000", target.toString(), symbols.toString());

    assertThat(done.code()).isZero();
    assertThat(done.output())
        .contains("al compile /project:" + target + " /packagecachepath:" + symbols);
  }

  @Test
  void saysThatThereIsNoCompilerOrThatItMadeNoPackage() throws Exception {
    Path symbols = Files.createDirectory(temporary.resolve("symbols"));
    Files.createFile(symbols.resolve("Microsoft_System.app"));
    String none = Files.createDirectory(temporary.resolve("none")).toString();

    Run missing = start(none, "60000", temporary.resolve("first").toString(), symbols.toString());
    Run failing =
        start(
            compiler("echo AL0118; exit 3").toString(),
            "60000",
            temporary.resolve("second").toString(),
            symbols.toString());

    assertThat(missing.code()).isEqualTo(1);
    assertThat(missing.output()).contains("There is no AL compiler 'al' on this machine.");
    assertThat(failing.code()).isEqualTo(1);
    assertThat(failing.output()).contains("AL0118", "The AL compiler made no package");
  }

  /** A folder with something in the compiler's place. */
  private Path compiler(String script) throws IOException {
    Path tools = Files.createTempDirectory(temporary, "tools");
    Path al = Files.writeString(tools.resolve("al"), "#!/bin/sh\n" + script + "\n");
    assertThat(al.toFile().setExecutable(true)).isTrue();
    return tools;
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
    return start(System.getenv("PATH"), arguments);
  }

  private static Run start(String path, String... arguments)
      throws IOException, InterruptedException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    List<String> command = new ArrayList<>(List.of(java.toString(), "Prepare.java"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(Path.of("extension").toFile())
            .redirectErrorStream(true);
    builder.environment().put("PATH", path);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), output);
  }

  private record Run(int code, String output) {}
}
