package pay.seal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import platform.time.UtcColumn;

/** Reads the ledger by ranges of ids, and keeps the seals. Each method runs in the caller's transaction. */
@Repository
class SealTable {
    private static final LocalDateTime EPOCH = LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC);

    private final JdbcTemplate jdbc;

    SealTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Whether this transaction may seal: no other instance does.
     *
     * @throws IllegalStateException when the row that is locked for it is gone: nobody would ever seal
     */
    boolean lockSealer() {
        if (jdbc.queryForList("select id from pay_sealer where id = 1", Integer.class).isEmpty()) {
            throw new IllegalStateException("The row of pay_sealer is gone: the ledger is not sealed");
        }
        return !jdbc.queryForList("select id from pay_sealer where id = 1 for update skip locked", Integer.class)
                .isEmpty();
    }

    Seal last() {
        return jdbc.query("select * from pay_seal order by position desc limit 1", (row, number) -> map(row))
                .stream().findFirst().orElse(Seal.NONE);
    }

    Optional<String> hashAt(long position) {
        return jdbc.query("select hash from pay_seal where position = ?", (row, number) -> row.getString("hash"),
                position).stream().findFirst();
    }

    List<Seal> all() {
        return jdbc.query("select * from pay_seal order by position", (row, number) -> map(row));
    }

    void append(Seal seal, Instant now) {
        jdbc.update(
                """
                        insert into pay_seal (position, until_id, movements, form, digest, hash, sealed_at)
                        values (?, ?, ?, ?, ?, ?, ?)""",
                seal.position(), seal.until(), seal.movements(), seal.form(), seal.digest(), seal.hash(),
                UtcColumn.of(now));
    }

    /** Reads at most {@code most} movements after an id and up to another, in their order. */
    void movements(long after, long until, int most, Slice slice) {
        jdbc.query("""
                select m.id, m.journal_id, m.debit_account, m.credit_account, m.currency, m.amount, m.phase, m.resolves,
                    h.amount, m.expires_at
                from pay_movement m left join pay_movement h on h.id = m.resolves
                where m.id > ? and m.id <= ? order by m.id limit ?
                """, row -> {
            slice.movement(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getString(5),
                    row.getLong(6), row.getString(7), row.getLong(8), row.getLong(9),
                    micros(row.getObject(10, LocalDateTime.class)));
        }, after, until, most);
    }

    void journals(long after, long until, Slice slice) {
        jdbc.query("select id, kind, reference, occurred_at from pay_journal where id > ? and id <= ? order by id",
                row -> {
                    slice.journal(row.getLong(1), row.getString(2), row.getString(3),
                            micros(row.getObject(4, LocalDateTime.class)));
                }, after, until);
    }

    void accounts(long after, long until, Slice slice) {
        jdbc.query("select id, kind, owner, currency, created_at from pay_account where id > ? and id <= ? order by id",
                row -> {
                    slice.account(row.getLong(1), row.getString(2), row.getLong(3), row.getString(4),
                            micros(row.getObject(5, LocalDateTime.class)));
                }, after, until);
    }

    /** The first movement after an id. */
    Optional<Long> firstAfter(long id) {
        return jdbc
                .query("select id from pay_movement where id > ? order by id limit 1", (row, number) -> row.getLong(1),
                        id)
                .stream().findFirst();
    }

    private static long micros(@Nullable LocalDateTime time) {
        return time == null ? 0 : ChronoUnit.MICROS.between(EPOCH, time);
    }

    private static Seal map(ResultSet row) throws SQLException {
        return new Seal(row.getLong("position"), row.getLong("until_id"), row.getLong("movements"),
                row.getInt("form"), row.getString("digest"), row.getString("hash"));
    }
}
