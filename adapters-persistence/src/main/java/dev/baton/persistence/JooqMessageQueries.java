package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.DELIVERY;
import static dev.baton.persistence.schema.Tables.MESSAGE;
import static org.jooq.impl.DSL.val;

import dev.baton.application.conversation.Line;
import dev.baton.application.feed.Subject;
import dev.baton.application.live.MessageQueries;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;

/** Messages wherever they are, one statement for all of them and one for each that has images. */
public final class JooqMessageQueries implements MessageQueries {
  private final Reads reads;

  public JooqMessageQueries(Reads reads) {
    this.reads = reads;
  }

  @Override
  public Map<Place, Line> at(Set<Place> places) {
    return places.isEmpty() ? Map.of() : reads.ask(sql -> at(places, sql));
  }

  private static Map<Place, Line> at(Set<Place> places, DSLContext sql) {
    var found = new HashMap<Place, Line>();
    rows(places, sql).stream()
        .collect(Collectors.groupingBy(JooqMessageQueries::subject))
        .forEach((whose, some) -> lines(whose, some, sql).forEach(found::putIfAbsent));
    return found;
  }

  private static Result<Record> rows(Set<Place> places, DSLContext sql) {
    var some = List.copyOf(places);
    var wanted =
        DSL.table(
            "unnest({0}, {1}, {2}) as wanted (organization_id, conversation_id, seq)",
            val(some.stream().map(each -> each.organization().value()).toArray(UUID[]::new)),
            val(some.stream().map(each -> each.conversation().value()).toArray(UUID[]::new)),
            val(some.stream().map(Place::seq).toArray(Long[]::new)));
    return sql.select(MESSAGE.fields())
        .select(DeliveryRows.COLUMNS)
        .from(wanted)
        .join(MESSAGE)
        .on(
            "(message.organization_id, message.conversation_id, message.seq) = (wanted.organization_id,"
                + " wanted.conversation_id, wanted.seq)")
        .leftJoin(DELIVERY)
        .on(MessageRows.ITS_DELIVERY)
        .fetch();
  }

  private static Subject subject(Record row) {
    return new Subject(row.get(MESSAGE.ORGANIZATION_ID), row.get(MESSAGE.CONVERSATION_ID));
  }

  private static Map<Place, Line> lines(Subject whose, List<Record> rows, DSLContext sql) {
    return MessageRows.lines(rows, whose.organization(), whose.conversation(), sql).stream()
        .collect(
            Collectors.toMap(
                each -> new Place(whose.organization(), whose.conversation(), each.message().seq()),
                Function.identity()));
  }
}
