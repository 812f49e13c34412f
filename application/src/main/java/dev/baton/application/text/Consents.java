package dev.baton.application.text;

import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Details.Numbers;
import java.time.Instant;

/** The ledger of what visitors said about being written to, per pair of numbers. */
public interface Consents {

  /** What a visitor said last; whoever said nothing may be written to. */
  boolean given(Organization.Id organization, Numbers numbers);

  void record(
      Organization.Id organization, Numbers numbers, boolean given, String word, Instant at);
}
