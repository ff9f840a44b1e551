package bench.plain;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pay.error.PayError;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.BusinessDays;
import platform.time.UtcColumn;
import platform.web.DomainException;

/**
 * One connection, one transaction, prepared statements: the key's row, the sender's counter and both balances by guarded updates, the
 * journal with its movement, the event. No lists, no delivery, no answer kept: the least that a transfer can be. The pool's
 * connections never commit by themselves.
 */
@Component
class JdbcSendMoney {
    /** What it has beside the tables of {@link JpaRows}. */
    static final List<String> SCHEMA = List.of(
            "create table jdbc_key (idempotency_key varchar(300) primary key, transfer_id bigint not null)",
            "create table jdbc_event (id bigint primary key, type varchar(100) not null, body text not null, "
                    + "occurred_at datetime(6) not null)");
    private static final long PER_DAY = 1_000_000_000L;
    private static final String COUNT = """
            update jpa_usage set day_amount = if(day = ?, day_amount, 0) + ?,
                month_amount = if(month = ?, month_amount, 0) + ?, day = ?, month = ?
            where member_id = ? and if(day = ?, day_amount, 0) + ? <= ?""";
    private static final String MOVE = "update jpa_account set balance = balance + ?, postings = postings + 1"
            + " where id = ? and balance + ? >= 0";

    private final DataSource database;
    private final Ids ids;
    private final Clock clock;

    JdbcSendMoney(DataSource database, Ids ids, Clock clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    PlainTransferController.TransferView send(String key, long sender, long recipient, long amount,
            @Nullable String memo) {
        try (Connection connection = database.getConnection()) {
            try {
                PlainTransferController.TransferView sent = send(connection, key, sender, recipient, amount, memo);
                connection.commit();
                return sent;
            } catch (SQLException | RuntimeException failed) {
                connection.rollback();
                throw failed;
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private PlainTransferController.TransferView send(Connection connection, String key, long sender, long recipient,
            long amount, @Nullable String memo) throws SQLException {
        Instant now = clock.instant();
        long transfer = ids.nextLong();
        update(connection, "insert into jdbc_key values (?, ?)", key, transfer);
        Date day = Date.valueOf(LocalDate.ofInstant(now, BusinessDays.SEOUL));
        Date month = Date.valueOf(day.toLocalDate().withDayOfMonth(1));
        if (update(connection, COUNT, day, amount, month, amount, day, month, sender, day, amount, PER_DAY) == 0) {
            throw new DomainException(PayError.TRANSFER_ABOVE_DAILY_LIMIT);
        }
        // In one order, whoever does, so that two that cross do not wait for each other.
        boolean senderFirst = sender < recipient;
        for (boolean ofSender : List.of(senderFirst, !senderFirst)) {
            long change = ofSender ? -amount : amount;
            if (update(connection, MOVE, change, ofSender ? sender : recipient, change) == 0) {
                throw new DomainException(PayError.INSUFFICIENT_BALANCE);
            }
        }
        long journal = ids.nextLong();
        update(connection, "insert into jpa_journal values (?, 'TRANSFER', ?, ?)", journal, Long.toString(transfer),
                UtcColumn.of(now));
        update(connection, "insert into jpa_movement values (?, ?, ?, ?, ?)", ids.nextLong(), journal, sender,
                recipient, amount);
        update(connection, "insert into jdbc_event values (?, 'bench.transfer-completed', ?, ?)", ids.nextLong(),
                "{\"transfer\":\"%d\",\"sender\":\"%d\",\"recipient\":\"%d\",\"amount\":%d}".formatted(transfer,
                        sender, recipient, amount),
                UtcColumn.of(now));
        return new PlainTransferController.TransferView(new Tsid(transfer), "SENT", "COMPLETED", Won.of(amount), memo,
                name(connection, recipient), now, now);
    }

    private static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }

    private static String name(Connection connection, long member) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select name from jpa_account where id = ?")) {
            statement.setLong(1, member);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
