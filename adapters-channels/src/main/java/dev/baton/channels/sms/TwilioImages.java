package dev.baton.channels.sms;

import dev.baton.application.text.TextImages;
import dev.baton.channels.asset.HttpRemoteImages;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Images where the provider keeps them. Its own host may want to know who asks; nobody else is
 * told, also not whoever that host redirects to.
 */
public final class TwilioImages implements TextImages {
  private final HttpRemoteImages images;
  private final @Nullable TwilioAccount account;

  /**
   * @param account null where there is no provider, and then nobody sends anything
   */
  public TwilioImages(HttpRemoteImages images, @Nullable TwilioAccount account) {
    this.images = images;
    this.account = account;
  }

  @Override
  public Found fetch(String url, Duration patience) {
    var call = HttpRemoteImages.call(url, patience);
    var provider = account;
    if (provider == null || !at(provider.baseUrl(), url)) return images.fetch(call);
    return images.fetch(call.with("Authorization", provider.authorization()));
  }

  private static boolean at(URI base, String url) {
    try {
      var other = URI.create(url);
      return base.getScheme().equalsIgnoreCase(other.getScheme())
          && base.getHost().equalsIgnoreCase(other.getHost())
          && base.getPort() == other.getPort();
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }
}
