package dev.baton.server.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.Set;

/**
 * What holds below one root package. The root is dev.baton, or that of the classes which break each
 * rule once, so that no rule can rot into one that forbids nothing.
 */
record Rules(String root) {

  /** Ways to know the time of day and to throw dice. Elapsed time is anybody's to measure. */
  private static final Set<String> IMPURE =
      Set.of(
          "java.time.Instant.now",
          "java.time.Clock.systemUTC",
          "java.time.InstantSource.system",
          "java.lang.System.currentTimeMillis",
          "java.lang.Math.random",
          "java.util.UUID.randomUUID");

  /** JDBC is for who opens databases too; jOOQ is for one module. */
  ArchRule only_persistence_writes_sql() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(
            root + ".persistence..", root + ".migrations..", root + ".server..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "javax.sql..", "org.jooq..");
  }

  ArchRule only_the_composition_knows_the_time_and_throws_dice() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(root + ".server..")
        .should()
        .callCodeUnitWhere(target(describe("clock or dice", Rules::impure)));
  }

  ArchRule the_domain_stands_on_java_alone() {
    return classes()
        .that()
        .resideInAPackage(root + ".domain..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            root + ".domain..", "java.lang..", "java.util..", "java.time..", "org.jspecify..");
  }

  ArchRule packages_are_named_for_what_they_can_do() {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .should()
        .resideInAnyPackage(
            "..common..", "..util..", "..utils..", "..shared..", "..impl..", "..helper..");
  }

  /** Ask, bot and admin have no dialect of their own: they refuse as HITL does. */
  ArchRule dialects_do_not_know_each_other() {
    return SlicesRuleDefinition.slices()
        .matching(root + ".http.(hitl|threads|conversations)..")
        .should()
        .notDependOnEachOther();
  }

  private static boolean impure(CodeUnitCallTarget target) {
    return IMPURE.contains(target.getOwner().getName() + "." + target.getName());
  }
}
