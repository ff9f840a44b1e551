package pay.transfer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.crypto.ClearText;
import platform.crypto.EncryptedTable;
import platform.crypto.FieldEncryption;
import platform.database.RowInsert;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.UtcColumn;

/** All transfers; what is said with them is encrypted. */
@Component
class Transfers {
    private static final String TABLE = "pay_transfer";
    private static final ClearText MEMO = ClearText.leavingNull(TABLE, "id", "memo");
    private static final String SELECT = """
            select t.id, t.sender, t.recipient, t.amount, t.memo, t.memo_sealed, t.status, t.sender_name, t.recipient_name,
                t.sent_at, t.ended_at, h.accept_by
            from pay_transfer t left join pay_held_transfer h on h.transfer_id = t.id
            """;

    private final JdbcTemplate jdbc;
    private final FieldEncryption encryption;
    private final RowInsert rows;

    Transfers(JdbcTemplate jdbc, FieldEncryption encryption) {
        this.jdbc = jdbc;
        this.encryption = encryption;
        this.rows = new RowInsert(jdbc, TABLE, "id", "sender", "recipient", "amount", "memo", "memo_sealed", "status",
                "sender_name", "recipient_name", "sent_at", "ended_at");
    }

    @Bean
    static EncryptedTable encryptedTransfers() {
        return EncryptedTable.of(TABLE, "id").inPlaceOf(MEMO);
    }

    /** One to be inserted, with its memo as {@link #seal} has made it. */
    record Row(Transfer transfer, @Nullable String sealedMemo) {}

    /** Encrypts what is said with a transfer, before balances are locked for it. */
    public @Nullable String seal(TransferId id, @Nullable String memo) {
        return MEMO.seal(memo, id.value(), encryption);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void insert(List<Row> transfers) {
        rows.insert(transfers.stream().map(each -> row(each.transfer(), each.sealedMemo())).toList());
    }

    private static @Nullable Object[] row(Transfer transfer, @Nullable String sealedMemo) {
        Tsid recipient = transfer.recipient();
        Instant endedAt = transfer.endedAt();
        return new @Nullable Object[]{transfer.id().value(), transfer.sender().value(),
                recipient == null ? null : recipient.value(), transfer.amount().amount(),
                MEMO.clear(transfer.memo()), sealedMemo, transfer.status().name(), transfer.senderName(),
                transfer.recipientName(),
                UtcColumn.of(transfer.sentAt()), endedAt == null ? null : UtcColumn.of(endedAt)};
    }

    /** Writes what became of one that was held; its row in {@link HeldTransfers} is the lock. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void end(Transfer transfer) {
        Tsid recipient = transfer.recipient();
        Instant endedAt = transfer.endedAt();
        jdbc.update("update pay_transfer set status = ?, recipient = ?, recipient_name = ?, ended_at = ? where id = ?",
                transfer.status().name(), recipient == null ? null : recipient.value(), transfer.recipientName(),
                endedAt == null ? null : UtcColumn.of(endedAt), transfer.id().value());
    }

    @Transactional(readOnly = true)
    public Optional<Transfer> find(TransferId id) {
        return jdbc.query(SELECT + "where t.id = ?", this::transfer, id.value()).stream().findFirst();
    }

    /** What a member sent and received, latest first. */
    @Transactional(readOnly = true)
    public List<Transfer> of(Tsid member, long before, int most) {
        // Each half is read along its own index, and no further than the page.
        return latest(Stream.of("sender", "recipient").map(side -> jdbc.query(
                SELECT + "where t." + side + " = ? and t.id < ? order by t.id desc limit ?", this::transfer,
                member.value(), before, most)), most);
    }

    /** What is held for a phone number, by what that is stored under; latest first. */
    @Transactional(readOnly = true)
    public List<Transfer> waiting(List<String> phoneIndexes, Instant now, long before, int most) {
        return latest(phoneIndexes.stream().map(index -> jdbc.query(SELECT.replace("left join", "join")
                + "where h.phone_index = ? and h.transfer_id < ? and h.accept_by > ? order by h.transfer_id desc limit ?",
                this::transfer, index, before, UtcColumn.of(now), most)), most);
    }

    private static List<Transfer> latest(Stream<List<Transfer>> lists, int most) {
        return lists.flatMap(List::stream).sorted(Comparator.comparingLong(each -> -each.id().value())).limit(most)
                .toList();
    }

    private Transfer transfer(ResultSet row, int number) throws SQLException {
        Long recipient = row.getObject("recipient", Long.class);
        return new Transfer(new TransferId(row.getLong("id")), new Tsid(row.getLong("sender")),
                recipient == null ? null : new Tsid(recipient), Won.of(row.getLong("amount")),
                MEMO.openIfReadable(row, encryption),
                Transfer.Status.valueOf(row.getString("status")), row.getString("sender_name"),
                row.getString("recipient_name"), UtcColumn.get(row, "sent_at"), UtcColumn.find(row, "accept_by"),
                UtcColumn.find(row, "ended_at"));
    }
}
