package io.mahnwerk.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the launcher in a project of its own, with a Maven and a Java that only say what they do.
 */
class LauncherTest {
  private static final Path LAUNCHER =
      Path.of(System.getProperty("mahnwerk.root", "..")).resolve("mahnwerk");
  private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");

  @TempDir Path folder;
  private Path project;
  private Path javaHome;

  @BeforeEach
  void layOutAProject() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "the POSIX launcher needs the tool /bin/sh");
    project = Files.createDirectories(folder.resolve("a project"));
    Files.copy(LAUNCHER, project.resolve("mahnwerk"));
    old(Files.writeString(project.resolve("pom.xml"), "<project/>"));
    Path source = Files.createDirectories(project.resolve("app/src/main")).resolve("A.java");
    old(Files.writeString(source, "class A {}"));
    old(source.getParent());
    javaHome = folder.resolve("java home");
    script(javaHome.resolve("bin/java"), "for a in \"$@\"; do echo \"java[$a]\"; done");
    maven("mkdir -p app/target/lib && : > app/target/app-1.jar && echo noise");
  }

  @Test
  void buildsOnceAndSaysSo() throws Exception {
    Launch first = launch("--version");
    Launch second = launch("--version");

    assertThat(first.err()).containsExactly("Building Mahnwerk (first start)…");
    assertThat(second.err()).isEmpty();
    assertThat(second.out()).contains("java[--version]");
  }

  @Test
  void passesEveryArgumentOnAsItIs() throws Exception {
    Launch launch = launch("recommend", "--invoices", "my file*.csv", "");

    assertThat(launch.out())
        .endsWith("java[recommend]", "java[--invoices]", "java[my file*.csv]", "java[]");
  }

  @Test
  void startsTheMainClassOnTheClassPath() throws Exception {
    Path target = project.toRealPath().resolve("app/target");

    assertThat(launch().out())
        .contains("java[-Xmx2g]", "java[-XX:+UseParallelGC]", "java[-cp]")
        .contains("java[" + target.resolve("app-1.jar") + ":" + target.resolve("lib/*") + "]")
        .endsWith("java[io.mahnwerk.app.Mahnwerk]");
  }

  @Test
  void buildsAgainWhenASourceHasChanged() throws Exception {
    launch();
    Path source = project.resolve("app/src/main/A.java");
    Files.setLastModifiedTime(source, FileTime.from(LATER));

    assertThat(launch().err()).containsExactly("Building Mahnwerk (sources have changed)…");
  }

  @Test
  void removesLibrariesOfAnEarlierBuild() throws Exception {
    launch();
    Path stale = Files.writeString(project.resolve("app/target/lib/old.jar"), "");
    Path source = project.resolve("app/src/main/A.java");
    Files.setLastModifiedTime(source, FileTime.from(LATER));

    launch();

    assertThat(stale).doesNotExist();
  }

  @Test
  void showsMavensMessagesWhenTheBuildFails() throws Exception {
    maven("echo '[ERROR] A.java:[1,1] broken'; exit 1");

    Launch launch = launch();

    assertThat(launch.exitCode()).isEqualTo(1);
    assertThat(launch.out()).isEmpty();
    assertThat(launch.err())
        .containsExactly(
            "Building Mahnwerk (first start)…",
            "[ERROR] A.java:[1,1] broken",
            "Mahnwerk could not be built; Maven's messages are above.");
  }

  @Test
  void triesTheBuildAgainAfterAFailure() throws Exception {
    maven("exit 1");
    launch();
    maven("mkdir -p app/target/lib && : > app/target/app-1.jar");

    assertThat(launch().exitCode()).isZero();
  }

  @Test
  void saysWhenJavaIsMissing() throws Exception {
    Files.delete(javaHome.resolve("bin/java"));

    Launch launch = launch();

    assertThat(launch.exitCode()).isEqualTo(1);
    assertThat(launch.err())
        .containsExactly(
            "Mahnwerk needs Java 17 or later, but '"
                + javaHome.resolve("bin/java")
                + "' cannot be run; install one or set JAVA_HOME.");
  }

  @Test
  void isFoundThroughALink() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("mw"), project.resolve("mahnwerk"));

    assertThat(run(link, List.of("help")).out()).endsWith("java[help]");
  }

  private Launch launch(String... args) throws Exception {
    return run(project.resolve("mahnwerk"), List.of(args));
  }

  private Launch run(Path launcher, List<String> args) throws Exception {
    List<String> command = new ArrayList<>(List.of("/bin/sh", launcher.toString()));
    command.addAll(args);
    Path out = Files.createTempFile(folder, "out", "");
    Path err = Files.createTempFile(folder, "err", "");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("JAVA_HOME", javaHome.toString());
    builder.environment().put("PATH", folder.resolve("tools") + ":/usr/bin:/bin");
    builder.environment().remove("MAHNWERK_JAVA_OPTS");
    Process process = builder.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Launch(process.exitValue(), Files.readAllLines(out), Files.readAllLines(err));
  }

  private void maven(String script) throws IOException {
    script(folder.resolve("tools/mvn"), script);
  }

  private static void script(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + text + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void old(Path path) throws IOException {
    Files.setLastModifiedTime(path, FileTime.from(LONG_AGO));
  }

  private record Launch(int exitCode, List<String> out, List<String> err) {}
}
