package dev.baton.domain.access;

/** How much an operator may do, the least first: each may do what those before it may. */
public enum Role {
  OPERATOR,
  SUPERVISOR,
  ADMIN;

  public boolean atLeast(Role other) {
    return compareTo(other) >= 0;
  }

  public boolean supervises() {
    return atLeast(SUPERVISOR);
  }
}
