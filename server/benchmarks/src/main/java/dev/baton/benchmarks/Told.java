package dev.baton.benchmarks;

import dev.baton.application.access.Seals;
import dev.baton.application.webhook.SigningSecrets;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** What the endpoints of the sink are to be told: much of it, in lanes of one each. */
record Told(Ground ground, Scene scene, List<String> urls) {
  private static final String SECRET = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
  private static final int EACH = 20_000;

  /** Nothing is sealed here. */
  private static final class Open implements Seals {

    @Override
    public String seal(String secret) {
      return secret;
    }

    @Override
    public String open(String sealed) {
      return sealed;
    }
  }

  static SigningSecrets secrets() {
    return new SigningSecrets(() -> "0".repeat(32), new Open());
  }

  /** More than a round sends: what it leaves is taken away before the next one. */
  void prepare() throws SQLException {
    ground.execute("delete from webhook_lane");
    ground.execute("delete from webhook_delivery where status = 'pending'");
    ground.execute("delete from webhook");
    for (var url : urls) fill(UUID.randomUUID(), url);
    ground.execute("vacuum (analyze) webhook_lane, webhook_delivery");
    ground.execute("checkpoint");
  }

  private void fill(UUID webhook, String url) throws SQLException {
    var organization = scene.operator().organization().value();
    ground.execute(
        """
        insert into webhook (organization_id, id, url, events, secret, active, created_at, updated_at)
        values ('%1$s', '%2$s', '%3$s', '{ping}', '%4$s', true, now(), now());
        with told as (
          insert into webhook_delivery (organization_id, id, webhook_id, lane, position, topic,
                                        facts, happened_at)
          select '%1$s', gen_random_uuid(), '%2$s', gen_random_uuid(), 0, 'ping',
                 jsonb_build_object('orgId', '%1$s', 'text', repeat('x', 300)), now()
            from generate_series(1, %5$d)
          returning organization_id, webhook_id, lane
        )
        insert into webhook_lane (organization_id, webhook_id, lane) select * from told
        """
            .formatted(organization, webhook, url, SECRET, EACH));
  }

  long delivered() throws SQLException {
    return ground.count("select count(*) from webhook_delivery where status = 'delivered'");
  }

  /** Every delivery has its one attempt, and nothing has an attempt without a delivery. */
  String flaw() throws SQLException {
    long attempts = ground.count("select count(*) from webhook_attempt where http_status = 200");
    long delivered = delivered();
    return attempts == delivered
        ? ""
        : "%d delivered, %d attempts kept; ".formatted(delivered, attempts);
  }
}
