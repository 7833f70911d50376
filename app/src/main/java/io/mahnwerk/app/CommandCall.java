package io.mahnwerk.app;

import java.util.ArrayList;
import java.util.List;

/** Runs further commands in this process, each as if a person had called it. */
public record CommandCall(Mahnwerk shared) {

  /** The exit code of the command. */
  public int run(String... command) {
    List<String> words =
        new ArrayList<>(
            List.of("--home", shared.home().toString(), "--lang", shared.locale().getLanguage()));
    words.addAll(List.of(command));
    return Mahnwerk.commandLine(
            shared.terminal(), shared.clock(), shared.steps(), shared.connectors())
        .execute(words.toArray(String[]::new));
  }
}
