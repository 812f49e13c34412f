package dev.baton.server.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the demonstration prints once it is ready.
 *
 * @param phone where the provider of SMS is that pretends phones, null where there is none
 */
public record Announcement(
    String baseUrl, DemoData data, UUID scriptedAgentId, @Nullable URI phone) {

  /** One line for scripts. */
  public String json() {
    var line = new LinkedHashMap<String, Object>();
    line.put("base_url", baseUrl);
    line.put("organization_id", data.organizationId());
    line.put("organization_key", data.organizationKey());
    line.put("operator_key", data.operatorKey());
    line.put("operator_id", data.operatorId());
    line.put("other_operator_key", data.otherOperatorKey());
    line.put("other_operator_id", data.otherOperatorId());
    line.put("supervisor_key", data.supervisorKey());
    line.put("other_organization_key", data.otherOrganizationKey());
    line.put("agent_id", data.agentId());
    try {
      return new ObjectMapper().writeValueAsString(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts and ids are JSON", e);
    }
  }

  /** The keys, and a first journey to paste into a shell. */
  public String text() {
    return """

        Baton is ready on %1$s

          Acme     organization  %2$s
                   its key       %3$s
                   its bot       %4$s   (you play it)
                   another bot   %9$s   (a script plays it)
                   Ada           %5$s   (operator)
                   Bob           %6$s   (operator)
                   Sue           %7$s   (supervisor)
          Globex   its key       %8$s

        A first journey, to paste into a shell:

          BASE=%1$s ACME=%3$s ADA=%5$s
          id() { grep -o '"id":"[^"]*"' | head -1 | cut -d'"' -f4; }

          # a visitor opens a chat and writes
          THREAD=$(curl -s $BASE/api/v1/threads/web -H "X-API-Key: $ACME" \\
            -H 'Content-Type: application/json' -d '{"agentId":"%4$s"}' | id)
          curl -s $BASE/api/v1/threads/$THREAD/messages -H "X-API-Key: $ACME" \\
            -H 'Content-Type: application/json' -d '{"message":"My order has not arrived."}'; echo

          # the bot asks for a human
          HANDOFF=$(curl -s $BASE/v1/hitl/handoffs -H "x-api-key: $ACME" \\
            -H 'Content-Type: application/json' \\
            -d "{\\"conversation_id\\":\\"$THREAD\\",\\"packet\\":{\\"static_text\\":\\"An order is late.\\"}}" \\
            | id)
          curl -s "$BASE/v1/hitl/handoffs?status=requested" -H "x-api-key: $ADA"; echo

          # the visitor's browser listens; Ada answers, and it shows there
          curl -sN $BASE/api/v1/threads/$THREAD/stream -H "X-API-Key: $ACME" & STREAM=$!; sleep 1
          curl -s $BASE/v1/hitl/handoffs/$HANDOFF/messages -H "x-api-key: $ADA" \\
            -H 'Content-Type: application/json' -d '{"content":"I am looking into it."}'; echo

          # the poll shows the same order; Ada is done
          curl -s "$BASE/v1/v2/conversations/$THREAD/messages?since_seq=-1" -H "x-api-key: $ACME"; echo
          curl -s -X POST $BASE/v1/hitl/handoffs/$HANDOFF/resolve -H "x-api-key: $ADA"; echo
          kill $STREAM

        The same with a bot that answers by itself; what it hears and says is printed here:

          THREAD=$(curl -s $BASE/api/v1/threads/web -H "X-API-Key: $ACME" \\
            -H 'Content-Type: application/json' -d '{"agentId":"%9$s"}' | id)
          say() { curl -s $BASE/api/v1/threads/$THREAD/messages -H "X-API-Key: $ACME" \\
            -H 'Content-Type: application/json' -d "{\\"message\\":\\"$1\\"}"; echo; }
          curl -sN $BASE/api/v1/threads/$THREAD/stream -H "X-API-Key: $ACME" & STREAM=$!
          say "Where is my order?"; sleep 3; say "I want a human."; sleep 3
          HANDOFF=$(curl -s "$BASE/v1/hitl/handoffs?status=requested" -H "x-api-key: $ADA" | id)
          curl -s $BASE/v1/hitl/handoffs/$HANDOFF/messages -H "x-api-key: $ADA" \\
            -H 'Content-Type: application/json' -d '{"content":"It is on its way."}'; echo
          curl -s $BASE/v1/hitl/handoffs/$HANDOFF/return -H "x-api-key: $ADA" \\
            -H 'Content-Type: application/json' -d '{"summary":"It is on its way."}'; echo
          say "Thank you."; sleep 3; kill $STREAM
        %10$s
        Ctrl-C stops it; the next start finds the same data and keys.
        """
        .formatted(
            baseUrl,
            data.organizationId(),
            data.organizationKey(),
            data.agentId(),
            data.operatorKey(),
            data.otherOperatorKey(),
            data.supervisorKey(),
            data.otherOrganizationKey(),
            scriptedAgentId,
            texting());
  }

  private String texting() {
    return phone == null
        ? ""
        : """

        And by SMS, through a provider on this machine that prints what it gets; $PHONE in a browser is a phone:

          PHONE=%s
          text() { curl -s $PHONE/texts --data-urlencode "Body=$1"; }
          text "Where is my order?"; sleep 3; text "I want a human."; sleep 3
          QUEUE=$(curl -s "$BASE/v1/hitl/handoffs?status=requested" -H "x-api-key: $ADA")
          HANDOFF=$(echo "$QUEUE" | id)
          THREAD=$(echo "$QUEUE" | grep -o '"conversation_id":"[^"]*"' | head -1 | cut -d'"' -f4)
          curl -s $BASE/v1/hitl/handoffs/$HANDOFF/messages -H "x-api-key: $ADA" \\
            -H 'Content-Type: application/json' -d '{"content":"It is on its way."}'; echo; sleep 2
          curl -s "$BASE/v1/v2/conversations/$THREAD/messages" -H "x-api-key: $ACME" \\
            | grep -o '"\\(content\\|delivery_status\\)":"[^"]*"'
          curl -s $BASE/v1/hitl/handoffs/$HANDOFF/return -H "x-api-key: $ADA" \\
            -H 'Content-Type: application/json' -d '{"summary":"It is on its way."}'; echo
          text "Thank you."; sleep 3; curl -s $PHONE/texts
        """
            .formatted(phone);
  }
}
