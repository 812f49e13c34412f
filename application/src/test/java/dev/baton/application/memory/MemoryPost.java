package dev.baton.application.memory;

import dev.baton.application.delivery.DeadLetter;
import dev.baton.application.delivery.Means;
import dev.baton.application.text.OurNumber;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Channel;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.delivery.Delivery;
import dev.baton.domain.delivery.Delivery.Failure;
import dev.baton.domain.delivery.Doubt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is to be carried, what was given up, and what else there is beside the conversations. */
record MemoryPost(
    Map<Place, Due> due,
    Map<Place, DeadLetter> dead,
    Map<Channel, Pause> pauses,
    Map<Ending, Long> tallies,
    Map<String, Delivery> reports,
    List<OurNumber> numbers,
    Map<MemoryConsents.Pair, Boolean> consents,
    Map<UUID, MemoryMail> mails) {

  record Place(Organization.Id organization, Conversation.Id conversation, long seq) {}

  record Due(Instant at, int tries, Doubt doubt, @Nullable UUID lease) {
    static Due from(Instant at) {
      return new Due(at, 0, Doubt.NONE, null);
    }
  }

  record Pause(Instant since, Instant until, int strikes, Failure why) {
    Pause until(Instant later) {
      return new Pause(since, later, strikes, why);
    }
  }

  record Ending(Organization.Id organization, Means means, String outcome) {}

  void tally(Organization.Id organization, Means means, String outcome) {
    tallies.merge(new Ending(organization, means, outcome), 1L, Long::sum);
  }

  static MemoryPost empty() {
    return new MemoryPost(
        Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), List.of(), Map.of(), Map.of());
  }

  MemoryPost draft() {
    return new MemoryPost(
        new LinkedHashMap<>(due),
        new LinkedHashMap<>(dead),
        new LinkedHashMap<>(pauses),
        new LinkedHashMap<>(tallies),
        new LinkedHashMap<>(reports),
        new ArrayList<>(numbers),
        new LinkedHashMap<>(consents),
        new LinkedHashMap<>(mails));
  }
}
