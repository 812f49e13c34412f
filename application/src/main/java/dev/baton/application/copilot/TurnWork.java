package dev.baton.application.copilot;

import dev.baton.application.Ids;
import dev.baton.application.Unavailable;
import dev.baton.application.access.Caller;
import dev.baton.application.copilot.CopilotLog.Ending;
import dev.baton.application.copilot.CopilotLog.TurnOver;
import dev.baton.application.copilot.CopilotModel.ModelFailed;
import dev.baton.application.copilot.Prompt.Line;
import dev.baton.domain.access.Organization;
import dev.baton.domain.copilot.Remark;
import dev.baton.domain.copilot.ToolCall;
import dev.baton.domain.copilot.Turn;
import dev.baton.domain.copilot.TurnEvent.TurnFailed;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/** Takes one turn from its beginning to its end: asks the model, does what it asks for, again. */
final class TurnWork {
  private static final Logger LOG = System.getLogger(TurnWork.class.getName());

  /** How often the model may ask for something before it has to answer. */
  static final int MOST_STEPS = 8;

  private static final TurnFailed STOPPED = new TurnFailed("The server was stopped.", true);
  private static final TurnFailed AWAY = new TurnFailed("The database did not answer.", true);
  private static final TurnFailed BROKEN = new TurnFailed("Something went wrong here.", false);

  private final CopilotModel model;
  private final Toolbox tools;
  private final Recall recall;
  private final CopilotLog log;
  private final Ids ids;

  @Inject
  TurnWork(CopilotModel model, Toolbox tools, Recall recall, CopilotLog log, Ids ids) {
    this.model = model;
    this.tools = tools;
    this.recall = recall;
    this.log = log;
    this.ids = ids;
  }

  void take(Caller caller, Turn turn, List<ToolCall> decided) throws InterruptedException {
    var scribe = new Scribe(log, caller.organization(), turn);
    TurnFailed failure;
    try {
      work(caller, turn, decided, scribe);
      return;
    } catch (TurnOver elsewhere) {
      return;
    } catch (ModelFailed silent) {
      failure = new TurnFailed(String.valueOf(silent.getMessage()), silent.retryable());
    } catch (Unavailable away) {
      failure = AWAY;
    } catch (RuntimeException bug) {
      if (Thread.interrupted()) throw new InterruptedException();
      LOG.log(Level.ERROR, "a turn broke", bug);
      failure = BROKEN;
    }
    fail(caller.organization(), turn, failure, scribe);
  }

  /** The server stops: whoever follows is told now rather than when the lease is over. */
  void stop(Organization.Id organization, Turn turn) {
    fail(organization, turn, STOPPED, new Scribe(log, organization, turn));
  }

  /** Where even that cannot be written the lease runs out, which ends the turn too. */
  private void fail(Organization.Id organization, Turn turn, TurnFailed failure, Scribe scribe) {
    try {
      log.fail(organization, turn, failure, scribe.usage());
    } catch (RuntimeException away) {
      LOG.log(Level.WARNING, "a failed turn is left to its lease: {0}", away.getMessage());
    }
  }

  private void work(Caller caller, Turn turn, List<ToolCall> decided, Scribe scribe)
      throws ModelFailed, InterruptedException {
    perform(caller, decided, scribe);
    var recalled = recall.of(caller.organization(), turn);
    List<ToolCall> asked = List.of();
    if (recalled.ready()) asked = think(caller, recalled.prompt(), scribe);
    scribe.flush();
    var id = new Remark.Id(ids.next());
    log.end(caller.organization(), turn, new Ending(id, scribe.text(), asked, scribe.usage()));
  }

  /** Asks the model until it wants nothing more, or something that a human has to approve. */
  private List<ToolCall> think(Caller caller, Prompt first, Scribe scribe)
      throws ModelFailed, InterruptedException {
    var prompt = first;
    for (int step = 0; step < MOST_STEPS; step++) {
      int before = scribe.text().length();
      scribe.pause();
      var answer = model.next(prompt, scribe::said);
      scribe.used(answer.usage());
      if (Thread.interrupted()) throw new InterruptedException();
      var calls = scribe.called(answer.calls(), ids);
      var asked = calls.stream().filter(call -> tools.asks(caller, call)).toList();
      var free = calls.stream().filter(call -> !asked.contains(call)).toList();
      var returned = perform(caller, free, scribe);
      if (!asked.isEmpty() || calls.isEmpty()) return asked;
      prompt = recall.longer(prompt, scribe.text().substring(before).strip(), returned);
    }
    throw new ModelFailed("The model asked for more than a turn may take.", false);
  }

  private List<ToolCall> perform(Caller caller, List<ToolCall> calls, Scribe scribe) {
    return calls.stream().map(call -> scribe.returned(tools.perform(caller, call))).toList();
  }

  static Line.Returned line(ToolCall call) {
    return new Line.Returned(call, Toolbox.result(call));
  }
}
