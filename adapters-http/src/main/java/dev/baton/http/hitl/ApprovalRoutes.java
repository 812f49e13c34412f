package dev.baton.http.hitl;

import static dev.baton.domain.access.Scope.HITL_READ;
import static dev.baton.domain.access.Scope.HITL_WRITE;

import dev.baton.application.Page;
import dev.baton.application.approval.ApprovalQueries;
import dev.baton.application.approval.ApprovalQueries.Filter;
import dev.baton.application.approval.ApprovalStatus;
import dev.baton.application.approval.DecideApproval;
import dev.baton.application.approval.RequestApproval;
import dev.baton.domain.approval.Approval;
import dev.baton.domain.approval.Verdict;
import dev.baton.http.Access;
import dev.baton.http.Endpoint;
import dev.baton.http.Fault;
import dev.baton.http.Reply;
import dev.baton.http.Request;
import dev.baton.http.input.Cursor;
import dev.baton.http.input.Input;
import dev.baton.http.input.Text;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Questions to humans that something waits for: asked, listed, answered once. */
final class ApprovalRoutes {
  private static final String ALL = "/v1/hitl/approvals";
  private static final String ONE = ALL + "/{approval_id}";

  private static final Map<String, Verdict> VERDICTS = new LinkedHashMap<>();

  static {
    VERDICTS.put("approve", Verdict.APPROVE);
    VERDICTS.put("deny", Verdict.DENY);
  }

  private final ApprovalQueries approvals;
  private final RequestApproval request;
  private final DecideApproval decide;
  private final ApprovalMessageRoutes messages;

  @Inject
  ApprovalRoutes(
      ApprovalQueries approvals,
      RequestApproval request,
      DecideApproval decide,
      ApprovalMessageRoutes messages) {
    this.approvals = approvals;
    this.request = request;
    this.decide = decide;
    this.messages = messages;
  }

  record ApprovalPage(List<ApprovalRead> items, @Nullable String next_cursor) {}

  List<Endpoint> endpoints() {
    var read = Access.scope(HITL_READ);
    var write = Access.scope(HITL_WRITE);
    var own =
        Stream.of(
            Endpoint.get(ALL, read, this::list)
                .named("listApprovals", "List approvals, the longest waiting first")
                .answers(200, ApprovalPage.class),
            Endpoint.post(ALL, write, this::create)
                .named("createApproval", "Ask a human whether something may be done")
                .answers(201, ApprovalRead.class)
                .refuses(409),
            Endpoint.get(ONE, read, this::get)
                .named("getApproval", "Get an approval")
                .answers(200, ApprovalRead.class),
            Endpoint.post(ONE + "/decide", write, this::decide)
                .named("decideApproval", "Approve or deny, once")
                .answers(200, ApprovalRead.class)
                .refuses(409));
    return Stream.concat(own, messages.endpoints().stream()).toList();
  }

  private record Asked(String status, @Nullable String role, Page.Request page) {

    /** Absent is pending, and empty is all. Source: the dialect's OpenAPI document. */
    static Asked read(Input in) {
      var status = in.query().textOrNull("status", Text.any());
      return new Asked(
          status == null ? "pending" : status,
          in.query().textOrNull("approver_role", Text.any()),
          Cursor.page(in.query(), 200, 50));
    }
  }

  private Reply list(Request http) {
    var asked = http.read(Asked::read);
    var status = status(asked.status).orElse(null);
    if (status == null && !asked.status.isEmpty()) {
      return Reply.ok(new ApprovalPage(List.of(), null));
    }
    var organization = http.caller().organization();
    var page = approvals.list(organization, new Filter(status, asked.role), asked.page);
    var items = page.items().stream().map(each -> ApprovalRead.of(organization, each)).toList();
    return Reply.ok(new ApprovalPage(items, Cursor.write(page.next())));
  }

  private static Optional<ApprovalStatus> status(String word) {
    return Arrays.stream(ApprovalStatus.values())
        .filter(status -> status.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst();
  }

  private Reply create(Request http) {
    var asked = http.read(in -> ApprovalRequest.read(in.body().closed()));
    var organization = http.caller().organization();
    return HitlRefusals.to(http)
        .or(
            request.request(organization, asked.conversation(), asked.question(), asked.deadline()),
            approval -> Reply.created(ApprovalRead.of(organization, approval)));
  }

  private Reply get(Request http) {
    var id = http.read(in -> new Approval.Id(in.path().uuid("approval_id")));
    var organization = http.caller().organization();
    return approvals
        .find(organization, id)
        .<Reply>map(approval -> Reply.ok(ApprovalRead.of(organization, approval)))
        .orElseGet(() -> http.refuse(new Fault.NotFound()));
  }

  private record Answer(Approval.Id approval, Verdict verdict, @Nullable String note) {}

  private Reply decide(Request http) {
    var answer =
        http.read(
            in -> {
              var body = in.body().closed();
              return new Answer(
                  new Approval.Id(in.path().uuid("approval_id")),
                  body.oneOf("decision", VERDICTS),
                  body.textOrNull("note", Text.any()));
            });
    var organization = http.caller().organization();
    return HitlRefusals.to(http)
        .or(
            decide.decide(http.caller(), answer.approval, answer.verdict, answer.note),
            approval -> Reply.ok(ApprovalRead.of(organization, approval)));
  }
}
