package dev.baton.server.node;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.baton.application.conversation.ChangeConversation;
import dev.baton.application.memory.CountingIds;
import dev.baton.application.memory.MemoryTransactions;
import dev.baton.domain.access.Organization;
import dev.baton.domain.bot.Bot;
import dev.baton.domain.conversation.Channel;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Details;
import dev.baton.domain.conversation.Phase;
import dev.baton.domain.conversation.Window;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LoggedRefusalsTest {
  private final CountingIds ids = new CountingIds();
  private final MemoryTransactions memory = new MemoryTransactions(InstantSource.system());
  private final ChangeConversation change = new ChangeConversation(new LoggedRefusals(memory), ids);
  private final Organization.Id organization = new Organization.Id(ids.next());

  private Conversation.Id conversation() {
    var rule = new Window.Rule(Duration.ZERO, Duration.ZERO);
    var bot = new Bot(new Bot.Id(ids.next()), organization, "Botty", rule);
    var id = new Conversation.Id(ids.next());
    memory.within(
        store -> {
          store.organizations().add(new Organization(organization, "Acme", "acme"));
          store.bots().add(bot);
          return store
              .conversations()
              .add(Conversation.start(id, organization, Channel.WEB, bot.id(), Details.NONE));
        });
    return id;
  }

  @Test
  void a_move_that_is_not_allowed_is_in_the_log_and_one_that_is_not() {
    var said = new ListAppender<ILoggingEvent>();
    said.start();
    var logger = (Logger) LoggerFactory.getLogger(LoggedRefusals.class);
    logger.addAppender(said);
    var conversation = conversation();
    move(conversation, Phase.ARCHIVED);
    move(conversation, Phase.RESOLVED);
    move(new Conversation.Id(UUID.randomUUID()), Phase.CLOSED);
    logger.detachAppender(said);
    assertThat(said.list).hasSize(1);
    assertThat(said.list.getFirst().getKeyValuePairs())
        .extracting(each -> each.key + " " + each.value)
        .containsExactly(
            "organization " + organization.value(),
            "conversation " + conversation.value(),
            "refusal IllegalMove");
  }

  private void move(Conversation.Id conversation, Phase to) {
    var _ =
        change.change(organization, conversation, new ChangeConversation.Change(to, null, null));
  }
}
