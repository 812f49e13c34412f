package dev.baton.server.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
  private static final String HOUSE = "dev.baton";
  private static final String VIOLATING = HOUSE + ".server.architecture.violating";

  private static final JavaClasses MAIN =
      new ClassFileImporter().withImportOption(ArchitectureTest::ofMain).importPackages(HOUSE);
  private static final JavaClasses VIOLATIONS = new ClassFileImporter().importPackages(VIOLATING);

  static Stream<Arguments> rules() {
    return Stream.of(
        rule(Rules::only_persistence_writes_sql, "Reporting"),
        rule(Rules::only_the_composition_knows_the_time_and_throws_dice, "Dice"),
        rule(Rules::the_domain_stands_on_java_alone, "Framed"),
        rule(Rules::packages_are_named_for_what_they_can_do, "Odds"),
        rule(Rules::dialects_do_not_know_each_other, "Borrowed"));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void the_house_keeps_each_rule(Function<Rules, ArchRule> rule, String violation) {
    rule.apply(new Rules(HOUSE)).check(MAIN);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void each_rule_finds_the_class_that_breaks_it(Function<Rules, ArchRule> rule, String violation) {
    var found = rule.apply(new Rules(VIOLATING)).evaluate(VIOLATIONS);
    assertThat(found.hasViolation()).isTrue();
    assertThat(found.getFailureReport().toString()).contains(violation);
  }

  @Test
  void every_module_is_looked_at() {
    assertThat(MAIN)
        .extracting(each -> each.getPackageName().replaceFirst("dev\\.baton\\.(\\w+).*", "$1"))
        .contains("domain", "application", "http", "persistence", "migrations", "server");
  }

  private static Arguments rule(Function<Rules, ArchRule> rule, String violation) {
    return Arguments.of(rule, violation);
  }

  /** Neither a folder nor a jar of tests. */
  private static boolean ofMain(Location location) {
    return !location.contains("/test-classes/") && !location.contains("-tests.jar");
  }
}
