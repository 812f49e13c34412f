package dev.baton.domain.approval;

/** What an approval can come to. Source: API.md, section 1. */
public enum Verdict {
  APPROVE,
  DENY
}
