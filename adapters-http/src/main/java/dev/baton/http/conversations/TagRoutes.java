package dev.baton.http.conversations;

import static dev.baton.domain.access.Scope.CONVERSATIONS_READ;
import static dev.baton.domain.access.Scope.CONVERSATIONS_WRITE;

import dev.baton.application.tag.DefineTag;
import dev.baton.application.tag.DefineTag.Outcome.Defined;
import dev.baton.application.tag.DefineTag.Outcome.Full;
import dev.baton.application.tag.DefineTag.Outcome.NameTaken;
import dev.baton.application.tag.ListTags;
import dev.baton.application.tag.RemoveTag;
import dev.baton.domain.tag.Tag;
import dev.baton.http.Access;
import dev.baton.http.Endpoint;
import dev.baton.http.Fault;
import dev.baton.http.Reply;
import dev.baton.http.Request;
import dev.baton.http.input.Fields;
import dev.baton.http.input.Text;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The palette of tags that an organization's conversations share. */
final class TagRoutes {
  private static final String ALL = "/v1/conversation-tags";
  private static final Text NAME = Text.atLeast(1).atMost(Tag.LONGEST_NAME);
  private static final String COLOR = "#[0-9a-fA-F]{6}";

  private final DefineTag define;
  private final RemoveTag remove;
  private final ListTags tags;

  @Inject
  TagRoutes(DefineTag define, RemoveTag remove, ListTags tags) {
    this.define = define;
    this.remove = remove;
    this.tags = tags;
  }

  List<Endpoint> endpoints() {
    var write = Access.scope(CONVERSATIONS_WRITE);
    return List.of(
        Endpoint.get(ALL, Access.scope(CONVERSATIONS_READ), this::list)
            .named("listTags", "The palette of tags, by name")
            .answers(200, PageObject.class, TagObject.class),
        Endpoint.post(ALL, write, this::create)
            .named("defineTag", "Put a tag into the palette")
            .answers(201, TagObject.class)
            .refuses(409),
        Endpoint.delete(ALL + "/{tag_id}", write, this::delete)
            .named("removeTag", "Take a tag out of the palette and off every conversation")
            .answers(204));
  }

  private Reply list(Request request) {
    var place = request.read(in -> PageObject.Place.read(in.query()));
    var palette = tags.palette(request.caller().organization());
    return Reply.ok(PageObject.of(palette.stream().map(TagObject::of).toList(), place));
  }

  private record Wanted(String name, @Nullable String color) {

    static Wanted read(Fields body) {
      return new Wanted(body.text("name", NAME), body.textOrNull("color", Text.any()));
    }
  }

  private Reply create(Request request) {
    var wanted = request.read(in -> Wanted.read(in.body()));
    if (wanted.color != null && !wanted.color.matches(COLOR)) {
      return refuse(request, 400, "invalid_payload", "color is neither #RRGGBB nor null.");
    }
    return switch (define.define(request.caller().organization(), wanted.name, wanted.color)) {
      case Defined(var tag) -> Reply.created(TagObject.of(tag));
      case NameTaken() -> refuse(request, 409, "conflict", "There is a tag of this name.");
      case Full() ->
          refuse(request, 400, "invalid_state", "There are %d tags already.".formatted(Tag.MOST));
    };
  }

  private static Reply refuse(Request request, int status, String code, String message) {
    return request.refuse(new Fault.Stated(status, code, message));
  }

  private Reply delete(Request request) {
    var tag = request.read(in -> new Tag.Id(in.path().uuid("tag_id")));
    return remove.remove(request.caller().organization(), tag)
        ? Reply.noContent()
        : request.refuse(new Fault.NotFound());
  }
}
