package dev.baton.http.conversations;

import static dev.baton.domain.access.Scope.CONVERSATIONS_READ;
import static dev.baton.domain.access.Scope.CONVERSATIONS_WRITE;

import dev.baton.application.text.AddNumber;
import dev.baton.application.text.OurNumber;
import dev.baton.domain.bot.Bot;
import dev.baton.http.Access;
import dev.baton.http.Endpoint;
import dev.baton.http.Fault;
import dev.baton.http.Reply;
import dev.baton.http.Request;
import dev.baton.http.input.Fields;
import dev.baton.http.input.Text;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The numbers at which visitors reach an organization (ours). */
final class NumberRoutes {
  private static final String ALL = "/v1/numbers";
  private static final String ONE = ALL + "/{number_id}";
  private static final Pattern ADDRESS =
      Pattern.compile("(whatsapp:)?\\+[1-9][0-9]{1,14}|[0-9]{3,6}");

  private final AddNumber numbers;

  @Inject
  NumberRoutes(AddNumber numbers) {
    this.numbers = numbers;
  }

  record NumberObject(String object, UUID id, String number, UUID bot_id, Instant created_at) {

    static NumberObject of(OurNumber number) {
      return new NumberObject(
          "number", number.id().value(), number.address(), number.bot().value(), number.since());
    }
  }

  List<Endpoint> endpoints() {
    var read = Access.scope(CONVERSATIONS_READ);
    var write = Access.scope(CONVERSATIONS_WRITE);
    return List.of(
        Endpoint.get(ALL, read, this::list)
            .named("listNumbers", "All numbers of the organization")
            .readsNothing()
            .answers(200, ListObject.class, NumberObject.class),
        Endpoint.post(ALL, write, this::add)
            .named("addNumber", "Take in what visitors send to a number")
            .answers(201, NumberObject.class)
            .refuses(409),
        Endpoint.delete(ONE, write, this::remove)
            .named("removeNumber", "Take in nothing more at a number")
            .answers(204));
  }

  private Reply list(Request request) {
    var all = numbers.list(request.caller().organization());
    return Reply.ok(ListObject.of(all.stream().map(NumberObject::of).toList(), null));
  }

  private record Wish(String address, Bot.@Nullable Id bot) {

    static Wish read(Fields body) {
      var address = body.text("number", Text.atLeast(1).atMost(40));
      body.require(
          address.isEmpty() || ADDRESS.matcher(address).matches(),
          "number",
          "must be a number in E.164, such as +15550001");
      var bot = body.uuidOrNull("bot_id");
      return new Wish(address, bot == null ? null : new Bot.Id(bot));
    }
  }

  private Reply add(Request request) {
    var wish = request.read(in -> Wish.read(in.body()));
    return switch (numbers.add(request.caller().organization(), wish.address, wish.bot)) {
      case AddNumber.Outcome.Added(var number) -> Reply.created(NumberObject.of(number));
      case AddNumber.Outcome.Taken() ->
          request.refuse(new Fault.Stated(409, "number_taken", "The number is taken already."));
      case AddNumber.Outcome.NoSuchBot() ->
          request.refuse(ConversationRefusals.invalid("bot_id", "No bot has this id"));
    };
  }

  private Reply remove(Request request) {
    var id = request.read(in -> new OurNumber.Id(in.path().uuid("number_id")));
    return numbers.remove(request.caller().organization(), id)
        ? Reply.noContent()
        : request.refuse(new Fault.NotFound());
  }
}
