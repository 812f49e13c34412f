package dev.baton.server.demo;

import dev.baton.application.Ids;
import dev.baton.application.Store;
import dev.baton.application.Transactions;
import dev.baton.application.access.ApiKeySecret;
import dev.baton.application.text.OurNumber;
import dev.baton.domain.access.ApiKey;
import dev.baton.domain.access.Operator;
import dev.baton.domain.access.Organization;
import dev.baton.domain.access.Role;
import dev.baton.domain.access.Scope;
import dev.baton.domain.bot.Bot;
import dev.baton.domain.conversation.Window;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts the demonstration's people into a database that does not have them yet. */
final class Seed {
  private static final Window.Rule WINDOW =
      new Window.Rule(Duration.ofSeconds(3), Duration.ofSeconds(10));
  private static final Window.Rule SHORT =
      new Window.Rule(Duration.ofSeconds(1), Duration.ofSeconds(5));
  private static final Set<Scope> ALL = EnumSet.allOf(Scope.class);
  private static final Set<Scope> OPERATORS =
      EnumSet.complementOf(EnumSet.of(Scope.BOT, Scope.KEYS));

  private final Transactions transactions;
  private final Ids ids;

  Seed(Transactions transactions, Ids ids) {
    this.transactions = transactions;
    this.ids = ids;
  }

  void plant(DemoData data) {
    transactions.within(
        store -> {
          if (store.organizations().find(new Organization.Id(data.organizationId())).isPresent()) {
            return false;
          }
          plantFirst(data, store);
          plantOther(data, store);
          return true;
        });
  }

  /** The scripted bot has an agent of its own, so that the others stay silent for scripts. */
  void plant(BotData bot, DemoData data) {
    var acme = new Organization.Id(data.organizationId());
    var id = new Bot.Id(bot.agentId());
    transactions.within(
        store -> {
          if (store.bots().find(id).isPresent()) return false;
          store.bots().add(new Bot(id, acme, "Acme's scripted bot", SHORT));
          key("Acme's scripted bot", bot.key(), acme, null, EnumSet.of(Scope.BOT), store);
          return true;
        });
  }

  void plantNumber(BotData bot, DemoData data) {
    var acme = new Organization.Id(data.organizationId());
    var id = new OurNumber.Id(ids.next());
    transactions.within(
        store -> {
          if (store.ourNumbers().at(Demo.NUMBER).isPresent()) return false;
          var answers = new Bot.Id(bot.agentId());
          var number = new OurNumber(id, acme, Demo.NUMBER, answers, store.now());
          return store.ourNumbers().add(number);
        });
  }

  private void plantFirst(DemoData data, Store store) {
    var acme = new Organization(new Organization.Id(data.organizationId()), "Acme", "acme");
    store.organizations().add(acme);
    store.bots().add(new Bot(new Bot.Id(data.agentId()), acme.id(), "Acme's bot", WINDOW));
    key("Acme", data.organizationKey(), acme.id(), null, ALL, store);
    person("Ada", data.operatorId(), Role.OPERATOR, data.operatorKey(), acme.id(), store);
    person("Bob", data.otherOperatorId(), Role.OPERATOR, data.otherOperatorKey(), acme.id(), store);
    person("Sue", data.supervisorId(), Role.SUPERVISOR, data.supervisorKey(), acme.id(), store);
  }

  private void plantOther(DemoData data, Store store) {
    var id = new Organization.Id(data.otherOrganizationId());
    store.organizations().add(new Organization(id, "Globex", "globex"));
    store.bots().add(new Bot(new Bot.Id(data.otherAgentId()), id, "Globex's bot", WINDOW));
    key("Globex", data.otherOrganizationKey(), id, null, ALL, store);
  }

  private void person(
      String name, UUID id, Role role, String secret, Organization.Id organization, Store store) {
    var operator = new Operator(new Operator.Id(id), organization, name, role);
    store.operators().add(operator);
    key(name, secret, organization, operator, OPERATORS, store);
  }

  private void key(
      String name,
      String secret,
      Organization.Id organization,
      @Nullable Operator operator,
      Set<Scope> scopes,
      Store store) {
    var validity = ApiKey.Validity.from(store.now(), null);
    var known = new ApiKeySecret(secret);
    var id = new ApiKey.Id(ids.next());
    var key = new ApiKey(id, organization, name, known.shown(), scopes, operator, validity);
    store.apiKeys().add(key, known.hash());
  }
}
