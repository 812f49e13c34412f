package dev.baton.server.demo;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.baton.application.Ids;
import dev.baton.application.access.ApiKeySecret;
import dev.baton.application.access.Secrets;
import java.util.UUID;

/** Who lives in the demonstration, with their keys in the clear: it is a toy's key ring. */
@JsonNaming(SnakeCaseStrategy.class)
record DemoData(
    UUID organizationId,
    String organizationKey,
    UUID agentId,
    UUID operatorId,
    String operatorKey,
    UUID otherOperatorId,
    String otherOperatorKey,
    UUID supervisorId,
    String supervisorKey,
    UUID otherOrganizationId,
    String otherOrganizationKey,
    UUID otherAgentId) {

  static DemoData mint(Ids ids, Secrets secrets) {
    return new DemoData(
        ids.next(),
        ApiKeySecret.mint(secrets).text(),
        ids.next(),
        ids.next(),
        ApiKeySecret.mint(secrets).text(),
        ids.next(),
        ApiKeySecret.mint(secrets).text(),
        ids.next(),
        ApiKeySecret.mint(secrets).text(),
        ids.next(),
        ApiKeySecret.mint(secrets).text(),
        ids.next());
  }
}
