package dev.baton.application.contract;

import dev.baton.domain.delivery.Receipt;
import java.util.Set;

/** How a far side behaves towards the next calls. */
public enum Mood {
  TAKES,
  /** Takes what it is given, and never answers. */
  TAKES_AND_HANGS,
  /** Takes what it is given, and its answer is cut off in the middle. */
  TAKES_AND_CUTS,
  /** Takes what it is given, and answers that it broke. */
  TAKES_AND_BREAKS,
  /** Takes nothing, and answers that it broke. */
  BREAKS,
  /** Takes nothing, and asks for {@link #PEACE_SECONDS} of peace. */
  BUSY,
  REFUSES_US,
  REFUSES_THE_MESSAGE,
  /** Nobody listens at its address. */
  AWAY;

  public static final int PEACE_SECONDS = 7;

  /** Whether it has what it was given. */
  public boolean takes() {
    return switch (this) {
      case TAKES, TAKES_AND_HANGS, TAKES_AND_CUTS, TAKES_AND_BREAKS -> true;
      case BREAKS, BUSY, REFUSES_US, REFUSES_THE_MESSAGE, AWAY -> false;
    };
  }

  /** What a channel says about it whose protocol has a word for everything, but no ids. */
  Class<? extends Receipt> clearest() {
    return switch (this) {
      case TAKES -> Receipt.Accepted.class;
      case TAKES_AND_HANGS, TAKES_AND_CUTS, TAKES_AND_BREAKS, BREAKS -> Receipt.Unknown.class;
      case BUSY -> Receipt.Busy.class;
      case REFUSES_US -> Receipt.Closed.class;
      case REFUSES_THE_MESSAGE -> Receipt.Refused.class;
      case AWAY -> Receipt.Again.class;
    };
  }

  /** What may be said about it without harm: whatever else would lose or double a message. */
  boolean allows(Class<? extends Receipt> receipt, Protocol protocol) {
    return receipt == clearest()
        || switch (this) {
          case TAKES -> false;
          case TAKES_AND_HANGS, TAKES_AND_CUTS, TAKES_AND_BREAKS ->
              (receipt == Receipt.Again.class && protocol.knowsDoubles())
                  || (receipt == Receipt.Accepted.class && !protocol.answers());
          case REFUSES_US -> Set.of(Receipt.Refused.class, Receipt.Again.class).contains(receipt);
          case BREAKS, BUSY, REFUSES_THE_MESSAGE, AWAY -> receipt == Receipt.Again.class;
        };
  }
}
