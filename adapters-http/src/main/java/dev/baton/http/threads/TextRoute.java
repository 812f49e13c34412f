package dev.baton.http.threads;

import dev.baton.application.conversation.ConversationQueries;
import dev.baton.application.conversation.PostBotMessage;
import dev.baton.application.conversation.StartConversation;
import dev.baton.application.conversation.StartConversation.Order;
import dev.baton.domain.access.Organization;
import dev.baton.domain.access.Scope;
import dev.baton.domain.bot.Bot;
import dev.baton.domain.conversation.Channel;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Details.Numbers;
import dev.baton.domain.conversation.Epoch;
import dev.baton.http.Access;
import dev.baton.http.Endpoint;
import dev.baton.http.Fault;
import dev.baton.http.Reply;
import dev.baton.http.Request;
import dev.baton.http.input.Fields;
import dev.baton.http.input.Text;
import jakarta.inject.Inject;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A thread by SMS, which the organization begins with whoever has the number. */
final class TextRoute {
  private static final Pattern ADDRESS =
      Pattern.compile("(whatsapp:)?\\+[1-9][0-9]{1,14}|[0-9]{3,6}");
  private static final String NO_ADDRESS = "must be a number in E.164, such as +15550001.";

  private final StartConversation start;
  private final PostBotMessage post;
  private final ConversationQueries threads;

  @Inject
  TextRoute(StartConversation start, PostBotMessage post, ConversationQueries threads) {
    this.start = start;
    this.post = post;
    this.threads = threads;
  }

  Endpoint endpoint() {
    return Endpoint.post("/api/v1/threads", Access.scope(Scope.THREADS_WRITE), this::create)
        .named("createTextThread", "Open a thread by SMS, with a first message or without")
        .answers(200, ThreadRoutes.ThreadShown.class)
        .refuses(404);
  }

  private record Begin(Order order, @Nullable String initial) {

    static Begin read(Fields body) {
      var bot = new Bot.Id(body.uuid("agentVersionId"));
      var numbers = new Numbers(address("toPhoneNumber", body), address("fromPhoneNumber", body));
      var details = ThreadRoutes.data(body).with(numbers);
      return new Begin(
          new Order(Channel.SMS, bot, details), body.textOrNull("initialMessage", Text.atLeast(1)));
    }

    private static String address(String name, Fields body) {
      var sent = body.text(name, Text.atLeast(1).atMost(40));
      body.require(sent.isEmpty() || ADDRESS.matcher(sent).matches(), name, NO_ADDRESS);
      return sent;
    }
  }

  private Reply create(Request request) {
    var begin = request.read(in -> Begin.read(in.body()));
    var organization = request.caller().organization();
    return start
        .start(organization, begin.order)
        .map(started -> begun(request, organization, started.conversation(), begin))
        .orElseGet(() -> request.refuse(new Fault.NotFound()));
  }

  private Reply begun(
      Request request, Organization.Id organization, Conversation.Id thread, Begin begin) {
    if (begin.initial != null) post.post(organization, thread, Epoch.FIRST, begin.initial);
    return threads
        .find(organization, thread)
        .<Reply>map(found -> Reply.ok(new ThreadRoutes.ThreadShown(ThreadObject.of(found))))
        .orElseGet(() -> request.refuse(new Fault.NotFound()));
  }
}
