package dev.baton.http.threads;

import dev.baton.application.bot.ChangeBot;
import dev.baton.application.bot.FindBots;
import dev.baton.application.bot.RegisterBot;
import dev.baton.application.bot.RetireBot;
import dev.baton.domain.access.Scope;
import dev.baton.domain.bot.Bot;
import dev.baton.domain.bot.Registration;
import dev.baton.http.Access;
import dev.baton.http.Endpoint;
import dev.baton.http.Fault;
import dev.baton.http.Reply;
import dev.baton.http.Request;
import dev.baton.http.input.Input;
import jakarta.inject.Inject;
import java.util.List;

/** The bots of an organization; how one gets its turns is settled on the bot's own surface. */
final class AgentRoutes {
  private static final String ALL = "/api/v1/agents";
  private static final String ONE = ALL + "/{agentId}";

  private final RegisterBot register;
  private final ChangeBot change;
  private final RetireBot retire;
  private final FindBots agents;

  @Inject
  AgentRoutes(RegisterBot register, ChangeBot change, RetireBot retire, FindBots agents) {
    this.register = register;
    this.change = change;
    this.retire = retire;
    this.agents = agents;
  }

  record One(AgentObject agent) {}

  record Listed(List<AgentObject> agents) {}

  List<Endpoint> endpoints() {
    var read = Access.scope(Scope.THREADS_READ);
    var write = Access.scope(Scope.THREADS_WRITE);
    return List.of(
        Endpoint.get(ALL, read, this::list)
            .named("listAgents", "All agents, the usual one first")
            .readsNothing()
            .answers(200, Listed.class),
        Endpoint.post(ALL, write, this::create)
            .named("registerAgent", "Make an agent known")
            .answers(201, One.class)
            .refuses(409),
        Endpoint.get(ONE, read, this::show).named("showAgent", "One agent").answers(200, One.class),
        Endpoint.patch(ONE, write, this::update)
            .named("changeAgent", "Change what is said of an agent")
            .answers(200, One.class),
        Endpoint.delete(ONE, write, this::delete)
            .named("retireAgent", "Have an agent begin no more threads")
            .answers(204)
            .refuses(409));
  }

  private static Bot.Id named(Input in) {
    return new Bot.Id(in.path().uuid("agentId"));
  }

  private Reply list(Request request) {
    var all = agents.list(request.caller().organization());
    return Reply.ok(new Listed(all.stream().map(AgentObject::of).toList()));
  }

  private Reply show(Request request) {
    var agent = request.read(AgentRoutes::named);
    return agents
        .find(request.caller().organization(), agent)
        .map(found -> shown(200, found))
        .orElseGet(() -> request.refuse(new Fault.NotFound()));
  }

  private static Reply shown(int status, Registration registration) {
    return Reply.json(status, new One(AgentObject.of(registration)));
  }

  private Reply create(Request request) {
    var edit = request.read(in -> AgentEdit.whole(in.body()));
    return register
        .register(request.caller().organization(), edit.order())
        .map(registered -> shown(201, registered))
        .orElseGet(() -> conflict(request, "There are " + Registration.MOST + " agents already."));
  }

  private record Update(Bot.Id agent, AgentEdit edit) {

    static Update read(Input in) {
      return new Update(named(in), AgentEdit.part(in.body()));
    }
  }

  private Reply update(Request request) {
    var update = request.read(Update::read);
    return change
        .change(request.caller().organization(), update.agent, update.edit::over)
        .map(changed -> shown(200, changed))
        .orElseGet(() -> request.refuse(new Fault.NotFound()));
  }

  private Reply delete(Request request) {
    var agent = request.read(AgentRoutes::named);
    return switch (retire.retire(request.caller().organization(), agent)) {
      case RETIRED -> Reply.noContent();
      case NO_BOT -> request.refuse(new Fault.NotFound());
      case LAST -> conflict(request, "The last agent stays.");
    };
  }

  private static Reply conflict(Request request, String message) {
    return request.refuse(new Fault.Stated(409, "CONFLICT", message));
  }
}
