package org.rebound.admin;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyDependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The second package table of ARCHITECTURE.md; whoever changes the one changes the other. */
class ArchitectureTest {

  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("org.rebound");

  /** One row: a package and the packages of ours that it may import. */
  record Row(String name, List<String> ours) {
    static Row of(String name, String... ours) {
      return new Row(name, List.of(ours));
    }

    @Override
    public String toString() {
      return name + " may import " + ours;
    }
  }

  static Stream<Row> table() {
    return Stream.of(
        Row.of("admin.settings", "receiver.verp"),
        Row.of(
            "admin.api",
            "receiver.address",
            "receiver.book",
            "receiver.classify",
            "receiver.feed",
            "receiver.imports",
            "receiver.ledger",
            "receiver.lists",
            "receiver.policy",
            "receiver.registry",
            "receiver.report",
            "receiver.validate"),
        Row.of("admin.health", "admin.api", "receiver.measure", "receiver.sql"),
        Row.of("admin.logging", "admin.settings"),
        Row.of("admin.console"),
        Row.of("admin.simulate", "admin.api"),
        Row.of("admin.backfill", "admin.cli", "receiver.address", "receiver.mime"),
        Row.of("admin.http", "admin.api", "admin.console", "admin.health", "admin.settings"),
        Row.of("admin.auth", "admin.api", "admin.http", "receiver.ledger"),
        Row.of("admin.openapi", "admin.api", "admin.auth", "admin.http"),
        Row.of(
            "admin.resources",
            "admin.api",
            "admin.auth",
            "admin.bulk",
            "admin.export",
            "admin.http",
            "admin.imports",
            "admin.openapi",
            "admin.webhook",
            "receiver.actions",
            "receiver.address",
            "receiver.book",
            "receiver.feed",
            "receiver.imports",
            "receiver.ledger",
            "receiver.lists",
            "receiver.policy",
            "receiver.registry",
            "receiver.report",
            "receiver.validate"),
        Row.of("admin.imports", "receiver.address", "receiver.imports", "receiver.ledger"),
        Row.of("admin.bulk", "admin.api", "admin.http", "receiver.address"),
        Row.of(
            "admin.webhook",
            "admin.api",
            "receiver.feed",
            "receiver.ledger",
            "receiver.measure",
            "receiver.sql"),
        Row.of("admin.export", "admin.api", "admin.http", "receiver.ledger", "receiver.lists"));
  }

  @ParameterizedTest
  @MethodSource("table")
  void everyPackageImportsOnlyWhatTheTableAllows(Row row) {
    List<String> ours = new ArrayList<>(List.of("org.rebound." + row.name() + ".."));
    row.ours().forEach(name -> ours.add("org.rebound." + name + ".."));
    classes()
        .that()
        .resideInAPackage("org.rebound." + row.name() + "..")
        .should(
            onlyDependOnClassesThat(
                com.tngtech.archunit.base.DescribedPredicate.not(
                        resideInAnyPackage("org.rebound.."))
                    .or(resideInAnyPackage(ours.toArray(String[]::new)))
                    .as("the packages of its row")))
        .check(ALL);
  }

  @Test
  void onlyTheRootWiresSoThatNobodyImportsItButTheCommands() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.rebound.admin", "org.rebound.admin.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.rebound.admin")
        .check(ALL);
  }

  @Test
  void receiverKnowsNothingOfDropwizardHttpOrAdmin() {
    noClasses()
        .that()
        .resideInAPackage("org.rebound.receiver..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.rebound.admin..",
            "io.dropwizard..",
            "jakarta.ws.rs..",
            "jakarta.servlet..",
            "org.eclipse.jetty..",
            "com.fasterxml.jackson..")
        .check(ALL);
  }

  @Test
  void sqlStaysInTheLedger() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "org.rebound.admin.resources..",
            "org.rebound.admin.api..",
            "org.rebound.admin.export..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.jdbi..", "java.sql..", "javax.sql..")
        .check(ALL);
  }

  @Test
  void packagesFormNoCircles() {
    slices().matching("org.rebound.admin.(*)..").should().beFreeOfCycles().check(ALL);
  }
}
