package dev.baton.http.conversations;

import dev.baton.http.Endpoint;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;

/** The ways to visitors: the organization's numbers, and what is under way. */
final class ChannelRoutes {
  private final NumberRoutes numbers;
  private final DeliveryRoutes deliveries;

  @Inject
  ChannelRoutes(NumberRoutes numbers, DeliveryRoutes deliveries) {
    this.numbers = numbers;
    this.deliveries = deliveries;
  }

  List<Endpoint> endpoints() {
    return Stream.of(numbers.endpoints(), deliveries.endpoints()).flatMap(List::stream).toList();
  }
}
