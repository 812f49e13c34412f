package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.BOT;

import dev.baton.domain.bot.Patience;
import dev.baton.domain.bot.Patience.Fallback;
import dev.baton.domain.bot.Reach;
import dev.baton.domain.bot.Terms;
import java.time.Duration;
import org.jooq.Record;

/** Reads from a bot's row what was agreed with it. */
final class TermsRows {

  private TermsRows() {}

  static Terms of(Record row) {
    return new Terms(reach(row), patience(row));
  }

  private static Reach reach(Record row) {
    var reach = row.get(BOT.REACH);
    return switch (reach) {
      case "pull" -> new Reach.Pull();
      case "push" -> new Reach.Push(row.get(BOT.PUSH_URL), row.get(BOT.PUSH_SECRET));
      default -> throw new IllegalStateException("no bot is reached by " + reach);
    };
  }

  static Patience patience(Record row) {
    var words = row.get(BOT.FALLBACK_WORDS);
    return new Patience(
        Duration.ofSeconds(row.get(BOT.DEADLINE_SECONDS)),
        row.get(BOT.ATTEMPTS),
        words == null ? null : new Fallback(words));
  }
}
