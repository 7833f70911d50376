package io.mahnwerk.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static JavaClasses suite;

  @BeforeAll
  static void readTheWholeSuite() {
    suite =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.mahnwerk");
  }

  @Test
  void seesCoreScoringMocksAndApp() {
    // A rule about classes that were not read would hold whatever they do.
    for (String part : new String[] {"core.model", "scoring", "mocks.erp", "app"}) {
      classes()
          .that()
          .resideInAPackage("io.mahnwerk." + part)
          .should()
          .haveNameMatching("io\\.mahnwerk\\..*")
          .allowEmptyShould(false)
          .check(suite);
    }
  }

  @Test
  void appImportsNoConnector() {
    noClasses()
        .that()
        .resideInAPackage("io.mahnwerk.app..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.mahnwerk.connector..")
        .check(suite);
  }

  @Test
  void scoringSeesTheModelOnly() {
    sees("io.mahnwerk.scoring..", "io.mahnwerk.scoring..", "io.mahnwerk.core.model..");
  }

  @Test
  void mocksSeeCoreOnly() {
    sees("io.mahnwerk.mocks..", "io.mahnwerk.mocks..", "io.mahnwerk.core..");
  }

  @Test
  void coreSeesNobody() {
    sees("io.mahnwerk.core..", "io.mahnwerk.core..");
  }

  @Test
  void connectorsSeeCoreOnly() {
    sees("io.mahnwerk.connector..", "io.mahnwerk.connector..", "io.mahnwerk.core..");
  }

  @Test
  void theModelUsesTheJdkOnly() {
    classes()
        .that()
        .resideInAPackage("io.mahnwerk.core.model..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage("io.mahnwerk.core.model..", "java..", "org.jspecify.."))
        .check(suite);
  }

  @Test
  void theSimulatorsTruthIsOutOfReach() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "io.mahnwerk.scoring..", "io.mahnwerk.core..", "io.mahnwerk.connector..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.mahnwerk.mocks..")
        .check(suite);
  }

  @Test
  void timeComesFromAClock() {
    clockRule().check(suite);
  }

  @Test
  void chanceComesFromASeed() {
    noClasses()
        .should()
        .callConstructor(Random.class)
        .orShould()
        .callMethod(Math.class, "random")
        .check(suite);
  }

  @Test
  void noticesWhoReadsTheSystemsTime() {
    JavaClasses offender = new ClassFileImporter().importClasses(ReadsTheSystemsTime.class);

    assertThatThrownBy(() -> clockRule().check(offender))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("ReadsTheSystemsTime");
  }

  private static ArchRule clockRule() {
    return noClasses()
        .should()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(java.time.LocalDateTime.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis");
  }

  private static void sees(String who, String... whom) {
    classes()
        .that()
        .resideInAPackage(who)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(whom).or(resideOutsideOfPackage("io.mahnwerk..")))
        .allowEmptyShould(true)
        .check(suite);
  }

  static final class ReadsTheSystemsTime {
    LocalDate today() {
      return LocalDate.now();
    }
  }
}
