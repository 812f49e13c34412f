package dev.baton.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.baton.application.contract.Race;
import dev.baton.application.limits.Share;
import dev.baton.domain.access.Organization;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresQuotasTest {
  @AutoClose private static final TestDatabase DATABASE = TestDatabase.fresh();

  @AutoClose private static final HikariDataSource POOL = PostgresPorts.pool(DATABASE, 16);

  private final PostgresQuotas quotas = new PostgresQuotas(POOL);
  private final Organization.Id organization = new Organization.Id(UUID.randomUUID());

  @BeforeEach
  void begin() {
    var id = organization.value();
    DATABASE.execute("insert into organization values ('%s', 'Acme', '%s')".formatted(id, id));
  }

  @Test
  void at_first_an_organization_has_what_all_have() {
    var share = quotas.take(organization, 10);
    assertThat(share.granted()).isEqualTo(10);
    assertThat(share.minute().limit()).isEqualTo(6_000);
    assertThat(share.minute().left()).isEqualTo(5_990);
    assertThat(share.hour().limit()).isEqualTo(100_000);
    assertThat(share.hour().left()).isEqualTo(99_990);
    assertThat(share.minute().lasts()).isBetween(Duration.ZERO, Duration.ofMinutes(1));
    assertThat(share.hour().lasts()).isBetween(Duration.ZERO, Duration.ofHours(1));
    assertThat(share.minute().resetsAt().getEpochSecond() % 60).isZero();
    assertThat(share.hour().resetsAt().getEpochSecond() % 3600).isZero();
  }

  /** As in two nodes with many requests each; a minute may end meanwhile. */
  @Test
  void of_many_that_take_at_once_nobody_gets_what_is_not_there() {
    quotas.limit(organization, 1_000, 1_000_000);
    var shares =
        Race.of(16, _ -> Stream.generate(() -> quotas.take(organization, 1)).limit(100).toList())
            .stream()
            .flatMap(List::stream)
            .toList();
    var byMinute =
        shares.stream()
            .collect(
                Collectors.groupingBy(
                    each -> each.minute().resetsAt(), Collectors.summingInt(Share::granted)));
    assertThat(byMinute.values()).allMatch(each -> each <= 1_000);
    assertThat(byMinute.values().stream().mapToInt(each -> each).sum())
        .isGreaterThanOrEqualTo(1_000);
  }

  @Test
  void the_hour_bounds_the_minute() {
    quotas.limit(organization, 100, 30);
    assertThat(quotas.take(organization, 20).granted()).isEqualTo(20);
    var rest = quotas.take(organization, 20);
    assertThat(rest.granted()).isEqualTo(10);
    assertThat(rest.hour().left()).isZero();
    assertThat(quotas.take(organization, 20).granted()).isZero();
  }

  @Test
  void a_new_minute_has_room_again_and_one_that_another_began_is_not_begun_anew() {
    quotas.limit(organization, 50, 1_000);
    quotas.take(organization, 50);
    DATABASE.execute(
        "update request_quota set minute = minute - interval '1 minute' where organization_id = '%s'"
            .formatted(organization.value()));
    assertThat(quotas.take(organization, 40).granted()).isEqualTo(40);
    DATABASE.execute(
        "update request_quota set minute = minute + interval '1 minute' where organization_id = '%s'"
            .formatted(organization.value()));
    var share = quotas.take(organization, 40);
    assertThat(share.granted()).isEqualTo(10);
    assertThat(share.minute().resetsAt()).isAfter(Instant.now().plusSeconds(30));
    assertThat(share.hour().left()).isEqualTo(1_000 - 100);
  }

  @Test
  void a_limit_that_was_lowered_leaves_nothing_and_not_less() {
    quotas.take(organization, 50);
    quotas.limit(organization, 20, 100);
    var share = quotas.take(organization, 10);
    assertThat(share.granted()).isZero();
    assertThat(share.minute().left()).isZero();
  }

  @Test
  void a_share_costs_one_round_trip() throws Exception {
    System.setProperty("com.zaxxer.hikari.aliveBypassWindowMs", "600000");
    var url = URI.create(DATABASE.url().substring("jdbc:".length()));
    try (var counted = new RoundTrips(url.getPort());
        var pool =
            DatabasePool.open(
                DATABASE.url().replace(":" + url.getPort(), ":" + counted.port()), null, null, 1)) {
      var through = new PostgresQuotas(pool);
      for (int i = 0; i < 8; i++) through.take(organization, 1);
      int before = counted.count();
      through.take(organization, 1);
      assertThat(counted.count() - before).isEqualTo(1);
    }
  }
}
