package dev.baton.application.memory;

import dev.baton.application.access.Operators;
import dev.baton.domain.access.ApiKey;
import dev.baton.domain.access.Operator;
import dev.baton.domain.access.Organization;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

record MemoryOperators(Tables tables, InstantSource clock) implements Operators {
  private static final Duration LONG = Duration.ofMinutes(1);

  @Override
  public void add(Operator operator) {
    tables.operators().put(operator.id(), operator);
  }

  @Override
  public Optional<Operator> find(Organization.Id organization, Operator.Id id) {
    return list(organization).stream().filter(each -> each.id().equals(id)).findFirst();
  }

  @Override
  public List<Operator> list(Organization.Id organization) {
    return tables.operators().values().stream()
        .filter(each -> each.organization().equals(organization))
        .filter(each -> !tables.left().containsKey(each.id()))
        .toList();
  }

  @Override
  public void save(Operator operator) {
    tables.operators().put(operator.id(), operator);
    tables.keys().replaceAll((_, key) -> isOf(operator.id(), key) ? key.boundTo(operator) : key);
  }

  @Override
  public void dismiss(Operator operator) {
    tables.left().put(operator.id(), new Tables.Left(clock.instant(), true));
  }

  @Override
  public List<Leaver> leaving(int limit) {
    return tables.left().entrySet().stream()
        .filter(each -> each.getValue().leaving())
        .map(each -> leaver(each.getKey(), each.getValue().at()))
        .limit(limit)
        .toList();
  }

  private Leaver leaver(Operator.Id id, Instant at) {
    var operator = tables.operators().get(id);
    if (operator == null) throw new IllegalStateException("nobody: " + id);
    return new Leaver(operator.organization(), id, at.plus(LONG).isBefore(clock.instant()));
  }

  @Override
  public void gone(Leaver leaver) {
    tables
        .left()
        .computeIfPresent(leaver.operator(), (_, left) -> new Tables.Left(left.at(), false));
  }

  static boolean isOf(Operator.Id operator, ApiKey key) {
    var holder = key.operator();
    return holder != null && holder.id().equals(operator);
  }
}
