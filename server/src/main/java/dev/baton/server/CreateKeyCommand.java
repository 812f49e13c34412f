package dev.baton.server;

import dev.baton.application.access.FoundOrganization;
import dev.baton.application.access.IssueKey;
import dev.baton.domain.access.Operator;
import dev.baton.domain.access.Organization;
import dev.baton.domain.access.Role;
import dev.baton.domain.access.Scope;
import dev.baton.migrations.Migrations;
import dev.baton.server.config.Config;
import dev.baton.server.launch.Exit;
import dev.baton.server.logging.Logs;
import dev.baton.server.node.Node;
import dev.baton.server.node.Setup;
import dev.baton.server.postgres.OpenDatabase;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "create",
    description = "Makes a key and prints it on standard output, this once.",
    mixinStandardHelpOptions = true)
final class CreateKeyCommand implements Callable<Integer> {
  private final Map<String, String> environment;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--organization",
      required = true,
      paramLabel = "SLUG",
      description = "Whose key; an organization that is not there begins.")
  private String organization = "";

  @Option(names = "--name", defaultValue = "command line", description = "Shown in lists.")
  private String name = "";

  @Option(names = "--operator", paramLabel = "ID", description = "The operator it is bound to.")
  private @Nullable UUID operator;

  @Option(
      names = "--new-operator",
      paramLabel = "NAME",
      description = "An operator to make, for the key to be bound to.")
  private @Nullable String newOperator;

  @Option(
      names = "--role",
      defaultValue = "OPERATOR",
      description = "Of the new operator: ${COMPLETION-CANDIDATES}.")
  private Role role = Role.OPERATOR;

  @Option(
      names = "--scope",
      paramLabel = "WORD",
      description = "What it opens, repeatable; everything when absent.")
  private List<String> words = List.of();

  CreateKeyCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    var scopes = scopes();
    var config = Config.of(environment, ServeCommand.DATA);
    Logs.from(config.logLevel());
    try (var database = OpenDatabase.of(config)) {
      Migrations.of(database.directUrl()).migrate();
      try (var node = Node.start(database, Setup.of(config))) {
        System.out.println(issue(node, scopes));
      }
    }
    return Exit.OK.code();
  }

  private String issue(Node node, Set<Scope> scopes) {
    var found = node.get(FoundOrganization.class);
    var owner = found.found(organization);
    var bound = bound(found, owner.id());
    return node.get(IssueKey.class)
        .issue(owner.id(), new IssueKey.Order(name, scopes, bound, null))
        .map(issued -> issued.secret().text())
        .orElseThrow(() -> wrong("The organization has no operator " + operator));
  }

  private Operator.@Nullable Id bound(FoundOrganization found, Organization.Id owner) {
    if (newOperator != null) return found.employ(owner, newOperator, role).id();
    return operator == null ? null : new Operator.Id(operator);
  }

  private Set<Scope> scopes() {
    if (words.isEmpty()) return EnumSet.allOf(Scope.class);
    var scopes = new LinkedHashSet<Scope>();
    for (var word : words) {
      scopes.add(Scope.of(word).orElseThrow(() -> wrong("No scope is called " + word)));
    }
    return scopes;
  }

  private ParameterException wrong(String message) {
    if (spec == null) throw new IllegalStateException("picocli did not fill in the command");
    return new ParameterException(spec.commandLine(), message);
  }
}
