package dev.baton.channels.asset;

import dev.baton.application.asset.RemoteImages;
import dev.baton.channels.image.NoImage;
import dev.baton.channels.image.ShownImage;
import dev.baton.channels.outgoing.Call;
import dev.baton.channels.outgoing.Outcome.Answered;
import dev.baton.channels.outgoing.Outcome.Failed;
import dev.baton.channels.outgoing.Outcome.Failure;
import dev.baton.channels.outgoing.Outcome.Refused;
import dev.baton.channels.outgoing.OutgoingHttp;
import dev.baton.channels.outgoing.Terms;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;

/** Images from the web, by GET without credentials; at most five redirects are followed. */
public final class HttpRemoteImages implements RemoteImages {
  private static final int REDIRECTS = 5;

  private final OutgoingHttp http;

  @Inject
  public HttpRemoteImages(OutgoingHttp http) {
    this.http = http;
  }

  @Override
  public Found fetch(String url, Duration patience) {
    return fetch(call(url, patience));
  }

  /** What there is to be called for an image; more may be said along, to its first host only. */
  public static Call call(String url, Duration patience) {
    return Call.get(url, new Terms(patience, MOST_BYTES, REDIRECTS, false));
  }

  public Found fetch(Call call) {
    return switch (http.send(call)) {
      case Answered answered -> look(call.url(), answered);
      case Refused(var why) -> new Found.Nothing(why.sentence());
      case Failed(var why, _) -> new Found.Nothing(sentence(why));
    };
  }

  private static Found look(String url, Answered answered) {
    if (answered.status() != 200) {
      return new Found.Nothing("The address answered " + answered.status() + ".");
    }
    if (!answered.whole()) return new Found.Nothing("The image is larger than 15 MiB.");
    try {
      var image = ShownImage.of(answered.body().bytes());
      return new Found.Image(image.type(), image.bytes(), name(url));
    } catch (NoImage none) {
      return new Found.Nothing(none.why());
    }
  }

  /** The path as its owner spelt it; a URL that was fetched has one. */
  private static String name(String url) {
    int fragment = url.indexOf('#');
    var path = URI.create(fragment < 0 ? url : url.substring(0, fragment)).getPath();
    return Objects.requireNonNullElse(path, "");
  }

  private static String sentence(Failure why) {
    return switch (why) {
      case UNKNOWN_HOST -> "The host is not known.";
      case UNREACHABLE -> "The host does not answer.";
      case TLS -> "The host has no certificate to be trusted.";
      case TIMED_OUT -> "The image did not arrive in time.";
      case TOO_MANY_REDIRECTS -> "The address redirects too often.";
      case BROKEN -> "The answer broke off.";
    };
  }
}
