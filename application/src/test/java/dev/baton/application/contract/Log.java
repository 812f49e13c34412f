package dev.baton.application.contract;

import dev.baton.application.feed.EventQueries.Position;
import dev.baton.application.feed.EventQueries.Recorded;
import dev.baton.domain.conversation.Conversation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The log as a reader goes through it, some events at a time. */
public final class Log {
  private static final int AT_ONCE = 100;

  private Log() {}

  /**
   * Everything up to now. Whatever else runs on the database may hold a reader back for a moment,
   * so this writes an event of its own and reads until it comes.
   */
  public static List<Recorded> all(Scene scene) {
    var last = scene.conversation();
    var all = new ArrayList<Recorded>();
    var at = Position.START;
    while (true) {
      var some = scene.ports().events().after(at, AT_ONCE);
      all.addAll(some);
      if (some.stream().anyMatch(each -> each.conversation().equals(last))) return all;
      if (!some.isEmpty()) at = some.getLast().at();
    }
  }

  public static List<Recorded> of(Scene scene, Conversation.Id conversation) {
    return all(scene).stream().filter(each -> each.conversation().equals(conversation)).toList();
  }

  /** One fact as text, null where it is null or missing. */
  public static @Nullable String fact(Recorded event, String name) {
    var pattern = Pattern.compile("\"" + name + "\"\\s*:\\s*\"?([^\",}]*)");
    var found = pattern.matcher(event.facts());
    return found.find() && !found.group(1).equals("null") ? found.group(1) : null;
  }
}
