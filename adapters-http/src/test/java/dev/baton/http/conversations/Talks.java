package dev.baton.http.conversations;

import dev.baton.application.access.IdentifyCaller;
import dev.baton.application.asset.FetchAttachments;
import dev.baton.application.asset.RemoteImages.Found;
import dev.baton.application.conversation.ChangeConversation;
import dev.baton.application.conversation.ListNotes;
import dev.baton.application.conversation.ReplyToVisitor;
import dev.baton.application.conversation.StartConversation;
import dev.baton.application.conversation.WriteNote;
import dev.baton.application.delivery.ReplayDeliveries;
import dev.baton.application.handoff.SettleHandoff;
import dev.baton.application.live.TellTyping;
import dev.baton.application.memory.MarkingSeals;
import dev.baton.application.memory.MemoryAssetQueries;
import dev.baton.application.memory.MemoryAwayMailQueries;
import dev.baton.application.memory.MemoryDeliveryQueries;
import dev.baton.application.memory.MemoryWebhookDeliveryQueries;
import dev.baton.application.tag.DefineTag;
import dev.baton.application.tag.ListTags;
import dev.baton.application.tag.RemoveTag;
import dev.baton.application.tag.TagConversation;
import dev.baton.application.text.AddNumber;
import dev.baton.application.webhook.ChangeWebhook;
import dev.baton.application.webhook.FindWebhooks;
import dev.baton.application.webhook.PingWebhook;
import dev.baton.application.webhook.RegisterWebhook;
import dev.baton.application.webhook.RemoveWebhook;
import dev.baton.application.webhook.ReplayWebhook;
import dev.baton.application.webhook.RotateSecret;
import dev.baton.application.webhook.SigningSecrets;
import dev.baton.domain.asset.MediaType;
import dev.baton.http.asset.AssetSurface;
import dev.baton.http.kit.Premises;
import dev.baton.http.kit.Premises.Answer;
import dev.baton.http.kit.Premises.Tenant;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One organization's calls to this surface, over HTTP on memory. */
record Talks(Premises premises, Tenant tenant) {

  /** Where images come from. */
  static final String ALBUM = "https://album.test/";

  static Premises open() {
    return new Premises(
        all ->
            List.of(
                surface(all).surface(),
                new AssetSurface(new MemoryAssetQueries(all.memory), all.blobs).surface()));
  }

  private static ConversationsSurface surface(Premises all) {
    return new ConversationsSurface(
        new ListRoute(all.conversations),
        new ConversationRoutes(
            new StartConversation(all.memory, all.ids),
            new ChangeConversation(all.memory, all.ids),
            new SettleHandoff(all.memory),
            all.conversations),
        new TalkRoutes(
            replies(all),
            new EventsRoute(all.live, new EventEncoder(all.urls)),
            new PresenceRoutes(
                new TellTyping(all.transcripts, all.live::hinted),
                all.memory.presences(),
                new MemoryAwayMailQueries(all.memory),
                all.conversations)),
        team(all),
        telling(all));
  }

  private static ReplyRoutes replies(Premises all) {
    return new ReplyRoutes(
        new ReplyToVisitor(all.memory, all.ids),
        new FetchAttachments(Talks::fetched, all.blobs, all.memory, all.secrets),
        all.transcripts,
        all.urls);
  }

  /** The album has an image under each of its paths; nobody else has any. */
  private static Found fetched(String url, Duration patience) {
    if (!url.startsWith(ALBUM)) return new Found.Nothing("The host is not known.");
    var bytes = url.substring(ALBUM.length()).getBytes(StandardCharsets.UTF_8);
    return new Found.Image(MediaType.PNG, bytes, URI.create(url).getPath());
  }

  private static TeamRoutes team(Premises all) {
    var tags = new ListTags(all.memory, all.conversations);
    return new TeamRoutes(
        new MeRoute(new IdentifyCaller(all.memory)),
        new TagRoutes(new DefineTag(all.memory, all.ids), new RemoveTag(all.memory), tags),
        new LabelRoutes(new TagConversation(all.memory), tags),
        new NoteRoutes(
            new WriteNote(all.memory, all.ids), new ListNotes(all.memory, all.conversations)),
        new ChannelRoutes(
            new NumberRoutes(new AddNumber(all.memory, all.ids)),
            new DeliveryRoutes(
                new MemoryDeliveryQueries(all.memory), new ReplayDeliveries(all.memory))));
  }

  private static TellingRoutes telling(Premises all) {
    var secrets = new SigningSecrets(all.secrets, new MarkingSeals());
    return new TellingRoutes(
        new WebhookRoutes(
            new RegisterWebhook(all.memory, all.ids, secrets, Talks::refusal),
            new ChangeWebhook(all.memory, Talks::refusal),
            new RotateSecret(all.memory, secrets),
            new RemoveWebhook(all.memory),
            new FindWebhooks(all.memory)),
        new WebhookLogRoutes(
            new FindWebhooks(all.memory),
            new MemoryWebhookDeliveryQueries(all.memory),
            new PingWebhook(all.memory)),
        new WebhookReplayRoutes(new ReplayWebhook(all.memory)));
  }

  private static Optional<String> refusal(String url) {
    return url.startsWith("https://") ? Optional.empty() : Optional.of("Must be https");
  }

  Answer call(String line, @Nullable String body) throws IOException {
    return premises.send(line, body, tenant.key());
  }

  String begin(String body) throws IOException {
    return call("POST /v1/conversations", body).id().toString();
  }

  Answer move(String id, String status) throws IOException {
    return call("PATCH /v1/conversations/" + id, "{\"status\":\"" + status + "\"}");
  }

  Answer reply(String id, String body) throws IOException {
    return call("POST /v1/conversations/" + id + "/messages", body);
  }

  /** A new conversation, brought to a status by the shortest way. */
  String in(String status) throws IOException {
    var id = begin("{}");
    if (!status.equals("bot_active")) move(id, status);
    return id;
  }
}
