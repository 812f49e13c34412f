package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.ASSET;
import static dev.baton.persistence.schema.Tables.MESSAGE;
import static dev.baton.persistence.schema.Tables.MESSAGE_FILE;

import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Attachment;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Message;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** What messages bring along, by seq. Asked for only where a message says that it does. */
final class FileRows {
  private static final Condition ITS_ASSET =
      ASSET
          .ORGANIZATION_ID
          .eq(MESSAGE_FILE.ORGANIZATION_ID)
          .and(ASSET.SHA256.eq(MESSAGE_FILE.SHA256));

  private FileRows() {}

  static Map<Long, List<Attachment>> of(
      List<? extends Record> messages,
      Organization.Id organization,
      Conversation.Id conversation,
      DSLContext sql) {
    var seqs =
        messages.stream().filter(FileRows::bringsFiles).map(row -> row.get(MESSAGE.SEQ)).toList();
    return seqs.isEmpty() ? Map.of() : of(seqs, organization, conversation, sql);
  }

  static List<Attachment> of(
      long seq, Organization.Id organization, Conversation.Id conversation, DSLContext sql) {
    return of(Set.of(seq), organization, conversation, sql).getOrDefault(seq, List.of());
  }

  private static Map<Long, List<Attachment>> of(
      Collection<Long> seqs,
      Organization.Id organization,
      Conversation.Id conversation,
      DSLContext sql) {
    return sql.select(MESSAGE_FILE.SEQ, MESSAGE_FILE.FILENAME)
        .select(ASSET.fields())
        .from(MESSAGE_FILE)
        .join(ASSET)
        .on(ITS_ASSET)
        .where(MESSAGE_FILE.ORGANIZATION_ID.eq(organization))
        .and(MESSAGE_FILE.CONVERSATION_ID.eq(conversation))
        .and(MESSAGE_FILE.SEQ.eq(DSL.any(seqs.toArray(Long[]::new))))
        .orderBy(MESSAGE_FILE.SEQ, MESSAGE_FILE.PLACE)
        .fetchGroups(MESSAGE_FILE.SEQ, FileRows::attachment);
  }

  private static boolean bringsFiles(Record row) {
    return Objects.requireNonNullElse(row.get(MESSAGE.FILES), (short) 0) > 0;
  }

  private static Attachment attachment(Record row) {
    return new Attachment(AssetRows.asset(row), row.get(MESSAGE_FILE.FILENAME));
  }

  /** One file's row, at its place within the message. */
  static Object[] row(Locked locked, Message message, int place) {
    var attachment = message.attachments().get(place);
    return new Object[] {
      locked.conversation().organization().value(),
      message.conversation().value(),
      message.seq(),
      place,
      attachment.asset().hash().hex(),
      attachment.filename()
    };
  }
}
