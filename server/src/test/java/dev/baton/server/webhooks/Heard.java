package dev.baton.server.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a receiver makes of its calls that goes by their ids: each is heard once. */
public final class Heard {
  private final Set<String> known = new HashSet<>();
  private final Map<String, List<String>> texts = new HashMap<>();
  private final Endpoint endpoint;

  public Heard(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  /** The texts of a conversation so far, in the order in which they were told. */
  public List<String> texts(String conversation) {
    while (!endpoint.quiet()) hear(endpoint.next());
    return texts.getOrDefault(conversation, List.of());
  }

  private void hear(Endpoint.Told told) {
    assertThat(told.genuine()).isTrue();
    if (!known.add(told.id())) return;
    texts
        .computeIfAbsent(told.body().path("conversationId").asText(), _ -> new ArrayList<>())
        .add(told.body().at("/message/text").asText());
  }
}
