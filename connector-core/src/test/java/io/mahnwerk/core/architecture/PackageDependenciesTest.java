package io.mahnwerk.core.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class PackageDependenciesTest {
  private static final String CORE = "io.mahnwerk.core.";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.mahnwerk.core");

  @Test
  void theModelKnowsTheJdkOnly() {
    classes()
        .that()
        .resideInAPackage(CORE + "model")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.jspecify..", CORE + "model")
        .check(CLASSES);
  }

  @Test
  void theSpiKnowsModelAndFailureOnly() {
    classes()
        .that()
        .resideInAPackage(CORE + "spi")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..", "org.jspecify..", CORE + "model", CORE + "failure", CORE + "spi")
        .check(CLASSES);
  }

  @Test
  void protocolsKnowNothingOfWhatUsesThem() {
    noClasses()
        .that()
        .resideInAnyPackage(CORE + "http", CORE + "odata")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(CORE + "spi..", CORE + "store..", CORE + "sync..", CORE + "writeback..")
        .check(CLASSES);
  }

  @Test
  void httpKnowsNothingOfOData() {
    noClasses()
        .that()
        .resideInAPackage(CORE + "http")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(CORE + "odata")
        .check(CLASSES);
  }

  @Test
  void timeComesFromAClock() {
    noClasses().should().callMethod(LocalDate.class, "now").check(CLASSES);
    noClasses().should().callMethod(LocalDateTime.class, "now").check(CLASSES);
    noClasses().should().callMethod(Instant.class, "now").check(CLASSES);
  }
}
