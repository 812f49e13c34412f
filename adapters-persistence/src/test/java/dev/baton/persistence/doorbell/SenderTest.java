package dev.baton.persistence.doorbell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.feed.Ring;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Conversation;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A sender whose database takes no time at all. */
class SenderTest {
  private final PreparedStatement notify =
      as(
          PreparedStatement.class,
          (_, method, _) -> method.getName().equals("execute") ? true : null);
  private final Connection connection =
      as(
          Connection.class,
          (_, method, _) -> method.getName().equals("prepareStatement") ? notify : null);
  private final DataSource source = as(DataSource.class, (_, _, _) -> connection);

  private static <T> T as(Class<T> type, InvocationHandler answers) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers));
  }

  private static Ring ring() {
    return new Ring(
        new Organization.Id(UUID.randomUUID()), new Conversation.Id(UUID.randomUUID()), 1);
  }

  @Test
  void however_much_rings_there_are_at_most_200_notifies_a_second() {
    var pending = new Pending();
    var sender = new Sender(source, UUID.randomUUID(), pending);
    pending.add(Stream.generate(SenderTest::ring).limit(50L * Payload.MOST).toList());
    long began = System.nanoTime();
    Thread.ofVirtual().start(sender);
    Eventually.holds(() -> sender.sent() >= 50);
    assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(49 * Sender.PACE.toNanos());
    sender.close();
  }
}
