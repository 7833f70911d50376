package io.mahnwerk.app.config;

import io.mahnwerk.core.model.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Resolves {@code ${env:NAME}} to an environment variable and {@code ${file:path}} to a file's
 * content without its last line break; a relative path starts at the configuration's folder.
 */
final class SecretReferences {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{(env|file):([^}]+)}");

  private final Path folder;
  private final Map<String, String> environment;

  SecretReferences(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = environment;
  }

  /** Throws {@link Unresolved} with the rest of a sentence; never shows a secret. */
  String resolve(String text) {
    Matcher matcher = REFERENCE.matcher(text);
    StringBuilder resolved = new StringBuilder();
    while (matcher.find()) {
      String name = matcher.group(2).strip();
      String value = matcher.group(1).equals("env") ? variable(name) : content(name);
      matcher.appendReplacement(resolved, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(resolved).toString();
  }

  /** A file that the configuration names; relative to the folder of the configuration. */
  Path path(String name) {
    return folder.resolve(name);
  }

  private String variable(String name) {
    String value = environment.get(name);
    if (value == null) {
      throw new Unresolved(
          new Sentence(
                  "names the environment variable %s, which is not set.",
                  "nennt die Umgebungsvariable %s, die nicht gesetzt ist.")
              .naming(name));
    }
    return value;
  }

  private String content(String name) {
    Path path = folder.resolve(name);
    try {
      return Files.readString(path).stripTrailing();
    } catch (IOException unreadable) {
      throw new Unresolved(
          new Sentence(
                  "names the file %s, which cannot be read.",
                  "nennt die Datei %s, die nicht gelesen werden kann.")
              .naming(path));
    }
  }

  static final class Unresolved extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Sentence rest;

    Unresolved(Sentence rest) {
      super(rest.english());
      this.rest = rest;
    }

    /** How the sentence goes on after the name of the field. */
    Sentence rest() {
      return rest;
    }
  }
}
