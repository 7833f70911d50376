package io.mahnwerk.app.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mahnwerk.app.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagedFilesTest {
  @TempDir Path parent;

  @Test
  void showsTheFilesWhenAllAreComplete() throws IOException {
    Path folder = parent.resolve("a/b");
    try (StagedFiles files = StagedFiles.in(folder)) {
      files.write("one", out -> out.write('1'));
      files.write("two", out -> out.write('2'));
      assertThat(folder.resolve("one")).doesNotExist();
      files.publish();
    }

    assertThat(names(folder)).containsExactly("one", "two");
    assertThat(folder.resolve("two")).hasContent("2");
  }

  @Test
  void leavesTheOldFilesWhenOneCannotBeWritten() throws IOException {
    Files.writeString(parent.resolve("one"), "old");

    assertThatThrownBy(this::failAtTheSecondFile)
        .isInstanceOf(CommandFailure.class)
        .hasMessage(parent.resolve("two") + " cannot be written (disk full).");
    assertThat(parent.resolve("one")).hasContent("old");
    assertThat(names(parent)).containsExactly("one");
  }

  @Test
  void replacesOurFilesAndLeavesOthers() throws IOException {
    Files.writeString(parent.resolve("one"), "old");
    Files.writeString(parent.resolve("theirs"), "kept");
    try (StagedFiles files = StagedFiles.in(parent)) {
      files.write("one", out -> out.write('1'));
      files.publish();
    }

    assertThat(parent.resolve("one")).hasContent("1");
    assertThat(parent.resolve("theirs")).hasContent("kept");
  }

  @Test
  void refusesAFolderThatIsAFile() throws IOException {
    Path file = Files.writeString(parent.resolve("file"), "");

    assertThatThrownBy(() -> StagedFiles.in(file).close())
        .isInstanceOf(CommandFailure.class)
        .hasMessageStartingWith(file + " cannot be used as a folder (");
  }

  private void failAtTheSecondFile() {
    try (StagedFiles files = StagedFiles.in(parent)) {
      files.write("one", out -> out.write('1'));
      files.write(
          "two",
          out -> {
            throw new IOException("disk full");
          });
      files.publish();
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
