package dev.baton.domain.handoff;

/** What asked for a human. Source: API.md, section 1. */
public enum Source {
  WORKFLOW_TERMINAL,
  ROUTER,
  POLICY
}
