package dev.baton.http.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.access.Scope;
import dev.baton.http.kit.Json;
import dev.baton.http.kit.Premises;
import java.io.IOException;
import java.util.EnumSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class MeTest {
  @AutoClose private final Premises premises = Talks.open();
  private final Talks acme = new Talks(premises, premises.tenant());

  @Test
  void whoever_has_a_key_is_told_what_it_opens() throws IOException {
    var organization = acme.tenant().organization().value();
    assertThat(acme.call("GET /v1/me", null).body())
        .isEqualTo(
            Json.of(
                """
                {"object":"me","connection_label":"Acme","org_name":"Acme",
                 "auth":{"type":"api_key"},
                 "org":{"id":"%1$s","name":"Acme","slug":"acme-%1$s"},
                 "api_key":{"id":"%2$s","name":"a key"}}
                """,
                organization, premises.caller(acme.tenant()).key().value()));
  }

  @Test
  void any_key_is_good_for_that_and_none_is_not() throws IOException {
    var poor = premises.key(acme.tenant().organization(), EnumSet.of(Scope.ASK_READ));
    assertThat(premises.send("GET /v1/me", null, poor).status()).isEqualTo(200);
    var nobody = premises.send("GET /v1/me", null, "");
    assertThat(nobody.status()).isEqualTo(401);
    assertThat(nobody.body().get("error").textValue()).isEqualTo("missing_api_key");
  }
}
