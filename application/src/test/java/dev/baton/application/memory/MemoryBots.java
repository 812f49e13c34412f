package dev.baton.application.memory;

import dev.baton.application.bot.Bots;
import dev.baton.domain.access.Organization;
import dev.baton.domain.bot.Bot;
import dev.baton.domain.bot.Terms;
import java.util.Optional;
import java.util.stream.Stream;

record MemoryBots(Tables tables) implements Bots {

  @Override
  public void add(Bot bot) {
    tables.bots().put(bot.id(), bot);
  }

  @Override
  public Optional<Bot> find(Organization.Id organization, Bot.Id id) {
    return of(organization).filter(each -> each.id().equals(id)).findFirst();
  }

  @Override
  public Optional<Bot> find(Bot.Id id) {
    return Optional.ofNullable(tables.bots().get(id)).filter(this::inUse);
  }

  @Override
  public Optional<Bot> usual(Organization.Id organization) {
    return of(organization).findFirst();
  }

  @Override
  public Optional<Terms> terms(Organization.Id organization, Bot.Id id) {
    return Optional.ofNullable(tables.bots().get(id))
        .filter(bot -> bot.organization().equals(organization))
        .map(_ -> tables.terms().getOrDefault(id, Terms.USUAL));
  }

  @Override
  public boolean agree(Organization.Id organization, Bot.Id id, Terms terms) {
    if (find(organization, id).isEmpty()) return false;
    tables.terms().put(id, terms);
    return true;
  }

  private Stream<Bot> of(Organization.Id organization) {
    return tables.bots().values().stream()
        .filter(each -> each.organization().equals(organization))
        .filter(this::inUse);
  }

  private boolean inUse(Bot bot) {
    return !tables.retired().contains(bot.id());
  }
}
