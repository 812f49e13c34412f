package dev.baton.application.webhook;

import dev.baton.domain.access.Organization;
import dev.baton.domain.webhook.Webhook;
import java.util.List;
import java.util.Optional;

public interface Webhooks {

  void add(Webhook webhook);

  /** All of the organization, newest first. */
  List<Webhook> list(Organization.Id organization);

  Optional<Webhook> find(Organization.Id organization, Webhook.Id id);

  /** The same, locked until the end: what is saved comes from what was found. */
  Optional<Webhook> lock(Organization.Id organization, Webhook.Id id);

  void save(Webhook webhook);

  /** False when the organization has no such webhook. */
  boolean remove(Organization.Id organization, Webhook.Id id);
}
