package dev.baton.application.memory;

import dev.baton.application.approval.ApprovalLines;
import dev.baton.domain.access.Organization;
import dev.baton.domain.approval.Lines;

record MemoryApprovalLines(Tables tables) implements ApprovalLines {

  @Override
  public Lines find(Organization.Id organization) {
    return tables.lines().getOrDefault(organization, Lines.USUAL);
  }

  @Override
  public void save(Organization.Id organization, Lines lines) {
    tables.lines().put(organization, lines);
  }
}
