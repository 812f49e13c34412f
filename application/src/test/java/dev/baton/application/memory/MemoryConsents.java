package dev.baton.application.memory;

import dev.baton.application.text.Consents;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Details.Numbers;
import java.time.Instant;

record MemoryConsents(MemoryPost post) implements Consents {

  /** Who said it to whom. */
  record Pair(Organization.Id organization, Numbers numbers) {}

  @Override
  public boolean given(Organization.Id organization, Numbers numbers) {
    return post.consents().getOrDefault(new Pair(organization, numbers), true);
  }

  @Override
  public void record(
      Organization.Id organization, Numbers numbers, boolean given, String word, Instant at) {
    post.consents().put(new Pair(organization, numbers), given);
  }
}
