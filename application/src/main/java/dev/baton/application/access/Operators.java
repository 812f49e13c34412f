package dev.baton.application.access;

import dev.baton.domain.access.Operator;
import dev.baton.domain.access.Organization;
import java.util.List;
import java.util.Optional;

/** Those who answer visitors. Whoever has left is not found any more. */
public interface Operators {

  void add(Operator operator);

  Optional<Operator> find(Organization.Id organization, Operator.Id id);

  /** All of the organization, the first hired first. */
  List<Operator> list(Organization.Id organization);

  void save(Operator operator);

  /** From here on the operator is gone, but for what may still be his: see {@link #leaving}. */
  void dismiss(Operator operator);

  /** Some of any organization who have left, and of whom it is not known that nothing is theirs. */
  List<Leaver> leaving(int limit);

  /**
   * Somebody who has left.
   *
   * @param longGone whether no request that he began can still be under way
   */
  record Leaver(Organization.Id organization, Operator.Id operator, boolean longGone) {}

  /** Nothing is theirs any more. */
  void gone(Leaver leaver);
}
