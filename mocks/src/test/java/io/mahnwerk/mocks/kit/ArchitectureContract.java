package io.mahnwerk.mocks.kit;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.mahnwerk.core.spi.PeopleChannelProvider;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How the module under test is built; classes of a package {@code wire} are generated. */
public class ArchitectureContract {
  private static final Set<String> CLOCKS =
      Set.of(
          "java.time.LocalDate.now()",
          "java.time.LocalDate.now(java.time.ZoneId)",
          "java.time.LocalDateTime.now()",
          "java.time.LocalDateTime.now(java.time.ZoneId)",
          "java.time.ZonedDateTime.now()",
          "java.time.ZonedDateTime.now(java.time.ZoneId)",
          "java.time.OffsetDateTime.now()",
          "java.time.OffsetDateTime.now(java.time.ZoneId)",
          "java.time.YearMonth.now()",
          "java.time.Instant.now()",
          "java.time.Clock.systemUTC()",
          "java.time.Clock.systemDefaultZone()",
          "java.time.Clock.system(java.time.ZoneId)",
          "java.util.Date.<init>()",
          "java.lang.System.currentTimeMillis()");
  private static final Set<String> DICE =
      Set.of(
          "java.lang.Math.random()",
          "java.util.Random.<init>()",
          "java.util.SplittableRandom.<init>()",
          "java.security.SecureRandom.<init>()",
          "java.util.concurrent.ThreadLocalRandom.current()",
          "java.util.UUID.randomUUID()");

  private final JavaClasses classes =
      new ClassFileImporter().importPath(Path.of(System.getProperty("mahnwerk.module.classes")));
  private final String connectorPackage = Registered.connector().getClass().getPackageName();

  @Test
  void isAConnectorModule() {
    assertThat(connectorPackage).startsWith("io.mahnwerk.connector.");
    assertThat(classes)
        .isNotEmpty()
        .allMatch(type -> type.getPackageName().startsWith(connectorPackage));
  }

  @Test
  void onlyWhatIsRegisteredIsPublic() {
    assertThat(classes)
        .filteredOn(type -> type.isTopLevelClass() && !isGenerated(type))
        .filteredOn(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
        .extracting(JavaClass::getName)
        .containsExactlyInAnyOrderElementsOf(registered());
  }

  /** The connector and, where the module brings any, its channels to people. */
  private List<String> registered() {
    return Stream.concat(
            Stream.of(Registered.connector().getClass().getName()),
            ServiceLoader.load(PeopleChannelProvider.class).stream()
                .map(provider -> provider.type().getName())
                .filter(name -> name.startsWith(connectorPackage + ".")))
        .toList();
  }

  @Test
  void usesNothingOfOursButTheCore() {
    noClasses()
        .should()
        .dependOnClassesThat(
            describe(
                "are ours and neither core nor this connector's",
                used ->
                    used.getPackageName().startsWith("io.mahnwerk.")
                        && !used.getPackageName().startsWith("io.mahnwerk.core")
                        && !used.getPackageName().startsWith(connectorPackage)))
        .check(classes);
  }

  @Test
  void readsTimeFromTheClockItWasGiven() {
    noClasses()
        .should()
        .callCodeUnitWhere(targets("read a clock of their own", CLOCKS))
        .check(classes);
  }

  @Test
  void drawsNothingWithoutASeed() {
    noClasses().should().callCodeUnitWhere(targets("draw without a seed", DICE)).check(classes);
  }

  @Test
  void printsNothingAndEndsNoProcess() {
    noClasses()
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .check(classes);
  }

  private static DescribedPredicate<JavaCall<?>> targets(String what, Set<String> names) {
    return describe(what, call -> names.contains(call.getTarget().getFullName()));
  }

  private static boolean isGenerated(JavaClass type) {
    return type.getPackageName().endsWith(".wire") || type.getSimpleName().equals("package-info");
  }
}
