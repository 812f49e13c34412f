package dev.baton.domain.copilot;

import java.util.Arrays;
import java.util.Optional;

/** A task that the copilot knows by name. */
public enum Workflow {
  SUMMARIZE_HANDOFF(
      "summarize_handoff",
      "Summarize a handoff",
      "What the visitor wants, what was said, and what is still open. Names a handoff by its id, or"
          + " takes yours, or the one that waits longest."),
  SUGGEST_REPLY(
      "suggest_reply",
      "Suggest a reply",
      "Drafts an answer to the visitor's last words from what your team answered before."),
  FIND_SIMILAR(
      "find_similar",
      "Find similar conversations",
      "Earlier conversations in which visitors asked for the same, and how they were answered."),
  QUEUE_REPORT(
      "queue_report",
      "Report on the queue",
      "Who waits, for how long and for what, and who is being looked after.");

  private final String word;
  private final String title;
  private final String description;

  Workflow(String word, String title, String description) {
    this.word = word;
    this.title = title;
    this.description = description;
  }

  /** Its name on the wire and in the database. */
  public String word() {
    return word;
  }

  public String title() {
    return title;
  }

  public String description() {
    return description;
  }

  public static Optional<Workflow> of(String word) {
    return Arrays.stream(values()).filter(workflow -> workflow.word.equals(word)).findFirst();
  }
}
