package dev.baton.domain.copilot;

/**
 * What a model has cost.
 *
 * @param costMicros millionths of a US dollar, 0 where the model names no price
 */
public record Usage(long inputTokens, long outputTokens, long costMicros) {
  public static final Usage NONE = new Usage(0, 0, 0);

  public Usage {
    if (inputTokens < 0 || outputTokens < 0 || costMicros < 0) {
      throw new IllegalArgumentException("usage counts from 0");
    }
  }

  public Usage plus(Usage more) {
    return new Usage(
        inputTokens + more.inputTokens,
        outputTokens + more.outputTokens,
        costMicros + more.costMicros);
  }
}
