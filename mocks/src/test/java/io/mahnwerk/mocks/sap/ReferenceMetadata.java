package io.mahnwerk.mocks.sap;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The vendor's own metadata documents, where they are at hand. */
final class ReferenceMetadata {
  private static final Pattern PROPERTY = Pattern.compile("<Property Name=\"(\\w+)\"");

  private ReferenceMetadata() {}

  /** The document's text; skips the test visibly where it is absent. */
  static String read(String name) {
    Path root = Path.of(System.getProperty("mahnwerk.root", ""));
    Path file = root.resolve("../shared/reference/sap").resolve(name).normalize();
    assumeTrue(Files.exists(file), "Reference data are absent: the vendor's " + name);
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The part of a document that describes one entity type. */
  static String entityType(String document, String name) {
    int start = document.indexOf("<EntityType Name=\"" + name + "\"");
    return document.substring(start, document.indexOf("</EntityType>", start));
  }

  static List<String> propertyNames(String part) {
    List<String> names = new ArrayList<>();
    Matcher matcher = PROPERTY.matcher(part);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }
}
