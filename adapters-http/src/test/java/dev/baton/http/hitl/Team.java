package dev.baton.http.hitl;

import dev.baton.application.access.IssueKey;
import dev.baton.application.memory.CountingSecrets;
import dev.baton.domain.Decision.Accepted;
import dev.baton.domain.Decision.Refused;
import dev.baton.domain.JsonObject;
import dev.baton.domain.access.Operator;
import dev.baton.domain.access.Organization;
import dev.baton.domain.access.Role;
import dev.baton.domain.access.Scope;
import dev.baton.domain.bot.Bot;
import dev.baton.domain.conversation.Attachment;
import dev.baton.domain.conversation.Author;
import dev.baton.domain.conversation.Channel;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Details;
import dev.baton.domain.conversation.Draft;
import dev.baton.domain.conversation.Message;
import dev.baton.domain.conversation.Window;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An organization with its bot, its people and their keys. */
public final class Team {
  private final Desk desk;
  private final Organization.Id id;
  private final Bot.Id bot;

  /** Somebody with a key of his own. */
  public record Person(UUID id, String key) {}

  public final Person ada;
  public final Person bea;
  public final Person sam;

  /** The key that is bound to nobody. */
  public final String key;

  public Team(Desk desk, String name) {
    this.desk = desk;
    this.id = new Organization.Id(desk.ids().next());
    this.bot = new Bot.Id(desk.ids().next());
    var rule = new Window.Rule(Duration.ofSeconds(2), Duration.ofSeconds(10));
    desk.memory()
        .within(
            store -> {
              store.organizations().add(new Organization(id, name, name.toLowerCase(Locale.ROOT)));
              store.bots().add(new Bot(bot, id, "Botty", rule));
              return true;
            });
    this.key = key("everything", EnumSet.allOf(Scope.class), null);
    this.ada = person("Ada", Role.OPERATOR);
    this.bea = person("Bea", Role.OPERATOR);
    this.sam = person("Sam", Role.SUPERVISOR);
  }

  public UUID id() {
    return id.value();
  }

  private Person person(String name, Role role) {
    var operator = new Operator.Id(desk.ids().next());
    desk.memory()
        .within(
            store -> {
              store.operators().add(new Operator(operator, id, name, role));
              return true;
            });
    return new Person(operator.value(), key(name + "'s key", EnumSet.allOf(Scope.class), operator));
  }

  /** Somebody of this role, let in over HTTP. */
  public Person hire(String role) {
    var body = "{\"name\":\"Nia\",\"role\":\"%s\"}".formatted(role);
    var id = UUID.fromString(desk.post(key, "/v1/identity/operators", body).at("id"));
    return new Person(id, key(role, EnumSet.allOf(Scope.class), new Operator.Id(id)));
  }

  public String key(String name, Set<Scope> scopes, Operator.@Nullable Id operator) {
    var order = new IssueKey.Order(name, scopes, operator, null);
    return new IssueKey(desk.memory(), desk.ids(), new CountingSecrets())
        .issue(id, order)
        .orElseThrow()
        .secret()
        .text();
  }

  /** A conversation under the bot. */
  public Conversation.Id conversation() {
    var conversation = new Conversation.Id(desk.ids().next());
    var started = Conversation.start(conversation, id, Channel.WEB, bot, Details.NONE);
    desk.memory().within(store -> store.conversations().add(started));
    return conversation;
  }

  public Message visitorSays(Conversation.Id conversation, String text) {
    return visitorShows(conversation, text);
  }

  /** Says something with images. */
  public Message visitorShows(Conversation.Id conversation, String text, Attachment... images) {
    var message = new Message.Id(desk.ids().next());
    var metadata = new JsonObject(images.length == 0 ? "{}" : "{\"media\": [\"theirs\"]}");
    var draft = new Draft(message, new Author.Visitor(), text, metadata, List.of(images));
    var decision =
        desk.memory()
            .on(
                id,
                conversation,
                ex -> ex.conversation().receive(draft, ex.windowRule(), ex.now()));
    return switch (decision) {
      case Accepted<Conversation.Received>(_, var received, _) -> received.message();
      case Refused<Conversation.Received>(var refusal) ->
          throw new AssertionError("refused: " + refusal);
    };
  }

  /** The path of a handoff that nobody owns yet, in a conversation of its own. */
  public String handoff() {
    return handoff(conversation());
  }

  public String handoff(Conversation.Id conversation) {
    var body =
        "{\"conversation_id\":\"%s\",\"packet\":{\"static_text\":\"Help.\"}}"
            .formatted(conversation.value());
    return "/v1/hitl/handoffs/" + desk.post(key, "/v1/hitl/handoffs", body).at("id");
  }
}
