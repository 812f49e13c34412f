package dev.baton.application.away;

import dev.baton.domain.delivery.Delivery.Failure;
import dev.baton.domain.delivery.Receipt;

/** Why something did not leave, where it did not. */
final class Reasons {
  private static final Failure NONE = new Failure("none", "It was sent.");

  private Reasons() {}

  static Failure of(Receipt receipt) {
    return switch (receipt) {
      case Receipt.Accepted _ -> NONE;
      case Receipt.Again(_, var why) -> why;
      case Receipt.Busy(_, var why) -> why;
      case Receipt.Closed(var why) -> why;
      case Receipt.Refused(var why) -> why;
      case Receipt.Unknown(var why) -> why;
    };
  }
}
