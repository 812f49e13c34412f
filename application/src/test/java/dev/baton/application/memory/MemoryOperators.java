package dev.baton.application.memory;

import dev.baton.application.access.Operators;
import dev.baton.domain.access.Operator;
import dev.baton.domain.access.Organization;
import java.util.Optional;

record MemoryOperators(Tables tables) implements Operators {

  @Override
  public void add(Operator operator) {
    tables.operators().put(operator.id(), operator);
  }

  @Override
  public Optional<Operator> find(Organization.Id organization, Operator.Id id) {
    return Optional.ofNullable(tables.operators().get(id))
        .filter(each -> each.organization().equals(organization));
  }
}
