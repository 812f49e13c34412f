package dev.baton.application.webhook;

import java.util.Optional;

/** Where this installation may send to. What a name stands for is judged again at each sending. */
public interface Destinations {

  /** Why nothing may be sent to this URL, in words for whoever named it; empty when it may. */
  Optional<String> refusal(String url);
}
