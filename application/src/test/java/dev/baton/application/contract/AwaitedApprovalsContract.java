package dev.baton.application.contract;

import static dev.baton.application.contract.Approving.question;
import static dev.baton.application.contract.Scene.refusal;
import static dev.baton.application.contract.Scene.result;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.Page;
import dev.baton.application.approval.ApprovalQueries.Due;
import dev.baton.application.approval.ElapseApprovals;
import dev.baton.application.approval.WordApprovals;
import dev.baton.application.conversation.ConversationQueries;
import dev.baton.application.conversation.ReceiveMessage;
import dev.baton.domain.Decision.Accepted;
import dev.baton.domain.Refusal.AlreadyDecided;
import dev.baton.domain.approval.Approval;
import dev.baton.domain.approval.Approval.Decider;
import dev.baton.domain.approval.Approval.State.Decided;
import dev.baton.domain.approval.Deadline;
import dev.baton.domain.approval.Lines;
import dev.baton.domain.approval.Verdict;
import dev.baton.domain.conversation.Channel;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.handoff.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What happens while an approval is awaited, and when nobody answers. */
public interface AwaitedApprovalsContract extends Approving {

  @Test
  default void what_nobody_answers_in_time_is_denied_by_the_clock_of_the_database() {
    var scene = Scene.in(ports());
    var conversation = scene.conversation();
    var never = ask(scene, conversation, null);
    var later = ask(scene, conversation, new Deadline.After(Duration.ofHours(1)));
    var overdue = ask(scene, conversation, new Deadline.At(Instant.EPOCH));
    assertThat(due(scene)).containsExactly(overdue.id());
    var elapse = new ElapseApprovals(ports().approvals(), ports().transactions());
    while (due(scene).contains(overdue.id())) elapse.elapse();
    assertThat(find(scene, overdue.id()).state())
        .isEqualTo(new Decided(Verdict.DENY, new Decider.Time(), null, overdue.requestedAt()));
    assertThat(find(scene, never.id()).pending()).isTrue();
    assertThat(find(scene, later.id()).pending()).isTrue();
    assertThat(awaited(scene, conversation)).isTrue();
    assertThat(decide(scene, overdue.id(), Verdict.DENY, scene.ada())).isInstanceOf(Accepted.class);
    assertThat(refusal(decide(scene, overdue.id(), Verdict.APPROVE, scene.ada())))
        .isInstanceOf(AlreadyDecided.class);
  }

  private List<Approval.Id> due(Scene scene) {
    return ports().approvals().due(1000).stream()
        .filter(each -> each.organization().equals(scene.organization()))
        .map(Due::approval)
        .toList();
  }

  @Test
  default void the_visitor_hears_each_line_once_and_the_organization_chooses_them() {
    var scene = Scene.in(ports());
    var words = new WordApprovals(ports().transactions());
    assertThat(words.find(scene.organization())).isEqualTo(Lines.USUAL);
    words.set(scene.organization(), new Lines("Please hold.", "Still holding."));
    assertThat(words.find(Scene.in(ports()).organization())).isEqualTo(Lines.USUAL);
    var conversation = scene.conversation();
    ask(scene, conversation, question("operator", null), null);
    ask(scene, conversation, question("operator", " "), null);
    says(scene, conversation, "Hello?");
    says(scene, conversation, "Hello??");
    assertThat(texts(scene, conversation))
        .containsExactly("Please hold.", "Hello?", "Still holding.", "Hello??");
    words.set(scene.organization(), new Lines(null, "Wait."));
    assertThat(words.find(scene.organization())).isEqualTo(new Lines(null, "Wait."));
  }

  @Test
  default void nobody_speaks_over_the_human_while_an_approval_is_open() {
    var scene = Scene.in(ports());
    var conversation = scene.conversation();
    scene.request(conversation, Request.unbriefed());
    var asked = ask(scene, conversation, null);
    says(scene, conversation, "Hello?");
    assertThat(texts(scene, conversation)).containsExactly("Hello?");
    var waiting = ConversationQueries.Filter.ALL.awaitingApproval(true);
    var others = ConversationQueries.Filter.ALL.awaitingApproval(false);
    assertThat(list(scene, waiting)).containsExactly(conversation);
    assertThat(list(scene, others)).isEmpty();
    result(decide(scene, asked.id(), Verdict.DENY, scene.bea()));
    assertThat(list(scene, waiting)).isEmpty();
    assertThat(list(scene, others)).containsExactly(conversation);
  }

  private void says(Scene scene, Conversation.Id conversation, String text) {
    result(
        new ReceiveMessage(ports().transactions(), scene.ids())
            .receive(scene.organization(), conversation, Channel.WEB, text));
  }

  private List<Conversation.Id> list(Scene scene, ConversationQueries.Filter filter) {
    var page = new Page.Request(null, 10);
    return ports().conversations().list(scene.organization(), filter, page).items().stream()
        .map(each -> each.id())
        .toList();
  }
}
