package dev.baton.http.ask;

import static dev.baton.domain.access.Scope.ASK_READ;
import static dev.baton.domain.access.Scope.ASK_WRITE;

import dev.baton.application.copilot.ArchiveSession;
import dev.baton.application.copilot.CopilotQueries;
import dev.baton.application.copilot.StartSession;
import dev.baton.domain.copilot.Session;
import dev.baton.domain.copilot.Workflow;
import dev.baton.http.Access;
import dev.baton.http.Endpoint;
import dev.baton.http.Fault;
import dev.baton.http.Reply;
import dev.baton.http.Request;
import dev.baton.http.input.Text;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Talks with the copilot, and the tasks that it knows by name. */
final class SessionRoutes {
  /** How many sessions are listed, the latest changed. */
  private static final int SESSIONS = 100;

  /** How many messages of a session are shown, the latest. */
  private static final int MESSAGES = 500;

  private final CopilotQueries queries;
  private final StartSession start;
  private final ArchiveSession archive;

  @Inject
  SessionRoutes(CopilotQueries queries, StartSession start, ArchiveSession archive) {
    this.queries = queries;
    this.start = start;
    this.archive = archive;
  }

  record WorkflowRead(String name, String title, String description) {

    static WorkflowRead of(Workflow workflow) {
      return new WorkflowRead(workflow.word(), workflow.title(), workflow.description());
    }
  }

  record Workflows(List<WorkflowRead> workflows) {}

  List<Endpoint> endpoints() {
    var read = Access.scope(ASK_READ);
    var write = Access.scope(ASK_WRITE);
    return List.of(
        Endpoint.get(AskSurface.ROOT + "/workflows", read, _ -> workflows())
            .named("listCopilotWorkflows", "List the tasks that the copilot knows by name")
            .readsNothing()
            .answers(200, Workflows.class),
        Endpoint.get(AskSurface.SESSIONS, read, this::list)
            .named("listCopilotSessions", "List the latest talks with the copilot")
            .readsNothing()
            .answers(200, List.class, SessionRead.class),
        Endpoint.post(AskSurface.SESSIONS, write, this::create)
            .named("createCopilotSession", "Open a talk with the copilot")
            .answers(201, SessionRead.class),
        Endpoint.get(AskSurface.SESSION, read, this::get)
            .named("getCopilotSession", "Get a talk with what was said in it")
            .answers(200, SessionRead.Detail.class),
        Endpoint.delete(AskSurface.SESSION, write, this::archive)
            .named("archiveCopilotSession", "Archive a talk")
            .answers(204));
  }

  private static Reply workflows() {
    return Reply.ok(new Workflows(Arrays.stream(Workflow.values()).map(WorkflowRead::of).toList()));
  }

  private Reply list(Request http) {
    var views = queries.list(http.caller().organization(), SESSIONS);
    return Reply.ok(views.stream().map(SessionRead::of).toList());
  }

  private record Opening(@Nullable String title) {}

  private Reply create(Request http) {
    var asked = http.read(in -> new Opening(in.body().textOrNull("title", Text.any())));
    var view = start.start(http.caller().organization(), asked.title);
    return Reply.created(SessionRead.of(view));
  }

  private Reply get(Request http) {
    var id = id(http);
    var organization = http.caller().organization();
    return queries
        .find(organization, id)
        .<Reply>map(
            view ->
                Reply.ok(SessionRead.Detail.of(view, queries.history(organization, id, MESSAGES))))
        .orElseGet(() -> http.refuse(new Fault.NotFound()));
  }

  private Reply archive(Request http) {
    boolean archived = archive.archive(http.caller().organization(), id(http));
    return archived ? Reply.noContent() : http.refuse(new Fault.NotFound());
  }

  private static Session.Id id(Request http) {
    return http.read(in -> new Session.Id(in.path().uuid("session_id")));
  }
}
