package dev.baton.server.installation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.util.UUID;

/** Who lives in an installation and where it is: the line that {@code demo --json} prints. */
@JsonNaming(SnakeCaseStrategy.class)
public record People(
    URI baseUrl,
    UUID organizationId,
    String organizationKey,
    String operatorKey,
    UUID operatorId,
    String otherOperatorKey,
    UUID otherOperatorId,
    String supervisorKey,
    String otherOrganizationKey,
    UUID agentId) {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  /** Neither a field too few nor one too many. */
  public static People read(String line) {
    try {
      return JSON.readValue(line, People.class);
    } catch (JsonProcessingException flaw) {
      throw new AssertionError("not the demonstration's line: " + line, flaw);
    }
  }

  public Api organization() {
    return with(organizationKey);
  }

  public Api operator() {
    return with(operatorKey);
  }

  public Api otherOperator() {
    return with(otherOperatorKey);
  }

  /** Whoever holds the other organization's key. */
  public Api stranger() {
    return with(otherOrganizationKey);
  }

  public Api with(String secret) {
    return new Api(baseUrl, secret);
  }

  public Api nobody() {
    return new Api(baseUrl, null);
  }

  /** The same people on another node or another start. */
  public People at(URI address) {
    return new People(
        address,
        organizationId,
        organizationKey,
        operatorKey,
        operatorId,
        otherOperatorKey,
        otherOperatorId,
        supervisorKey,
        otherOrganizationKey,
        agentId);
  }
}
