package dev.baton.domain.delivery;

/** How far one persisted message has come on its channel. It only moves forward. */
public enum DeliveryStatus {
  QUEUED(0),
  SENDING(1),
  SENT(2),
  DELIVERED(3),
  READ(4),
  UNDELIVERED(5),
  FAILED(5);

  private final int progress;

  DeliveryStatus(int progress) {
    this.progress = progress;
  }

  /**
   * What is true once {@code reported} was heard: news that arrive late or twice change nothing.
   */
  public DeliveryStatus advancedBy(DeliveryStatus reported) {
    return reported.follows(this) ? reported : this;
  }

  /** A message that arrived cannot fail any more, and one that failed stays so. */
  private boolean follows(DeliveryStatus current) {
    return switch (current) {
      case QUEUED, SENDING, SENT -> progress > current.progress;
      case DELIVERED -> this == READ;
      case READ, UNDELIVERED, FAILED -> false;
    };
  }
}
