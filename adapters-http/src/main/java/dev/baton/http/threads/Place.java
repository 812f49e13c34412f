package dev.baton.http.threads;

import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Conversation;
import dev.baton.http.Fault;
import dev.baton.http.Handler;
import dev.baton.http.Reply;
import dev.baton.http.Request;
import java.util.Optional;
import java.util.function.BiFunction;

/** The thread that a path names, of the organization that whoever asks belongs to. */
record Place(Organization.Id organization, Conversation.Id thread) {

  /** Whether there is such a thread is for the database to say. */
  static Optional<Place> ofKey(Request request) {
    return Optional.of(new Place(request.caller().organization(), named(request)));
  }

  /** A token opens one thread; any other is as good as none. */
  static Optional<Place> ofToken(Request request) {
    var token = request.visitor();
    var place = new Place(token.organization(), token.conversation());
    return Optional.of(place).filter(each -> each.thread().equals(named(request)));
  }

  /** How a flavour finds the place of a request. */
  @FunctionalInterface
  interface Finder {
    Optional<Place> find(Request request);

    default Handler then(BiFunction<Request, Place, Reply> route) {
      return request ->
          find(request)
              .map(place -> route.apply(request, place))
              .orElseGet(() -> request.refuse(new Fault.NotFound()));
    }
  }

  private static Conversation.Id named(Request request) {
    return new Conversation.Id(request.read(in -> in.path().uuid("threadId")));
  }
}
