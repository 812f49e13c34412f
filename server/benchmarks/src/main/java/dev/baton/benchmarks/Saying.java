package dev.baton.benchmarks;

import java.util.function.IntFunction;

/**
 * What clients say over HTTP, again and again.
 *
 * @param name for the lines that are printed
 * @param path where it is said, by the number of a conversation from 1
 * @param idMark what stands before the message's id in the answer
 */
record Saying(String name, IntFunction<String> path, String body, String idMark) {
  static final String TEXT = "I am looking into it, one moment please.";

  /** An operator to the visitor. */
  static final Saying RELAY =
      new Saying(
          "relay",
          number -> "/v1/hitl/handoffs/" + Scene.handoff(number).value() + "/messages",
          "{\"content\":\"" + TEXT + "\"}",
          "\"id\":\"");

  /** The visitor to whoever answers. */
  static final Saying INBOUND =
      new Saying(
          "inbound",
          number -> "/api/v1/threads/" + Scene.conversation(number).value() + "/messages",
          "{\"message\":\"Is there any news about my order?\"}",
          "\"messageId\":\"");
}
