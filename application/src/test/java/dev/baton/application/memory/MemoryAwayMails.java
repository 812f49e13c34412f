package dev.baton.application.memory;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import dev.baton.application.away.AwayMail;
import dev.baton.application.away.AwayMails;
import dev.baton.application.delivery.DeadLetter;
import dev.baton.application.delivery.Means;
import dev.baton.application.feed.Subject;
import dev.baton.application.live.MessageQueries.Place;
import dev.baton.application.live.Presences;
import dev.baton.domain.conversation.Author;
import dev.baton.domain.conversation.Channel;
import dev.baton.domain.delivery.Delivery.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

record MemoryAwayMails(Tables tables, Presences presences, Instant now) implements AwayMails {

  @Override
  public void plan(Set<Place> messages, Duration after) {
    messages.stream()
        .filter(this::matters)
        .sorted(comparingLong(Place::seq))
        .forEach(each -> plan(visitor(each), each.seq(), now.plus(after)));
  }

  private static Subject visitor(Place place) {
    return new Subject(place.organization(), place.conversation());
  }

  private boolean matters(Place place) {
    var row = tables.conversations().get(place.conversation());
    return row != null
        && row.conversation().organization().equals(place.organization())
        && row.conversation().channel() == Channel.WEB
        && row.details().contact().email() != null
        && row.lines().get((int) place.seq()).message().author() instanceof Author.Human
        && !presences.watches(visitor(place));
  }

  private void plan(Subject visitor, long seq, Instant due) {
    var mails = tables.post().mails();
    if (mails.values().stream().anyMatch(each -> each.tells(visitor, seq))) return;
    var planned =
        mails.values().stream()
            .filter(each -> each.visitor().equals(visitor) && each.untried())
            .findFirst()
            .map(each -> each.joinedBy(seq))
            .orElseGet(() -> MemoryMail.of(visitor, seq, now, due));
    mails.put(planned.id(), planned);
  }

  @Override
  public List<AwayMail> lease(UUID token, Duration lease, int most) {
    return tables.post().mails().values().stream()
        .filter(each -> each.dueAt(now) && first(each))
        .sorted(comparing(each -> Objects.requireNonNull(each.due())))
        .limit(most)
        .map(each -> each.leased(token, now.plus(lease)))
        .toList()
        .stream()
        .map(each -> taken(each, token))
        .toList();
  }

  private boolean first(MemoryMail mail) {
    return tables.post().mails().values().stream()
        .noneMatch(
            each ->
                each.visitor().equals(mail.visitor())
                    && each.firstSeq() < mail.firstSeq()
                    && each.due() != null);
  }

  private AwayMail taken(MemoryMail mail, UUID token) {
    tables.post().mails().put(mail.id(), mail);
    return new AwayMail(
        mail.id(), mail.visitor(), mail.firstSeq(), mail.lastSeq(), mail.counted(), now, token);
  }

  @Override
  public boolean settle(AwayMail mail, Fate fate) {
    var held = tables.post().mails().get(mail.id());
    if (held == null || !mail.lease().equals(held.state().lease())) return false;
    var settled =
        switch (fate) {
          case Fate.Sent() -> held.over("sent", null);
          case Fate.CalledOff(var why) -> held.over("called_off", why);
          case Fate.Failed(var why) -> held.over("failed", why.code());
          case Fate.Later(var after, var why) -> held.later(now.plus(after), why.code());
        };
    tables.post().mails().put(mail.id(), settled);
    var organization = mail.visitor().organization();
    if (fate instanceof Fate.Sent) tables.post().tally(organization, Means.EMAIL, "left");
    if (fate instanceof Fate.Failed(var why)) bury(mail, why);
    return true;
  }

  private void bury(AwayMail mail, Failure why) {
    var visitor = mail.visitor();
    var at = new MemoryPost.Place(visitor.organization(), visitor.conversation(), mail.firstSeq());
    var facts =
        "{\"seq\":%d,\"code\":\"%s\",\"channel\":\"email\"}".formatted(at.seq(), why.code());
    MemoryDeliveries.log(tables, at, "delivery_failed", facts, now);
    var about = tables.row(at.conversation()).lines().get((int) at.seq()).message().id();
    var letter =
        new DeadLetter(about, at.conversation(), at.seq(), Means.EMAIL, mail.tries(), why, now);
    tables.post().dead().put(at, letter);
    tables.post().tally(at.organization(), Means.EMAIL, "failed");
  }
}
