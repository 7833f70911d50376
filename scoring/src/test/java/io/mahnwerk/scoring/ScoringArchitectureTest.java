package io.mahnwerk.scoring;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ScoringArchitectureTest {
  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.mahnwerk.scoring");

  @Test
  void seesTheModelOfCoreAndNothingElseOfTheProject() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "io.mahnwerk.scoring..",
            "io.mahnwerk.core.model",
            "org.jspecify.annotations",
            "com.fasterxml.jackson..",
            "ml.dmlc.xgboost4j.java",
            "org.apache.commons.statistics.distribution")
        .check(CODE);
  }

  @Test
  void knowsTheNativeLibraryInOnePlaceOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..scoring.booster")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("ml.dmlc..")
        .check(CODE);
  }

  @Test
  void neverAsksTheClock() {
    noClasses()
        .should()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(CODE);
  }
}
