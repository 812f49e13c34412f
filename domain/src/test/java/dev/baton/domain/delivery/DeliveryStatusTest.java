package dev.baton.domain.delivery;

import dev.baton.domain.Cases;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Status x report. */
class DeliveryStatusTest {

  @TestFactory
  Stream<DynamicTest> a_status_only_moves_forward() {
    return Cases.of(
            """
            queued      | queued                                           | queued
            queued      | sending                                          | sending
            queued      | sent                                             | sent
            queued      | delivered                                        | delivered
            queued      | read                                             | read
            queued      | undelivered                                      | undelivered
            queued      | failed                                           | failed
            sending     | queued, sending                                  | sending
            sending     | sent                                             | sent
            sending     | delivered                                        | delivered
            sending     | read                                             | read
            sending     | undelivered                                      | undelivered
            sending     | failed                                           | failed
            sent        | queued, sending, sent                            | sent
            sent        | delivered                                        | delivered
            sent        | read                                             | read
            sent        | undelivered                                      | undelivered
            sent        | failed                                           | failed
            delivered   | queued, sending, sent, delivered                 | delivered
            delivered   | undelivered, failed                              | delivered
            delivered   | read                                             | read
            read        | queued, sending, sent, delivered, read           | read
            read        | undelivered, failed                              | read
            undelivered | queued, sending, sent, delivered, read           | undelivered
            undelivered | undelivered, failed                              | undelivered
            failed      | queued, sending, sent, delivered, read           | failed
            failed      | undelivered, failed                              | failed
            """)
        .each(
            words -> Cases.word(status(words.getFirst()).advancedBy(status(words.getLast()))),
            List.<Set<?>>of(
                EnumSet.allOf(DeliveryStatus.class), EnumSet.allOf(DeliveryStatus.class)));
  }

  private static DeliveryStatus status(String word) {
    return Cases.constant(DeliveryStatus.class, word);
  }
}
