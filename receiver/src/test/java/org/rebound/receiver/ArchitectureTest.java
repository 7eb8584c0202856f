package org.rebound.receiver;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.conditions.ArchConditions.not;
import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyDependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The package table of ARCHITECTURE.md; whoever changes the one changes the other. */
class ArchitectureTest {

  private static final JavaClasses RECEIVER =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.rebound.receiver");

  /** One row of the table: a package, the packages of ours it may import, and the libraries. */
  record Row(String name, List<String> ours, List<String> libraries) {
    Row and(String... more) {
      return new Row(name, ours, List.of(more));
    }

    @Override
    public String toString() {
      return name + " may import " + ours + " and " + libraries;
    }
  }

  static Stream<Row> table() {
    return Stream.of(
        row("address"),
        row("status"),
        row("verp", "address"),
        row("mime").and("org.apache.james.mime4j..", "jakarta.mail.."),
        row("phrase"),
        row("report", "address", "status", "mime", "phrase"),
        row("classify", "address", "status", "phrase", "report"),
        row("policy", "address", "classify"),
        row("validate", "address").and("io.netty.."),
        row("sql").and("java.sql..", "org.jdbi.."),
        row("measure").and("com.codahale.metrics.."),
        row("ledger", "address", "status", "verp", "report", "classify", "policy", "sql", "measure")
            .and(
                "java.sql..",
                "javax.sql..",
                "org.jdbi..",
                "org.flywaydb..",
                "org.postgresql..",
                "com.codahale.metrics..",
                "org.slf4j.."),
        row("lists", "address", "classify", "ledger", "sql").and("java.sql..", "org.jdbi.."),
        row("registry", "address", "ledger", "sql").and("org.jdbi.."),
        row("feed", "sql").and("java.sql..", "org.jdbi..", "org.slf4j.."),
        row("book", "address", "ledger", "lists", "sql").and("java.sql..", "org.jdbi.."),
        row("imports", "address", "ledger", "sql").and("java.sql..", "org.jdbi.."),
        row("actions", "address", "policy", "ledger", "lists", "sql", "measure")
            .and("java.sql..", "org.jdbi..", "com.codahale.metrics..", "org.slf4j.."),
        row("backup", "ledger", "sql")
            .and("java.sql..", "javax.sql..", "org.jdbi..", "org.postgresql.."),
        row("postgres")
            .and("java.sql..", "org.apache.commons.compress..", "org.tukaani.xz..", "org.slf4j.."),
        row("listener", "address", "measure")
            .and("javax.net..", "org.subethamail..", "com.codahale.metrics..", "org.slf4j.."));
  }

  @ParameterizedTest
  @MethodSource("table")
  void everyPackageImportsOnlyWhatTheTableAllows(Row row) {
    List<String> allowed =
        new ArrayList<>(List.of("java..", "javax.crypto..", "org.jspecify.annotations.."));
    allowed.add("org.rebound.receiver." + row.name() + "..");
    row.ours().forEach(ours -> allowed.add("org.rebound.receiver." + ours + ".."));
    allowed.addAll(row.libraries());
    classes()
        .that()
        .resideInAPackage("org.rebound.receiver." + row.name() + "..")
        .should(
            onlyDependOnClassesThat(
                resideInAnyPackage(allowed.toArray(String[]::new)).as("the packages of its row")))
        .check(RECEIVER);
  }

  @Test
  void everyPackageHasARow() {
    List<String> rows = new ArrayList<>(List.of("org.rebound.receiver"));
    table().forEach(row -> rows.add("org.rebound.receiver." + row.name() + ".."));
    classes().should().resideInAnyPackage(rows.toArray(String[]::new)).check(RECEIVER);
  }

  @Test
  void packagesFormNoCircles() {
    slices().matching("org.rebound.receiver.(*)..").should().beFreeOfCycles().check(RECEIVER);
  }

  @Test
  void theReceiverKnowsNothingOfHttp() {
    classes()
        .should(
            not(
                dependOnClassesThat(
                    resideInAnyPackage(
                        "io.dropwizard..", "jakarta.ws.rs..", "org.rebound.admin.."))))
        .check(RECEIVER);
  }

  /** Not a bounce, not a reply, not a notification: section 1 of the check-list. */
  @Test
  void nothingReceivedIsEverAnsweredByMail() {
    classes()
        .should(
            not(
                dependOnClassesThat(
                    resideInAnyPackage("org.subethamail.smtp.client..", "org.eclipse.angus..")
                        .or(simpleName("Transport")))))
        .check(RECEIVER);
  }

  @Test
  void everyClassIsFinalOrSealedOrAnInterface() {
    classes()
        .that()
        .areNotInterfaces()
        .and()
        .doNotHaveModifier(JavaModifier.ABSTRACT)
        .and()
        .areNotEnums()
        .and()
        .areNotAnonymousClasses()
        .and()
        .areNotAssignableTo(Throwable.class)
        .should()
        .haveModifier(JavaModifier.FINAL)
        .check(RECEIVER);
  }

  @Test
  void namesSayWhatAThingIs() {
    classes()
        .should()
        .haveSimpleNameNotEndingWith("Impl")
        .andShould()
        .haveSimpleNameNotEndingWith("Util")
        .andShould()
        .haveSimpleNameNotEndingWith("Utils")
        .andShould()
        .haveSimpleNameNotEndingWith("Manager")
        .andShould()
        .haveSimpleNameNotEndingWith("Helper")
        .check(RECEIVER);
  }

  private static Row row(String name, String... ours) {
    return new Row(name, List.of(ours), List.of());
  }
}
