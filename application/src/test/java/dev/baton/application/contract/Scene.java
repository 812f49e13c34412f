package dev.baton.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.Exchange;
import dev.baton.application.Ids;
import dev.baton.application.memory.CountingIds;
import dev.baton.domain.Decision;
import dev.baton.domain.Decision.Accepted;
import dev.baton.domain.Decision.Refused;
import dev.baton.domain.Refusal;
import dev.baton.domain.access.Actor;
import dev.baton.domain.access.Operator;
import dev.baton.domain.access.Organization;
import dev.baton.domain.access.Role;
import dev.baton.domain.bot.Bot;
import dev.baton.domain.conversation.Author;
import dev.baton.domain.conversation.Channel;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Conversation.BotReply;
import dev.baton.domain.conversation.Conversation.Received;
import dev.baton.domain.conversation.Details;
import dev.baton.domain.conversation.Draft;
import dev.baton.domain.conversation.Epoch;
import dev.baton.domain.conversation.Message;
import dev.baton.domain.conversation.Stretch;
import dev.baton.domain.conversation.Window;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiFunction;
import java.util.function.Function;

/** An organization of its own with a bot and two operators, and the words to act in it. */
public record Scene(
    Ports ports,
    Ids ids,
    Organization.Id organization,
    Bot bot,
    Actor.Person ada,
    Actor.Person bea) {

  public static Scene in(Ports ports) {
    var ids = new CountingIds();
    var id = new Organization.Id(ids.next());
    var rule = new Window.Rule(Duration.ofMinutes(2), Duration.ofMinutes(5));
    var bot = new Bot(new Bot.Id(ids.next()), id, "Botty", rule);
    ports
        .transactions()
        .within(
            store -> {
              store.organizations().add(new Organization(id, "Acme", "acme-" + id.value()));
              store.bots().add(bot);
              return true;
            });
    var empty = new Scene(ports, ids, id, bot, person(ids), person(ids));
    empty.hire(empty.ada);
    empty.hire(empty.bea);
    return empty;
  }

  private static Actor.Person person(Ids ids) {
    return new Actor.Person(new Operator.Id(ids.next()), Role.OPERATOR);
  }

  private void hire(Actor.Person person) {
    var operator = new Operator(person.id(), organization, "Somebody", person.role());
    ports
        .transactions()
        .within(
            store -> {
              store.operators().add(operator);
              return true;
            });
  }

  public Actor.Person operator() {
    var person = person(ids);
    hire(person);
    return person;
  }

  public Conversation.Id conversation() {
    return conversation(Channel.WEB, Details.NONE);
  }

  public Conversation.Id conversation(Channel channel, Details details) {
    var id = new Conversation.Id(ids.next());
    var started = Conversation.start(id, organization, channel, bot.id(), details);
    ports.transactions().within(store -> store.conversations().add(started));
    return id;
  }

  /** The conversation as the next unit of work would find it. */
  public Conversation read(Conversation.Id id) {
    return result(on(id, exchange -> unchanged(exchange.conversation(), exchange.conversation())));
  }

  public Stretch read(Handoff.Id id) {
    return result(on(id, exchange -> unchanged(exchange.conversation(), exchange.stretch())));
  }

  private static <R> Decision<R> unchanged(Conversation conversation, R result) {
    return new Accepted<>(conversation, result, java.util.List.of());
  }

  public <R> Decision<R> on(Conversation.Id id, Function<Exchange, Decision<R>> work) {
    return ports.transactions().on(organization, id, work);
  }

  public <R> Decision<R> on(Handoff.Id id, Function<Exchange, Decision<R>> work) {
    return ports.transactions().on(organization, id, work);
  }

  public <R> R stretch(Handoff.Id id, BiFunction<Stretch, Instant, Decision<R>> command) {
    return result(on(id, exchange -> command.apply(exchange.stretch(), exchange.now())));
  }

  /** A human is asked for, in a conversation of its own. */
  public Handoff.Id waiting() {
    return request(conversation(), Request.unbriefed());
  }

  public Handoff.Id request(Conversation.Id conversation, Request request) {
    var id = new Handoff.Id(ids.next());
    result(on(conversation, ex -> ex.conversation().requestHandoff(id, request, ex.now())));
    return id;
  }

  public Received visitorSays(Conversation.Id conversation, String text) {
    return result(visitor(conversation, text));
  }

  public Decision<Received> visitor(Conversation.Id conversation, String text) {
    var draft = draft(new Author.Visitor(), text);
    return on(conversation, ex -> ex.conversation().receive(draft, ex.windowRule(), ex.now()));
  }

  public Decision<BotReply> botSays(Conversation.Id conversation, Epoch epoch, String text) {
    var draft = draft(new Author.Bot(), text);
    return on(conversation, ex -> ex.conversation().botReplies(draft, epoch, ex.now()));
  }

  public Decision<Message> relay(Handoff.Id handoff, Actor actor, String text) {
    var draft = draft(new Author.Human(actor.operator()), text);
    var marker = new Message.Id(ids.next());
    return on(handoff, ex -> ex.stretch().relay(actor, draft, marker, ex.now()));
  }

  public Decision<Handoff> claim(Handoff.Id handoff, Actor actor) {
    var lease = Duration.ofMinutes(10);
    return on(handoff, ex -> ex.stretch().claim(actor, lease, false, ex.now()));
  }

  public Draft draft(Author author, String text) {
    return Draft.plain(new Message.Id(ids.next()), author, text);
  }

  public static <R> R result(Decision<R> decision) {
    return switch (decision) {
      case Accepted<R>(_, var result, _) -> result;
      case Refused<R>(var refusal) -> throw new AssertionError("refused: " + refusal);
    };
  }

  public static Refusal refusal(Decision<?> decision) {
    assertThat(decision).isInstanceOf(Refused.class);
    return ((Refused<?>) decision).refusal();
  }
}
