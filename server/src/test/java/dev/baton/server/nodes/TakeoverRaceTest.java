package dev.baton.server.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.conversation.ChangeConversation;
import dev.baton.application.conversation.PostBotMessage;
import dev.baton.application.conversation.StartConversation;
import dev.baton.application.handoff.SettleHandoff;
import dev.baton.domain.Decision.Accepted;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Channel;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Details;
import dev.baton.domain.conversation.Epoch;
import dev.baton.domain.conversation.Phase;
import dev.baton.server.installation.Installation;
import dev.baton.server.installation.Site;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Ten thousand times a human takes over on one node while the bot answers on the other. What is
 * found is judged by the log alone, which has one order.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TakeoverRaceTest {
  private static final int CONVERSATIONS = 100;
  private static final int ROUNDS = 100;

  /** Each bot message says the epoch that it was computed under. */
  private static final String TALKED_OVER =
      """
      select count(*) filter (where under.facts ->> 'to' <> 'bot')
             || ' while a human had control, '
             || count(*) filter (where coalesce(under.facts ->> 'epoch', '1') <> m.text)
             || ' under another epoch'
        from message m
        join event said
          on (said.organization_id, said.conversation_id) = (m.organization_id, m.conversation_id)
         and said.kind = 'message_added' and (said.facts ->> 'seq')::bigint = m.seq
        left join lateral (
          select facts from event
           where (organization_id, conversation_id) = (m.organization_id, m.conversation_id)
             and position < said.position and kind = 'control_changed'
           order by position desc
           limit 1) under on true
       where m.author = 'bot'
      """;

  @AutoClose private final Installation installation = Installation.fresh();
  private Site here;
  private Site there;
  private Organization.Id organization;

  @BeforeAll
  void start() {
    here = installation.start();
    there = installation.start();
    organization = new Organization.Id(here.people().organizationId());
  }

  @Test
  void no_bot_message_comes_after_a_human_took_control() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var conversations = IntStream.range(0, CONVERSATIONS).mapToObj(_ -> conversation());
      var running =
          threads.invokeAll(
              conversations.<Callable<Boolean>>map(each -> () -> race(each)).toList());
      for (var each : running) assertThat(each.get()).isTrue();
    }
    assertThat(installation.ask(TALKED_OVER))
        .isEqualTo("0 while a human had control, 0 under another epoch");
    assertThat(count("message where author = 'bot'")).as("heard in time").isGreaterThan(ROUNDS);
    assertThat(count("suggestion")).as("too late, and kept").isGreaterThan(ROUNDS);
    assertThat(count("event where kind = 'control_changed' and facts ->> 'to' = 'human'"))
        .isEqualTo(CONVERSATIONS * ROUNDS);
  }

  private long count(String of) {
    return Long.parseLong(installation.ask("select count(*) from " + of));
  }

  private Conversation.Id conversation() {
    var order = new StartConversation.Order(Channel.WEB, null, Details.NONE);
    var start = here.node().get(StartConversation.class);
    return start.start(organization, order).orElseThrow().conversation();
  }

  /** The epochs are known beforehand: one for the human, one for the bot again. */
  private boolean race(Conversation.Id conversation) {
    for (int round = 0; round < ROUNDS; round++) {
      var epoch = new Epoch(1 + 2L * round);
      atOnce(
          () -> takeOver(conversation),
          () -> botSays(conversation, epoch),
          () -> botSays(conversation, epoch),
          () -> botSays(conversation, epoch));
      giveBack(conversation);
      if (round % 4 == 0) botSays(conversation, epoch);
    }
    return true;
  }

  private static void atOnce(Runnable... runners) {
    var start = new Phaser(runners.length);
    var threads =
        Stream.of(runners)
            .map(
                each ->
                    Thread.ofVirtual()
                        .start(
                            () -> {
                              start.arriveAndAwaitAdvance();
                              each.run();
                            }))
            .toList();
    for (var each : threads) {
      try {
        each.join();
      } catch (InterruptedException hurried) {
        throw new IllegalStateException(hurried);
      }
    }
  }

  private void botSays(Conversation.Id conversation, Epoch epoch) {
    var text = Long.toString(epoch.value());
    there.node().get(PostBotMessage.class).post(organization, conversation, epoch, text);
  }

  private void takeOver(Conversation.Id conversation) {
    var change = new ChangeConversation.Change(Phase.HUMAN, null, null);
    var taken =
        here.node().get(ChangeConversation.class).change(organization, conversation, change);
    if (!(taken instanceof Accepted)) throw new AssertionError("refused: " + taken);
  }

  private void giveBack(Conversation.Id conversation) {
    var given = here.node().get(SettleHandoff.class).returnToBot(organization, conversation, null);
    if (!(given instanceof Accepted)) throw new AssertionError("refused: " + given);
  }
}
