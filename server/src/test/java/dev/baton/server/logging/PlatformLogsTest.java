package dev.baton.server.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class PlatformLogsTest {

  @Test
  void what_the_inner_modules_say_comes_out_with_everything_else() {
    var name = "dev.baton.persistence.anything";
    var said = new ListAppender<ILoggingEvent>();
    said.start();
    var logger = (Logger) LoggerFactory.getLogger(name);
    logger.addAppender(said);
    System.getLogger(name).log(System.Logger.Level.WARNING, "Other nodes are not heard");
    logger.detachAppender(said);
    assertThat(said.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly("Other nodes are not heard");
  }
}
