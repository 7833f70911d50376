package io.mahnwerk.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The names are the connector folders, so that a further ERP is covered without an edit here. */
class NoErpNamesTest {
  private static final Path ROOT = Path.of(System.getProperty("mahnwerk.root", ".."));
  private static final List<String> NEUTRAL = List.of("connector-core", "scoring", "mocks", "app");
  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\n]*", Pattern.DOTALL);

  @Test
  void findsTheConnectorFolders() throws IOException {
    assertThat(erpNames()).hasSizeGreaterThanOrEqualTo(3).doesNotContain("core");
  }

  @Test
  void codeOutsideConnectorsNamesNoErp() throws IOException {
    List<String> names = erpNames();
    List<String> offences = new ArrayList<>();
    for (String module : NEUTRAL) {
      for (Path source : sources(ROOT.resolve(module).resolve("src/main"), names)) {
        offences(Files.readString(source), names)
            .forEach(name -> offences.add(ROOT.relativize(source) + " names " + name));
      }
    }

    assertThat(offences).isEmpty();
  }

  @Test
  void noticesNamesInCodeAndTexts() {
    List<String> names = List.of("acme");

    assertThat(offences("if (\"acme\".equals(erp)) {}", names)).containsExactly("acme");
    assertThat(offences("AcmeReader reader;", names)).containsExactly("acme");
    assertThat(offences("import io.mahnwerk.connector.acme.Reader;", names))
        .containsExactly("acme");
    assertThat(offences("int ACME_PORT = 1;", names)).containsExactly("acme");
  }

  @Test
  void allowsCommentsAndLongerWords() {
    List<String> names = List.of("acme");

    assertThat(offences("// as Acme writes it\n/* acme */ int acmes;", names)).isEmpty();
  }

  private static List<String> offences(String source, List<String> names) {
    String code = COMMENT.matcher(source).replaceAll(" ");
    return names.stream().filter(name -> named(name).matcher(code).find()).toList();
  }

  private static Pattern named(String name) {
    String capital = name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1);
    return Pattern.compile(
        "(?<![A-Za-z])%s(?![a-z])|%s(?![a-z])|(?<![A-Z])%s(?![A-Z])"
            .formatted(name, capital, name.toUpperCase(java.util.Locale.ROOT)));
  }

  private static List<Path> sources(Path folder, List<String> names) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !insideAnErpsPackage(file, names))
          .filter(file -> file.toString().matches(".*\\.(java|ya?ml|properties|css|xml)"))
          .toList();
    }
  }

  private static boolean insideAnErpsPackage(Path file, List<String> names) {
    Matcher own =
        Pattern.compile("io/mahnwerk/mocks/([a-z0-9]+)/")
            .matcher(file.toString().replace('\\', '/'));
    return own.find() && names.contains(own.group(1));
  }

  private static List<String> erpNames() throws IOException {
    try (Stream<Path> folders = Files.list(ROOT)) {
      return folders
          .map(folder -> folder.getFileName().toString())
          .filter(name -> name.startsWith("connector-"))
          .map(name -> name.substring("connector-".length()))
          .filter(name -> !name.equals("core"))
          .sorted()
          .collect(Collectors.toList());
    }
  }
}
