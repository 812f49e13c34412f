package dev.baton.application.delivery;

import dev.baton.domain.conversation.Channel;

/** By which means something reaches a visitor: over his channel, or by e-mail while he is away. */
public enum Means {
  WEB,
  SMS,
  EMAIL;

  public static Means of(Channel channel) {
    return switch (channel) {
      case WEB -> WEB;
      case SMS -> SMS;
    };
  }
}
