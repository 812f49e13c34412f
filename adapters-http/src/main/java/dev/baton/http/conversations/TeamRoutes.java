package dev.baton.http.conversations;

import dev.baton.http.Endpoint;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;

/** What the team has for itself: its tags, notes and ways to visitors, and who it is. */
final class TeamRoutes {
  private final MeRoute me;
  private final TagRoutes tags;
  private final LabelRoutes labels;
  private final NoteRoutes notes;
  private final ChannelRoutes channels;

  @Inject
  TeamRoutes(
      MeRoute me, TagRoutes tags, LabelRoutes labels, NoteRoutes notes, ChannelRoutes channels) {
    this.me = me;
    this.tags = tags;
    this.labels = labels;
    this.notes = notes;
    this.channels = channels;
  }

  List<Endpoint> endpoints() {
    return Stream.of(
            me.endpoints(),
            tags.endpoints(),
            labels.endpoints(),
            notes.endpoints(),
            channels.endpoints())
        .flatMap(List::stream)
        .toList();
  }
}
