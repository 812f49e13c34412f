package dev.baton.persistence.doorbell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.feed.FeedQueries.Head;
import dev.baton.application.feed.Subject;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Phase;
import dev.baton.persistence.JooqFeedQueries;
import dev.baton.persistence.Reads;
import dev.baton.persistence.TestDatabase;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class HeadsTest {
  @AutoClose private static final TestDatabase DATABASE = TestDatabase.fresh();
  @AutoClose private final Chat chat = new Chat(DATABASE);

  @Test
  void the_heads_of_those_that_exist_are_read_at_once() {
    var queries = new JooqFeedQueries(new Reads(chat.pool));
    var one = chat.begun();
    var other = chat.begun();
    chat.post(one);
    chat.post(one);
    chat.run(
        "update conversation set phase = 'closed', closed_at = now() where id = ?",
        other.conversation().value());
    var foreign = new Subject(new Organization.Id(UUID.randomUUID()), one.conversation());
    assertThat(queries.heads(Set.of(one, other, foreign)))
        .isEqualTo(Map.of(one, new Head(Phase.BOT, 2), other, new Head(Phase.CLOSED, 0)));
    assertThat(queries.heads(Set.of())).isEmpty();
  }
}
