package dev.baton.application.contract;

/** What whoever implements the ports of storage promises, all of it. */
public interface StorageContract
    extends TransactionsContract,
        StatesContract,
        RacesContract,
        StoreContract,
        RegistrationsContract,
        AnnouncementsContract,
        TeamContract,
        WebhooksContract,
        WebhookDeliveriesContract,
        ApiKeysContract,
        HandoffQueriesContract,
        ConversationQueriesContract,
        TranscriptQueriesContract,
        EventQueriesContract,
        ApprovalsContract,
        RepliesContract,
        DeliveriesContract,
        DeadLettersContract,
        OperatorsContract,
        AssetsContract,
        CopilotSessionsContract,
        CopilotTurnsContract,
        TranscriptSearchContract,
        TurnsContract,
        FollowLogContract {}
