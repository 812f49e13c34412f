package dev.baton.application.contract;

import static dev.baton.application.contract.Scene.result;

import dev.baton.application.access.Caller;
import dev.baton.application.approval.DecideApproval;
import dev.baton.application.approval.RequestApproval;
import dev.baton.domain.Decision;
import dev.baton.domain.JsonObject;
import dev.baton.domain.access.Actor;
import dev.baton.domain.access.ApiKey;
import dev.baton.domain.approval.Approval;
import dev.baton.domain.approval.Deadline;
import dev.baton.domain.approval.Question;
import dev.baton.domain.approval.Subject;
import dev.baton.domain.approval.Verdict;
import dev.baton.domain.conversation.Conversation;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Approvals that are asked for and decided. */
interface Approving {

  Ports ports();

  default Approval ask(Scene scene, Conversation.Id conversation, @Nullable Deadline deadline) {
    return ask(scene, conversation, question("operator", "Hold on."), deadline);
  }

  default Approval ask(
      Scene scene, Conversation.Id conversation, Question question, @Nullable Deadline deadline) {
    return result(
        new RequestApproval(ports().transactions(), scene.ids())
            .request(scene.organization(), conversation, question, deadline));
  }

  static Question question(String role, @Nullable String message) {
    var subject = new Subject(Subject.Kind.WORKFLOW_NODE, "refund", "node 7");
    var payload = new JsonObject("{\"amount\": 12}");
    return new Question(subject, role, payload, message, new UUID(1, 2), "resume me");
  }

  default Decision<Approval> decide(Scene scene, Approval.Id id, Verdict verdict, Actor actor) {
    return decide(scene, id, verdict, actor, new ApiKey.Id(scene.ids().next()));
  }

  default Decision<Approval> decide(
      Scene scene, Approval.Id id, Verdict verdict, Actor actor, ApiKey.Id key) {
    var caller = new Caller(scene.organization(), key, "a key", Set.of(), actor);
    return new DecideApproval(ports().approvals(), ports().transactions())
        .decide(caller, id, verdict, "because");
  }

  default Approval find(Scene scene, Approval.Id id) {
    return ports().approvals().find(scene.organization(), id).orElseThrow();
  }

  default boolean awaited(Scene scene, Conversation.Id conversation) {
    return ports()
        .transcripts()
        .read(scene.organization(), conversation, -1, 1)
        .orElseThrow()
        .awaitingApproval();
  }

  default List<String> texts(Scene scene, Conversation.Id conversation) {
    return ports()
        .transcripts()
        .read(scene.organization(), conversation, -1, 100)
        .orElseThrow()
        .lines()
        .stream()
        .map(each -> each.message().text())
        .toList();
  }
}
