package dev.baton.http.hitl;

import dev.baton.domain.approval.Deadline;
import dev.baton.domain.approval.Question;
import dev.baton.domain.approval.Subject;
import dev.baton.domain.conversation.Conversation;
import dev.baton.http.input.Fields;
import dev.baton.http.input.Text;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The body of asking for an approval, which is ours. */
record ApprovalRequest(
    Conversation.Id conversation, Question question, @Nullable Deadline deadline) {
  private static final int MOST_PAYLOAD = 64 * 1024;
  private static final int LONGEST_WORD = 255;
  private static final int LONGEST_TOKEN = 2_000;
  private static final long LONGEST_WAIT = Duration.ofDays(365).toSeconds();
  private static final String USUAL_ROLE = "operator";

  private static final Map<String, Subject.Kind> KINDS = new LinkedHashMap<>();

  static {
    KINDS.put("workflow_node", Subject.Kind.WORKFLOW_NODE);
    KINDS.put("tool_call", Subject.Kind.TOOL_CALL);
  }

  static ApprovalRequest read(Fields body) {
    return new ApprovalRequest(
        new Conversation.Id(body.uuid("conversation_id")), question(body), deadline(body));
  }

  private static Question question(Fields body) {
    return new Question(
        subject(body),
        body.textOr("approver_role", word(), USUAL_ROLE),
        body.json("payload", MOST_PAYLOAD),
        body.textOrNull("suspend_message", Text.any()),
        body.uuidOrNull("conv_turn_id"),
        body.textOrNull("resume_token", Text.any().atMost(LONGEST_TOKEN)));
  }

  private static Subject subject(Fields body) {
    return new Subject(
        body.oneOf("subject_kind", KINDS),
        body.text("subject_ref", word()),
        body.textOrNull("node_id", Text.any().atMost(LONGEST_WORD)));
  }

  private static @Nullable Deadline deadline(Fields body) {
    var seconds = body.integerOrNull("timeout_seconds", 1, LONGEST_WAIT);
    var time = Moments.orNull("timeout_at", body);
    body.require(
        seconds == null || time == null, null, "at most one of timeout_seconds and timeout_at");
    if (seconds != null) return new Deadline.After(Duration.ofSeconds(seconds));
    return time == null ? null : new Deadline.At(time);
  }

  private static Text word() {
    return Text.atLeast(1).atMost(LONGEST_WORD);
  }
}
