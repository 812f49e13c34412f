package dev.baton.domain.access;

/** What an operator may do to the claims of others. */
public enum Role {
  OPERATOR,
  SUPERVISOR,
  ADMIN;

  public boolean supervises() {
    return this != OPERATOR;
  }
}
