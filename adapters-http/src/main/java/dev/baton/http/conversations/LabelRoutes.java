package dev.baton.http.conversations;

import static dev.baton.domain.access.Scope.CONVERSATIONS_READ;
import static dev.baton.domain.access.Scope.CONVERSATIONS_WRITE;

import dev.baton.application.tag.ListTags;
import dev.baton.application.tag.TagConversation;
import dev.baton.application.tag.TagConversation.Outcome.NoConversation;
import dev.baton.application.tag.TagConversation.Outcome.NoTag;
import dev.baton.application.tag.TagConversation.Outcome.Tagged;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.tag.Tag;
import dev.baton.http.Access;
import dev.baton.http.Endpoint;
import dev.baton.http.Fault;
import dev.baton.http.Reply;
import dev.baton.http.Request;
import dev.baton.http.input.Input;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The tags that one conversation wears. */
final class LabelRoutes {
  private static final String PATH = "/v1/conversations/{id}/tags";

  /** One page shows them all. */
  private static final PageObject.Place WHOLE = new PageObject.Place(1, 100);

  private final TagConversation tag;
  private final ListTags tags;

  @Inject
  LabelRoutes(TagConversation tag, ListTags tags) {
    this.tag = tag;
    this.tags = tags;
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(PATH, Access.scope(CONVERSATIONS_READ), this::list)
            .named("listTagsOfConversation", "The tags of a conversation, by name")
            .answers(200, PageObject.class, TagObject.class),
        Endpoint.put(PATH, Access.scope(CONVERSATIONS_WRITE), this::replace)
            .named("tagConversation", "Give a conversation these tags and no others")
            .answers(200, PageObject.class, TagObject.class));
  }

  private Reply list(Request request) {
    return tags.of(request.caller().organization(), request.read(ConversationRoutes::named))
        .map(LabelRoutes::shown)
        .orElseGet(() -> request.refuse(new Fault.NotFound()));
  }

  private record Wanted(Conversation.Id conversation, Set<Tag.Id> tags) {

    static Wanted read(Input in) {
      var ids = in.body().uuids("tag_ids", WHOLE.size());
      return new Wanted(
          ConversationRoutes.named(in), ids.stream().map(Tag.Id::new).collect(Collectors.toSet()));
    }
  }

  private Reply replace(Request request) {
    var wanted = request.read(Wanted::read);
    return switch (tag.tag(request.caller().organization(), wanted.conversation, wanted.tags)) {
      case Tagged(var worn) -> shown(worn);
      case NoConversation() -> request.refuse(new Fault.NotFound());
      case NoTag() -> request.refuse(ConversationRefusals.invalid("tag_ids", "No such tag"));
    };
  }

  private static Reply shown(List<Tag> worn) {
    return Reply.ok(PageObject.of(worn.stream().map(TagObject::of).toList(), WHOLE));
  }
}
