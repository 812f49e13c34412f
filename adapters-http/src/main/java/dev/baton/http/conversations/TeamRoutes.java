package dev.baton.http.conversations;

import dev.baton.http.Endpoint;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;

/** What the team has for itself: its tags, notes and numbers, and who it is. */
final class TeamRoutes {
  private final MeRoute me;
  private final TagRoutes tags;
  private final LabelRoutes labels;
  private final NoteRoutes notes;
  private final NumberRoutes numbers;

  @Inject
  TeamRoutes(
      MeRoute me, TagRoutes tags, LabelRoutes labels, NoteRoutes notes, NumberRoutes numbers) {
    this.me = me;
    this.tags = tags;
    this.labels = labels;
    this.notes = notes;
    this.numbers = numbers;
  }

  List<Endpoint> endpoints() {
    return Stream.of(
            me.endpoints(),
            tags.endpoints(),
            labels.endpoints(),
            notes.endpoints(),
            numbers.endpoints())
        .flatMap(List::stream)
        .toList();
  }
}
