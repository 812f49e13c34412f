package dev.baton.application.approval;

import dev.baton.application.Page;
import dev.baton.domain.access.Organization;
import dev.baton.domain.approval.Approval;
import dev.baton.domain.conversation.Conversation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads approvals for lists and screens. */
public interface ApprovalQueries {

  Optional<Approval> find(Organization.Id organization, Approval.Id id);

  /** Longest waiting first. */
  Page<Approval> list(Organization.Id organization, Filter filter, Page.Request page);

  /** What to list; null lets everything through. */
  record Filter(@Nullable ApprovalStatus status, @Nullable String approverRole) {}

  /** Approvals of any organization whose time is up, the most overdue first. */
  List<Due> due(int limit);

  record Due(Organization.Id organization, Conversation.Id conversation, Approval.Id approval) {}
}
