package dev.baton.http.threads;

import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Conversation;
import dev.baton.http.Fault;
import dev.baton.http.Handler;
import dev.baton.http.Reply;
import dev.baton.http.Request;
import dev.baton.http.input.Input;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The thread that a path names, of the organization that whoever asks belongs to. */
record Place(Organization.Id organization, Conversation.Id thread) {

  /** Whether there is such a thread is for the database to say. */
  static Optional<Place> ofKey(Request request, Conversation.Id named) {
    return Optional.of(new Place(request.caller().organization(), named));
  }

  /** A token opens one thread; any other is as good as none. */
  static Optional<Place> ofToken(Request request, Conversation.Id named) {
    var token = request.visitor();
    var place = new Place(token.organization(), token.conversation());
    return Optional.of(place).filter(each -> each.thread().equals(named));
  }

  /** What is done at a place with what was read. */
  @FunctionalInterface
  interface Route<T> {
    Reply answer(Request request, Place place, T read);
  }

  /** How a flavour finds the place of a request. */
  @FunctionalInterface
  interface Finder {
    Optional<Place> find(Request request, Conversation.Id named);

    /** A route that reads nothing but the place. */
    default Handler then(BiFunction<Request, Place, Reply> route) {
      return then(_ -> route, (request, place, alone) -> alone.apply(request, place));
    }

    /** A route that reads this as well. */
    default <T> Handler then(Function<Input, T> read, Route<T> route) {
      return request -> {
        var asked = request.read(in -> new Asked<>(named(in), read.apply(in)));
        return find(request, asked.thread)
            .map(place -> route.answer(request, place, asked.rest))
            .orElseGet(() -> request.refuse(new Fault.NotFound()));
      };
    }
  }

  private record Asked<T>(Conversation.Id thread, T rest) {}

  private static Conversation.Id named(Input in) {
    return new Conversation.Id(in.path().uuid("threadId"));
  }
}
