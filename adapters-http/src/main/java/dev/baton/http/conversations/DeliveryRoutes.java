package dev.baton.http.conversations;

import static dev.baton.domain.access.Scope.CONVERSATIONS_READ;
import static dev.baton.domain.access.Scope.CONVERSATIONS_WRITE;

import dev.baton.application.Page;
import dev.baton.application.delivery.DeadLetter;
import dev.baton.application.delivery.DeliveryQueries;
import dev.baton.application.delivery.Means;
import dev.baton.application.delivery.ReplayDeliveries;
import dev.baton.domain.access.Organization;
import dev.baton.domain.access.Role;
import dev.baton.domain.conversation.Message;
import dev.baton.http.Access;
import dev.baton.http.Endpoint;
import dev.baton.http.Reply;
import dev.baton.http.Request;
import dev.baton.http.input.Cursor;
import dev.baton.http.input.Fields;
import dev.baton.http.input.Input;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is on its way to visitors, and what was given up (ours). */
final class DeliveryRoutes {
  private static final int MOST_NAMED = 100;
  private static final int MOST = 1_000;
  private static final int MOST_SHOWN = 100;
  private static final int USUALLY_SHOWN = 25;
  private static final Map<String, Means> CHANNELS = new LinkedHashMap<>();

  static {
    for (var each : Means.values()) CHANNELS.put(word(each), each);
  }

  private final DeliveryQueries deliveries;
  private final ReplayDeliveries replay;

  @Inject
  DeliveryRoutes(DeliveryQueries deliveries, ReplayDeliveries replay) {
    this.deliveries = deliveries;
    this.replay = replay;
  }

  List<Endpoint> endpoints() {
    var read = Access.scope(CONVERSATIONS_READ);
    return List.of(
        Endpoint.get("/v1/deliveries/summary", read, this::summary)
            .named("deliverySummary", "How many messages wait, since when, and how others fared")
            .readsNothing()
            .answers(200, SummaryObject.class),
        Endpoint.get("/v1/deliveries/dead", read, this::dead)
            .named("listDeadLetters", "What was given up, the longest dead first")
            .answers(200, ListObject.class, DeadLetterObject.class),
        Endpoint.post(
                "/v1/deliveries/replay",
                Access.scope(CONVERSATIONS_WRITE).by(Role.SUPERVISOR),
                this::replay)
            .named("replayDeadLetters", "Have what was given up begin again")
            .answers(200, Replayed.class));
  }

  record DeadLetterObject(
      String object,
      UUID message_id,
      UUID conversation_id,
      long seq,
      String channel,
      int tries,
      String error_code,
      String error_message,
      Instant died_at) {

    static DeadLetterObject of(DeadLetter letter) {
      return new DeadLetterObject(
          "dead_letter",
          letter.message().value(),
          letter.conversation().value(),
          letter.seq(),
          word(letter.means()),
          letter.tries(),
          letter.why().code(),
          letter.why().message(),
          letter.at());
    }
  }

  static String word(Means means) {
    return means.name().toLowerCase(Locale.ROOT);
  }

  private Reply summary(Request request) {
    return Reply.ok(SummaryObject.of(deliveries.standing(request.caller().organization())));
  }

  /** Which dead letters; null for those of all channels. */
  private record Wanted(@Nullable Means means, Page.Request page) {

    static Wanted read(Input in) {
      var query = in.query();
      return new Wanted(
          query.oneOfOrNull("channel", CHANNELS), Cursor.page(query, MOST_SHOWN, USUALLY_SHOWN));
    }
  }

  private Reply dead(Request request) {
    var wanted = request.read(Wanted::read);
    var found = deliveries.dead(request.caller().organization(), wanted.means, wanted.page);
    var shown = found.items().stream().map(DeadLetterObject::of).toList();
    return Reply.ok(ListObject.of(shown, Cursor.write(found.next())));
  }

  /**
   * Ids that are no dead letters of the organization, be they missing or foreign, count nothing.
   */
  record Replayed(String object, int replayed) {}

  /** What to replay: those that are named, or where none is the longest dead. */
  private record Wish(List<Message.Id> named, @Nullable Means means, int most) {

    static Wish read(Fields body) {
      return new Wish(
          body.uuidsOrNone("message_ids", MOST_NAMED).stream().map(Message.Id::new).toList(),
          body.oneOfOrNull("channel", CHANNELS),
          (int) body.integerOr("limit", 1, MOST, MOST));
    }
  }

  private Reply replay(Request request) {
    var wish = request.read(in -> Wish.read(in.bodyOrNone()));
    return Reply.ok(new Replayed("replay", replay(request.caller().organization(), wish)));
  }

  private int replay(Organization.Id organization, Wish wish) {
    if (wish.named.isEmpty()) return replay.replay(organization, wish.means, wish.most);
    return replay.replay(organization, wish.named);
  }
}
