package pay.request;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.transfer.TransferId;
import platform.crypto.ClearText;
import platform.crypto.EncryptedTable;
import platform.crypto.FieldEncryption;
import platform.database.RowInsert;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.UtcColumn;

/** All requests for money; what is said with them is encrypted. Whoever changes one has locked it before. */
@Component
class MoneyRequests {
    private static final String TABLE = "pay_money_request";
    private static final ClearText MEMO = ClearText.leavingNull(TABLE, "id", "memo");
    private static final String COLUMNS = """
            select id, asker, asked, amount, memo, memo_sealed, split_bill_id, state, asker_name, asked_name, asked_at,
                reminded_at, lapses_at, closed_at, transfer_id
            from pay_money_request\s""";
    private static final String SELECT = COLUMNS + "where ";

    private final JdbcTemplate jdbc;
    private final FieldEncryption encryption;
    private final RowInsert rows;

    MoneyRequests(JdbcTemplate jdbc, FieldEncryption encryption) {
        this.jdbc = jdbc;
        this.encryption = encryption;
        this.rows = new RowInsert(jdbc, TABLE, "id", "asker", "asked", "amount", "memo", "memo_sealed",
                "split_bill_id", "state", "asker_name", "asked_name", "asked_at", "lapses_at");
    }

    @Bean
    static EncryptedTable encryptedMoneyRequests() {
        return EncryptedTable.of(TABLE, "id").inPlaceOf(MEMO);
    }

    /** Inserts open ones. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void insert(List<MoneyRequest> requests) {
        rows.insert(requests.stream().map(each -> {
            SplitBillId bill = each.splitBillId();
            return new @Nullable Object[]{each.id().value(), each.asker().value(), each.asked().value(),
                    each.amount().amount(), MEMO.clear(each.memo()),
                    MEMO.seal(each.memo(), each.id().value(), encryption), bill == null ? null : bill.value(),
                    each.state().name(),
                    each.askerName(), each.askedName(), UtcColumn.of(each.askedAt()),
                    UtcColumn.of(Objects.requireNonNull(each.lapsesAt()))};
        }).toList());
    }

    @Transactional(readOnly = true)
    public Optional<MoneyRequest> find(MoneyRequestId id) {
        return jdbc.query(SELECT + "id = ?", this::request, id.value()).stream().findFirst();
    }

    /** One that nobody else changes before the transaction's end. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<MoneyRequest> lock(MoneyRequestId id) {
        return jdbc.query(SELECT + "id = ? for update", this::request, id.value()).stream().findFirst();
    }

    /** Locks those that were not paid in time, the longest overdue first, apart from what somebody else has locked. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<MoneyRequest> lockLapsed(Instant now, int most) {
        return jdbc.query(SELECT + "lapses_at <= ? order by lapses_at limit ? for update skip locked",
                this::request, UtcColumn.of(now), most);
    }

    /** Those that were not paid in time, the longest overdue first. */
    @Transactional(readOnly = true)
    public List<MoneyRequestId> overdue(Instant now, int most) {
        return jdbc.query("select id from pay_money_request where lapses_at <= ? order by lapses_at limit ?",
                (row, _) -> new MoneyRequestId(row.getLong(1)), UtcColumn.of(now), most);
    }

    /** Writes what became of an open one. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void close(MoneyRequest closed) {
        TransferId transfer = closed.transferId();
        int changed = jdbc.update("""
                update pay_money_request set state = ?, asked_name = ?, lapses_at = null, closed_at = ?, transfer_id = ?
                where id = ? and state = 'OPEN'""", closed.state().name(), closed.askedName(),
                UtcColumn.of(Objects.requireNonNull(closed.closedAt())), transfer == null ? null : transfer.value(),
                closed.id().value());
        if (changed != 1) {
            throw new IllegalStateException("Request " + closed.id() + " was closed before");
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void remind(MoneyRequest reminded) {
        jdbc.update("update pay_money_request set reminded_at = ? where id = ?",
                UtcColumn.of(Objects.requireNonNull(reminded.remindedAt())), reminded.id().value());
    }

    /** What a member asked for, or what was asked of them, latest first; in one state, or in any. */
    @Transactional(readOnly = true)
    public List<MoneyRequest> of(Tsid member, Side side, MoneyRequest.@Nullable State state, long before, int most) {
        List<Object> values = new ArrayList<>(List.of(member.value(), before, most));
        if (state != null) {
            values.add(1, state.name());
        }
        // MySQL would rather take another index that begins with the member, and sort all that they have.
        return jdbc.query(COLUMNS + (state == null
                ? "force index (ix_pay_money_request_%s) where %s = ?"
                : "force index (ix_pay_money_request_%s_state) where %s = ? and state = ?")
                .formatted(side.column, side.column) + " and id < ? order by id desc limit ?", this::request,
                values.toArray());
    }

    /** The shares of a bill, in the order in which the friends were named. */
    @Transactional(readOnly = true)
    public List<MoneyRequest> of(SplitBillId bill) {
        return jdbc.query(SELECT + "split_bill_id = ? order by id", this::request, bill.value());
    }

    @Transactional(readOnly = true)
    public int open(Tsid asker) {
        return count("asker = ? and state = 'OPEN'", asker.value());
    }

    /** How often one has asked another since then, whatever became of it. */
    @Transactional(readOnly = true)
    public int asked(Tsid asker, Tsid asked, Instant since) {
        return count("asker = ? and asked = ? and asked_at >= ?", asker.value(), asked.value(), UtcColumn.of(since));
    }

    /** How often one has asked anybody since then, whatever became of it. */
    @Transactional(readOnly = true)
    public int asked(Tsid asker, Instant since) {
        return count("asker = ? and asked_at >= ?", asker.value(), UtcColumn.of(since));
    }

    private int count(String where, Object... values) {
        return Objects.requireNonNull(
                jdbc.queryForObject("select count(*) from pay_money_request where " + where, Integer.class, values));
    }

    private MoneyRequest request(ResultSet row, int number) throws SQLException {
        Long bill = row.getObject("split_bill_id", Long.class);
        Long transfer = row.getObject("transfer_id", Long.class);
        return new MoneyRequest(new MoneyRequestId(row.getLong("id")), new Tsid(row.getLong("asker")),
                new Tsid(row.getLong("asked")), Won.of(row.getLong("amount")), MEMO.openIfReadable(row, encryption),
                bill == null ? null : new SplitBillId(bill), MoneyRequest.State.valueOf(row.getString("state")),
                row.getString("asker_name"), row.getString("asked_name"), UtcColumn.get(row, "asked_at"),
                UtcColumn.find(row, "reminded_at"), UtcColumn.find(row, "lapses_at"),
                UtcColumn.find(row, "closed_at"), transfer == null ? null : new TransferId(transfer));
    }
}
