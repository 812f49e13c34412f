package dev.baton.http.hitl;

import dev.baton.application.access.Ordered;
import dev.baton.http.Fault;
import dev.baton.http.Reply;
import dev.baton.http.Request;
import java.util.function.Function;

/** What this dialect says to an order about keys or operators. */
record Orders(Request request) {

  <T> Reply or(Ordered<T> ordered, Function<T, Reply> done) {
    return switch (ordered) {
      case Ordered.Done<T>(var result) -> done.apply(result);
      case Ordered.Unknown<T> _ -> request.refuse(new Fault.NotFound());
      case Ordered.Beyond<T>(var why) -> request.refuse(new Fault.Forbidden(why));
      case Ordered.LastAdmin<T> _ ->
          request.refuse(
              new Fault.Stated(
                  409, "last_admin", "Nobody would be left who can manage keys and operators."));
    };
  }
}
