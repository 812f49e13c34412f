package dev.baton.application.access;

import dev.baton.domain.access.Operator;
import dev.baton.domain.access.Organization;
import java.util.Optional;

public interface Operators {

  void add(Operator operator);

  Optional<Operator> find(Organization.Id organization, Operator.Id id);
}
