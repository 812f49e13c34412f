package dev.baton.application.handoff;

import dev.baton.application.Page;
import dev.baton.domain.access.Operator;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Epoch;
import dev.baton.domain.handoff.Handoff;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads handoffs for lists and screens. */
public interface HandoffQueries {

  /** A handoff and the epoch of its conversation, from one moment. */
  record Entry(Handoff handoff, Epoch epoch) {}

  Optional<Entry> find(Organization.Id organization, Handoff.Id id);

  /** Longest waiting first. A null status lets everything through. */
  Page<Handoff> list(
      Organization.Id organization, @Nullable HandoffStatus status, Page.Request page);

  /** Handoffs of any organization for which time alone brings something, the most overdue first. */
  List<Due> due(int limit);

  /** Open handoffs that the operator owns, in no order. */
  List<Handoff.Id> ownedBy(Organization.Id organization, Operator.Id operator, int limit);

  record Due(Organization.Id organization, Handoff.Id handoff) {}
}
