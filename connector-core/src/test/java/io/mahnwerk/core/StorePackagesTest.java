package io.mahnwerk.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorePackagesTest {
  private static final Path ROOT = Path.of(System.getProperty("mahnwerk.root"));
  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.mahnwerk.core");

  @Test
  void theModelUsesTheJdkAlone() {
    classes()
        .that()
        .resideInAPackage("io.mahnwerk.core.model")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("io.mahnwerk.core.model", "java..", "org.jspecify..")
        .check(CORE);
  }

  @Test
  void theStoreKnowsNeitherSyncNorWriteBack() {
    noClasses()
        .that()
        .resideInAPackage("io.mahnwerk.core.store")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.mahnwerk.core.sync", "io.mahnwerk.core.writeback")
        .check(CORE);
  }

  @Test
  void theDatabaseIsSeenByTheStoreAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.mahnwerk.core.store")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "org.springframework..", "org.sqlite..", "org.flywaydb..")
        .check(CORE);
  }

  @Test
  void nobodyAsksTheClock() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "io.mahnwerk.core.store..",
            "io.mahnwerk.core.sync..",
            "io.mahnwerk.core.writeback..",
            "io.mahnwerk.core.calendar..")
        .should()
        .callMethod(java.time.LocalDate.class, "now")
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(CORE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"store", "sync", "writeback", "calendar"})
  void noConnectorIsNamedIn(String packageName) throws IOException {
    List<String> erpNames;
    try (Stream<Path> modules = Files.list(ROOT)) {
      erpNames =
          modules
              .map(module -> module.getFileName().toString())
              .filter(name -> name.startsWith("connector-") && !name.equals("connector-core"))
              .map(name -> name.substring("connector-".length()))
              .toList();
    }
    assertThat(erpNames).isNotEmpty();
    Path main = ROOT.resolve("connector-core/src/main");
    for (String kind : List.of("java", "resources")) {
      Path folder = main.resolve(kind).resolve("io/mahnwerk/core").resolve(packageName);
      if (Files.exists(folder)) {
        assertThat(textOf(folder)).doesNotContainPattern("\\b(" + String.join("|", erpNames) + ")");
      }
    }
  }

  private static String textOf(Path folder) throws IOException {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        text.append(Files.readString(file).toLowerCase(Locale.ROOT));
      }
    }
    return text.toString();
  }
}
