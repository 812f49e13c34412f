package dev.baton.application.memory;

import dev.baton.domain.copilot.Remark;
import dev.baton.domain.copilot.Session;
import dev.baton.domain.copilot.ToolCall;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A session with all that hangs on it; the state's lease is that of its turn. */
record Talk(
    Session session,
    List<Remark> remarks,
    Map<ToolCall.Id, ToolCall> calls,
    Instant createdAt,
    Instant updatedAt) {

  Talk with(Session next, Instant now) {
    return new Talk(next, remarks, calls, createdAt, now);
  }

  Talk with(Remark remark) {
    var more = Stream.concat(remarks.stream(), Stream.of(remark)).toList();
    return new Talk(session, more, calls, createdAt, updatedAt);
  }

  Talk with(ToolCall call) {
    var more = new LinkedHashMap<>(calls);
    more.put(call.id(), call);
    return new Talk(session, remarks, more, createdAt, updatedAt);
  }
}
