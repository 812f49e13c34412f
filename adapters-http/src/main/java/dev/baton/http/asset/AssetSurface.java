package dev.baton.http.asset;

import dev.baton.application.asset.AssetQueries;
import dev.baton.application.asset.AssetUrls;
import dev.baton.application.asset.Blobs;
import dev.baton.domain.access.Organization;
import dev.baton.domain.asset.Asset;
import dev.baton.http.Access;
import dev.baton.http.Endpoint;
import dev.baton.http.Fault;
import dev.baton.http.Reply;
import dev.baton.http.Request;
import dev.baton.http.Surface;
import dev.baton.http.conversations.ConversationsDialect;
import dev.baton.http.input.Input;
import dev.baton.http.input.Text;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives out images by URLs that cannot be guessed, without a key, since visitors have none. What is
 * under such a URL never changes; and no browser takes it for anything but an image.
 */
public final class AssetSurface {
  private static final String PATH = AssetUrls.PREFIX + "/{organization_id}/{name}";

  private final AssetQueries assets;
  private final Blobs blobs;

  @Inject
  public AssetSurface(AssetQueries assets, Blobs blobs) {
    this.assets = assets;
    this.blobs = blobs;
  }

  public Surface surface() {
    return new Surface(
        "assets", new ConversationsDialect(), List.of(AssetUrls.PREFIX), List.of(endpoint()));
  }

  private Endpoint endpoint() {
    return Endpoint.get(PATH, Access.open(), this::show)
        .named("getAsset", "An image that a message brought along")
        .serves(200, "image/*")
        .answers(304);
  }

  private record Wanted(Organization.Id organization, String name) {

    static Wanted read(Input in) {
      var path = in.path();
      return new Wanted(
          new Organization.Id(path.uuid("organization_id")), path.text("name", Text.any()));
    }
  }

  private Reply show(Request request) {
    var asset = find(request.read(Wanted::read)).orElse(null);
    if (asset == null) return request.refuse(new Fault.NotFound());
    var tag = "\"" + asset.key() + "\"";
    if (knows(request.header("If-None-Match"), tag))
      return new Reply.Empty(304, headers(asset, tag));
    return blobs
        .open(asset.organization(), asset.hash())
        .<Reply>map(
            body -> new Reply.Bytes(headers(asset, tag), asset.type().word(), asset.size(), body))
        .orElseGet(() -> request.refuse(new Fault.NotFound()));
  }

  private Optional<Asset> find(Wanted wanted) {
    var parts = wanted.name.split("\\.", -1);
    if (parts.length != 2) return Optional.empty();
    return assets
        .find(wanted.organization, parts[0])
        .filter(each -> each.type().extension().equals(parts[1]));
  }

  private static boolean knows(@Nullable String known, String tag) {
    return known != null && (known.contains(tag) || known.strip().equals("*"));
  }

  private static Map<String, String> headers(Asset asset, String tag) {
    var headers = new HashMap<String, String>();
    headers.put("Cache-Control", "public, max-age=31536000, immutable");
    headers.put("ETag", tag);
    headers.put("Content-Security-Policy", "default-src 'none'; sandbox");
    headers.put(
        "Content-Disposition", "attachment; filename=\"image." + asset.type().extension() + "\"");
    return headers;
  }
}
