package dev.baton.application.memory;

import dev.baton.application.access.Seals;

/** Hides nothing, but shows whether something was sealed. */
public final class MarkingSeals implements Seals {
  private static final String MARK = "sealed ";

  @Override
  public String seal(String secret) {
    return MARK + secret;
  }

  @Override
  public String open(String sealed) {
    if (!sealed.startsWith(MARK)) throw new IllegalStateException("not sealed");
    return sealed.substring(MARK.length());
  }
}
