package io.mahnwerk.app.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.core.model.ConnectionId;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionLockTest {
  private static final int FREE = 10;
  private static final int HELD = 11;

  @TempDir Path folder;

  @Test
  void keepsASecondCommandOfThisProcessAwayAndEveryOtherProcessStill() throws Exception {
    Path file = folder.resolve("store/books.lock");
    try (ConnectionLock held = take(file)) {
      assertThatThrownBy(() -> take(file))
          .isInstanceOf(CommandFailure.class)
          .hasMessage(
              "Connection 'books': another command is at work on it and holds %s; wait until it has"
                  + " ended.",
              file);
      assertThat(anotherProcess(file)).isEqualTo(HELD);
      assertThat(held).isNotNull();
    }
    assertThat(anotherProcess(file)).isEqualTo(FREE);
    take(file).close();
  }

  @Test
  void knowsTheSameFileUnderAnotherName() throws IOException {
    Path home = Files.createDirectories(folder.resolve("home"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), home);
    try (ConnectionLock held = take(home.resolve("books.lock"))) {
      assertThat(held).isNotNull();
      assertThatThrownBy(() -> take(link.resolve("books.lock"))).isInstanceOf(CommandFailure.class);
    }
    take(link.resolve("books.lock")).close();
  }

  @Test
  void isFreeAgainAfterItCouldNotBeTaken() throws IOException {
    Path file = Files.createDirectories(folder.resolve("books.lock"));
    assertThatThrownBy(() -> take(file))
        .isInstanceOf(CommandFailure.class)
        .hasMessageStartingWith("Connection 'books': %s cannot be written (", file);
    Files.delete(file);

    take(file).close();
  }

  private static ConnectionLock take(Path file) {
    return ConnectionLock.take(new ConnectionId("books"), file);
  }

  private static int anotherProcess(Path file) throws IOException, InterruptedException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            AnotherProcess.class.getName(),
            file.toString())
        .inheritIO()
        .start()
        .waitFor();
  }

  /** Says by its exit code whether it could take the lock. */
  static final class AnotherProcess {
    private AnotherProcess() {}

    public static void main(String[] args) throws IOException {
      try (FileChannel channel = FileChannel.open(Path.of(args[0]), StandardOpenOption.WRITE)) {
        System.exit(channel.tryLock() == null ? HELD : FREE);
      }
    }
  }
}
