package dev.baton.server.demo;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.baton.application.Ids;
import dev.baton.application.access.Secrets;
import java.util.UUID;

/** The scripted bot's registration and its key, apart from the people: it came later than they. */
@JsonNaming(SnakeCaseStrategy.class)
record BotData(UUID agentId, String key) {

  static BotData mint(Ids ids, Secrets secrets) {
    return new BotData(ids.next(), "bt_live_" + secrets.next());
  }
}
