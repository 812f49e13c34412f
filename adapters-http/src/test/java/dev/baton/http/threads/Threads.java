package dev.baton.http.threads;

import dev.baton.application.bot.ChangeBot;
import dev.baton.application.bot.FindBots;
import dev.baton.application.bot.RegisterBot;
import dev.baton.application.bot.RetireBot;
import dev.baton.application.conversation.ChangeConversation;
import dev.baton.application.conversation.OpenChat;
import dev.baton.application.conversation.PostBotMessage;
import dev.baton.application.conversation.ReceiveMessage;
import dev.baton.application.conversation.StartConversation;
import dev.baton.application.delivery.WebDeliveries;
import dev.baton.application.live.TellTyping;
import dev.baton.http.Surface;
import dev.baton.http.kit.Premises;
import java.util.List;

/** The threads surface over memory. */
public final class Threads {
  private Threads() {}

  public static Surface over(Premises premises) {
    return over(premises, new WebDeliveries(premises.memory));
  }

  static Surface over(Premises premises, WebDeliveries deliveries) {
    var start = new StartConversation(premises.memory, premises.ids);
    var change = new ChangeConversation(premises.memory, premises.ids);
    var receive = new ReceiveMessage(premises.memory, premises.ids);
    var open = new OpenChat(premises.memory, premises.ids, premises.secrets);
    return new ThreadsSurface(
            new ThreadRoutes(
                start,
                change,
                premises.conversations,
                new TextRoute(
                    start,
                    new PostBotMessage(premises.memory, premises.ids),
                    premises.conversations),
                new ListRoute(premises.conversations)),
            new AgentRoutes(
                new RegisterBot(premises.memory, premises.ids),
                new ChangeBot(premises.memory),
                new RetireBot(premises.memory),
                new FindBots(premises.memory)),
            new ChatRoutes(
                open,
                premises.conversations,
                new TellTyping(premises.transcripts, premises.live::hinted)),
            new MessageRoutes(
                receive, premises.conversations, premises.transcripts, premises.urls, deliveries),
            new StreamRoute(
                premises.feed,
                premises.transcripts,
                new Encoder(premises.urls),
                new MessageStream.Taking(deliveries, premises.watchers)))
        .surface();
  }

  static Premises premises() {
    return new Premises(premises -> List.of(over(premises)));
  }
}
