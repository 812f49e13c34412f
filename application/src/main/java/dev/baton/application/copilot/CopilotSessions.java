package dev.baton.application.copilot;

import dev.baton.domain.access.Organization;
import dev.baton.domain.copilot.Remark;
import dev.baton.domain.copilot.Session;
import dev.baton.domain.copilot.ToolCall;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Sessions with what was said in them and what was asked to be done. */
public interface CopilotSessions {

  void add(Session session);

  /** The session as it is once nobody else can change it; the lock comes before those of turns. */
  Optional<Session> lock(Organization.Id organization, Session.Id id);

  void save(Session session);

  void add(Session session, Remark remark);

  /** Those of the session's calls that have one of these ids. */
  List<ToolCall> calls(Session session, Collection<ToolCall.Id> ids);

  /** Writes down what a human decided about them. */
  void save(Session session, List<ToolCall> calls);
}
