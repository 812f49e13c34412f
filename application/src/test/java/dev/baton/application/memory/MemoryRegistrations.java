package dev.baton.application.memory;

import dev.baton.application.bot.Registrations;
import dev.baton.domain.access.Organization;
import dev.baton.domain.bot.Bot;
import dev.baton.domain.bot.Registration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

record MemoryRegistrations(Tables tables) implements Registrations {

  @Override
  public void add(Registration registration) {
    tables.bots().put(registration.bot().id(), registration.bot());
    save(registration);
  }

  @Override
  public List<Registration> list(Organization.Id organization) {
    return live().filter(each -> each.bot().organization().equals(organization)).toList();
  }

  @Override
  public Optional<Registration> find(Organization.Id organization, Bot.Id id) {
    return list(organization).stream().filter(each -> each.bot().id().equals(id)).findFirst();
  }

  @Override
  public void save(Registration registration) {
    tables.bots().put(registration.bot().id(), registration.bot());
    tables.registrations().put(registration.bot().id(), registration);
  }

  @Override
  public void retire(Organization.Id organization, Bot.Id id) {
    find(organization, id).ifPresent(_ -> tables.retired().add(id));
  }

  @Override
  public boolean listed(String origin) {
    return live().anyMatch(each -> each.origins().contains(origin));
  }

  private Stream<Registration> live() {
    return tables.bots().values().stream()
        .filter(bot -> !tables.retired().contains(bot.id()))
        .map(bot -> tables.registrations().getOrDefault(bot.id(), unsaid(bot)));
  }

  /** Of a bot that came with its organization. */
  private static Registration unsaid(Bot bot) {
    return new Registration(bot, null, Set.of(), Instant.EPOCH);
  }
}
