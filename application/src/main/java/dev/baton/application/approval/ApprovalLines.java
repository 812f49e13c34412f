package dev.baton.application.approval;

import dev.baton.domain.access.Organization;
import dev.baton.domain.approval.Lines;

/** What each organization tells visitors who wait for an approval. */
public interface ApprovalLines {

  /** Our own where the organization has set none. */
  Lines find(Organization.Id organization);

  void save(Organization.Id organization, Lines lines);
}
