package io.mahnwerk.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mahnwerk.app.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoHomeTest {
  @TempDir private Path folder;

  @Test
  void makesAFolderThatIsNotThere() {
    Path home = folder.resolve("deep/home");

    DemoHome.begin(home);

    assertThat(home).isDirectory();
  }

  @Test
  void takesAnEmptyFolder() {
    assertThat(DemoHome.begin(folder).store("one")).isEqualTo(folder.resolve("store/one.db"));
  }

  @Test
  void emptiesAHomeThatADemoMade() throws IOException {
    DemoHome home = DemoHome.begin(folder);
    Files.writeString(home.store("one"), "old");
    Files.createDirectories(folder.resolve("models"));
    Files.writeString(folder.resolve("models/one.json"), "old");

    DemoHome.begin(folder);

    assertThat(home.store("one")).doesNotExist();
    assertThat(folder.resolve("models")).doesNotExist();
  }

  @Test
  void canBeginAgainAndAgain() {
    DemoHome.begin(folder);
    DemoHome.begin(folder);

    assertThat(DemoHome.begin(folder).feed("one")).isEqualTo(folder.resolve("one-feed.csv"));
  }

  @Test
  void refusesAHomeThatNoDemoMadeAndLeavesItAsItIs() throws IOException {
    Path store = folder.resolve("mahnwerk.db");
    Files.writeString(store, "precious");

    assertThatThrownBy(() -> DemoHome.begin(folder))
        .isInstanceOf(CommandFailure.class)
        .hasMessage("Home %s was not made by a demo; give another --home.", folder);
    assertThat(store).hasContent("precious");
    assertThat(folder).isDirectoryNotContaining(path -> !path.equals(store));
  }

  @Test
  void refusesAFile() throws IOException {
    Path file = folder.resolve("home");
    Files.writeString(file, "precious");

    assertThatThrownBy(() -> DemoHome.begin(file))
        .isInstanceOf(CommandFailure.class)
        .hasMessage("Home %s is not a folder.", file);
    assertThat(file).hasContent("precious");
  }
}
