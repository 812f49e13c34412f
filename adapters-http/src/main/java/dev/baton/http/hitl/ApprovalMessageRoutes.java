package dev.baton.http.hitl;

import static dev.baton.domain.access.Scope.HITL_READ;
import static dev.baton.domain.access.Scope.HITL_WRITE;

import dev.baton.application.approval.WordApprovals;
import dev.baton.domain.access.Role;
import dev.baton.domain.approval.Lines;
import dev.baton.http.Access;
import dev.baton.http.Endpoint;
import dev.baton.http.Reply;
import dev.baton.http.Request;
import dev.baton.http.input.Text;
import jakarta.inject.Inject;
import java.util.List;

/** What visitors are told while an approval is open: the organization's own words, or ours. */
final class ApprovalMessageRoutes {
  private static final String PATH = "/v1/hitl/approval-messages";

  private final WordApprovals words;

  @Inject
  ApprovalMessageRoutes(WordApprovals words) {
    this.words = words;
  }

  record ApprovalMessages(String holding_line, String waiting_reply) {

    static ApprovalMessages of(Lines lines) {
      return new ApprovalMessages(lines.holdingLine(), lines.waitingReply());
    }
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(PATH, Access.scope(HITL_READ), this::get)
            .named("getApprovalMessages", "Get what visitors are told while they wait")
            .readsNothing()
            .answers(200, ApprovalMessages.class),
        Endpoint.put(PATH, Access.scope(HITL_WRITE).by(Role.SUPERVISOR), this::put)
            .named("setApprovalMessages", "Set or reset what visitors are told while they wait")
            .answers(200, ApprovalMessages.class));
  }

  private Reply get(Request http) {
    return Reply.ok(ApprovalMessages.of(words.find(http.caller().organization())));
  }

  private Reply put(Request http) {
    var lines =
        http.read(
            in -> {
              var body = in.body().closed();
              var line = Text.any().atMost(Lines.LONGEST);
              return new Lines(
                  body.textRequiredOrNull("holding_line", line),
                  body.textRequiredOrNull("waiting_reply", line));
            });
    return Reply.ok(ApprovalMessages.of(words.set(http.caller().organization(), lines)));
  }
}
