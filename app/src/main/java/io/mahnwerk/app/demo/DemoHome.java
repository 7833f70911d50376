package io.mahnwerk.app.demo;

import io.mahnwerk.app.CommandFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The home folder of a demonstration. It begins empty; a folder that holds anything no demo made is
 * refused, so that nobody's store is thrown away.
 */
final class DemoHome {
  private static final String MARKER = "made-by-demo";

  private final Path folder;

  private DemoHome(Path folder) {
    this.folder = folder;
  }

  static DemoHome begin(Path folder) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new CommandFailure("Home %s is not a folder.".formatted(folder));
    }
    try {
      if (Files.exists(folder) && !isEmpty(folder) && !Files.exists(folder.resolve(MARKER))) {
        throw new CommandFailure(
            "Home %s was not made by a demo; give another --home.".formatted(folder));
      }
      clear(folder);
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(MARKER), "The demo empties this folder when it begins.\n");
      return new DemoHome(folder);
    } catch (IOException | UncheckedIOException refused) {
      throw new CommandFailure(
          "Home %s cannot be used (%s).".formatted(folder, refused.getMessage()), refused);
    }
  }

  Path store(String name) {
    return folder.resolve(name + ".db");
  }

  Path feed(String name) {
    return folder.resolve(name + "-feed.csv");
  }

  Path configuration() {
    return folder.resolve("mahnwerk.yaml");
  }

  /**
   * Describes the running simulated ERPs as connections, so that every command can be tried on
   * them. Secrets go to files of their own.
   */
  void writeConfiguration(List<ErpDemo.Result> results) {
    StringBuilder yaml = new StringBuilder("connections:\n");
    try {
      for (ErpDemo.Result result : results) {
        describe(yaml, result);
      }
      Files.writeString(configuration(), yaml);
    } catch (IOException refused) {
      throw new CommandFailure("%s cannot be written.".formatted(configuration()), refused);
    }
  }

  private void describe(StringBuilder yaml, ErpDemo.Result result) throws IOException {
    String name = result.report().id();
    yaml.append("  ").append(name).append(":\n    erp: ").append(result.report().erp());
    yaml.append("\n    run-days: [tuesday, friday]\n    settings:\n");
    for (Map.Entry<String, String> setting :
        new TreeMap<>(result.run().connection().settings()).entrySet()) {
      String value = setting.getValue();
      if (result.run().connection().isSecret(setting.getKey())) {
        Path secret = folder.resolve(name + "-" + setting.getKey() + ".txt");
        Files.writeString(secret, value);
        value = "${file:" + secret.toAbsolutePath() + "}";
      }
      yaml.append("      ").append(setting.getKey());
      yaml.append(": '").append(value.replace("'", "''")).append("'\n");
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> content = Files.list(folder)) {
      return content.findAny().isEmpty();
    }
  }

  private static void clear(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    List<Path> content;
    try (Stream<Path> all = Files.walk(folder)) {
      content = all.sorted(Comparator.reverseOrder()).filter(p -> !p.equals(folder)).toList();
    }
    for (Path path : content) {
      Files.delete(path);
    }
  }
}
