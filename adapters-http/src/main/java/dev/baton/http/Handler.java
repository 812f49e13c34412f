package dev.baton.http;

import java.util.function.BiFunction;

/**
 * What an endpoint does: parse, call, render. Runs on the request's own virtual thread and may
 * block.
 */
@FunctionalInterface
public interface Handler {

  Reply handle(Request request);

  /**
   * Answers what this has begun and left a memo of ({@link Reply.Begun}): at once, and again each
   * time that the request comes again under its idempotency key. By then what was begun is durable;
   * nothing that is done in here is part of its transaction.
   */
  default Reply resume(Request request, String memo) {
    throw new IllegalStateException("this endpoint leaves no memos");
  }

  /** A handler in two steps: one that begins and leaves a memo, one that answers from it. */
  static Handler inTwoSteps(Handler begin, BiFunction<Request, String, Reply> answer) {
    return new Handler() {
      @Override
      public Reply handle(Request request) {
        return begin.handle(request);
      }

      @Override
      public Reply resume(Request request, String memo) {
        return answer.apply(request, memo);
      }
    };
  }
}
