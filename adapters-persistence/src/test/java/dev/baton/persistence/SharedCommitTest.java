package dev.baton.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.baton.application.approval.RequestApproval;
import dev.baton.application.contract.Log;
import dev.baton.application.contract.Ports;
import dev.baton.application.contract.Scene;
import dev.baton.application.feed.EventQueries.Recorded;
import dev.baton.domain.JsonObject;
import dev.baton.domain.Refusal.AlreadyDecided;
import dev.baton.domain.access.ApiKey;
import dev.baton.domain.approval.Approval;
import dev.baton.domain.approval.Question;
import dev.baton.domain.approval.Subject;
import dev.baton.domain.approval.Verdict;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Suspension;
import dev.baton.domain.conversation.Suspension.Ruling;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Units that share a commit see what those before them decided, written or not. */
class SharedCommitTest {
  @AutoClose private static final TestDatabase DATABASE = TestDatabase.fresh();

  @AutoClose private static final HikariDataSource POOL = PostgresPorts.pool(DATABASE, 4);

  private static final Ports PORTS = PostgresPorts.on(POOL, 2);

  @Test
  void of_answers_to_one_approval_the_first_in_the_commit_counts() {
    var scene = Scene.in(PORTS);
    var conversation = scene.conversation();
    var asked = ask(scene, conversation);
    var approve = unit(scene, conversation, asked.id(), Verdict.APPROVE);
    var deny = unit(scene, conversation, asked.id(), Verdict.DENY);
    var again = unit(scene, conversation, asked.id(), Verdict.APPROVE);
    new PostgresTransactions(POOL, rings -> {}, 2).run(List.of(approve, deny, again));
    var decided = Scene.result(approve.answer());
    assertThat(Scene.refusal(deny.answer())).isEqualTo(new AlreadyDecided(decided));
    assertThat(Scene.result(again.answer())).isEqualTo(decided);
    assertThat(PORTS.approvals().find(scene.organization(), asked.id())).contains(decided);
    assertThat(Log.of(scene, conversation).stream().map(Recorded::kind))
        .filteredOn(kind -> kind.equals("approval_decided"))
        .hasSize(1);
  }

  private static Approval ask(Scene scene, Conversation.Id conversation) {
    var subject = new Subject(Subject.Kind.TOOL_CALL, "refund", null);
    var question = new Question(subject, "operator", JsonObject.EMPTY, "", null, null);
    return Scene.result(
        new RequestApproval(PORTS.transactions(), scene.ids())
            .request(scene.organization(), conversation, question, null));
  }

  private static Unit<Approval> unit(
      Scene scene, Conversation.Id conversation, Approval.Id approval, Verdict verdict) {
    var ruling = new Ruling(verdict, null, scene.ada(), new ApiKey.Id(scene.ids().next()));
    return new Unit<>(
        new Unit.Target(scene.organization(), conversation, null),
        exchange ->
            new Suspension(exchange.conversation())
                .decide(exchange.approval(approval).orElseThrow(), ruling, exchange.now()));
  }
}
