package dev.baton.http.conversations;

import dev.baton.application.conversation.ChangeConversation;
import dev.baton.application.conversation.ReplyToVisitor;
import dev.baton.application.conversation.StartConversation;
import dev.baton.application.handoff.SettleHandoff;
import dev.baton.http.kit.Premises;
import dev.baton.http.kit.Premises.Answer;
import dev.baton.http.kit.Premises.Tenant;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One organization's calls to this surface, over HTTP on memory. */
record Talks(Premises premises, Tenant tenant) {

  static Premises open() {
    return new Premises(all -> List.of(surface(all).surface()));
  }

  private static ConversationsSurface surface(Premises all) {
    return new ConversationsSurface(
        new ListRoute(all.conversations),
        new ConversationRoutes(
            new StartConversation(all.memory, all.ids),
            new ChangeConversation(all.memory, all.ids),
            new SettleHandoff(all.memory),
            all.conversations),
        new ReplyRoutes(new ReplyToVisitor(all.memory, all.ids), all.transcripts));
  }

  Answer call(String line, @Nullable String body) throws IOException {
    return premises.send(line, body, tenant.key());
  }

  String begin(String body) throws IOException {
    return call("POST /v1/conversations", body).id().toString();
  }

  Answer move(String id, String status) throws IOException {
    return call("PATCH /v1/conversations/" + id, "{\"status\":\"" + status + "\"}");
  }

  Answer reply(String id, String body) throws IOException {
    return call("POST /v1/conversations/" + id + "/messages", body);
  }

  /** A new conversation, brought to a status by the shortest way. */
  String in(String status) throws IOException {
    var id = begin("{}");
    if (!status.equals("bot_active")) move(id, status);
    return id;
  }
}
