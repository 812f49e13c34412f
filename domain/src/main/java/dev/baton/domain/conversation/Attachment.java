package dev.baton.domain.conversation;

import dev.baton.domain.asset.Asset;

/**
 * An image that a message brings along.
 *
 * @param filename what to call it here, see {@link dev.baton.domain.asset.FileName}
 */
public record Attachment(Asset asset, String filename) {
  /** The most that one message may have. Source: API.md, section 4. */
  public static final int MOST = 10;
}
