package commerce.settlement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import commerce.catalogue.SellerId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RowInsert;
import platform.id.Tsid;
import platform.time.UtcColumn;

/** How far each seller's statements are, what was left over, where it is paid out to, and whether its payouts wait. */
@Repository
class SettlementAccounts {
    private static final String SELECT = """
            select seller_id, closed_until, carried, payee_id, held_at, held_by, hold_reason
            from commerce_settlement_account\s""";

    private final JdbcClient jdbc;
    private final RowInsert write;

    SettlementAccounts(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        // All of these rows are there and locked: many are updated by one statement.
        this.write = new RowInsert(template, "commerce_settlement_account", "seller_id", "closed_until", "carried")
                .updating("closed_until", "carried");
    }

    /**
     * One of them.
     *
     * @param carried what earlier statements left over: negative, the seller owes it
     * @param payee where it is paid out to; null when pay has confirmed no account yet
     * @param heldAt since when its payouts wait; null when they do not
     * @param heldBy the operator who has them wait; null when they do by themselves
     * @param holdReason a code, or what an operator wrote
     */
    record SettlementAccount(SellerId seller, LocalDate closedUntil, long carried, @Nullable Tsid payee,
            @Nullable Instant heldAt, @Nullable Tsid heldBy, @Nullable String holdReason) {
        static SettlementAccount none(SellerId seller) {
            return new SettlementAccount(seller, LocalDate.EPOCH, 0, null, null, null, null);
        }
    }

    /** Has one for each seller who has a line. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void know() {
        jdbc.sql(
                """
                        insert into commerce_settlement_account (seller_id) select distinct seller_id from commerce_settlement_line
                        on duplicate key update commerce_settlement_account.seller_id = commerce_settlement_account.seller_id""")
                .update();
    }

    /** Has one for this seller, locked to the transaction's end. */
    @Transactional(propagation = Propagation.MANDATORY)
    public SettlementAccount lock(SellerId seller) {
        jdbc.sql("insert into commerce_settlement_account (seller_id) values (?) "
                + "on duplicate key update seller_id = values(seller_id)").param(seller.value()).update();
        return find(seller).orElseThrow();
    }

    @Transactional(readOnly = true)
    public Optional<SettlementAccount> find(SellerId seller) {
        return jdbc.sql(SELECT + "where seller_id = ?").param(seller.value()).query(SettlementAccounts::account)
                .optional();
    }

    /** The next after a seller, in the order of their ids, locked to the transaction's end. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<SettlementAccount> lockAfter(long seller, int most) {
        return jdbc.sql(SELECT + "where seller_id > ? order by seller_id limit ? for update").params(seller, most)
                .query(SettlementAccounts::account).list();
    }

    /** Notes up to when they are closed, and what was left over; by seller. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void closed(LocalDate until, Map<SellerId, Long> carried) {
        List<@Nullable Object[]> rows = new ArrayList<>(carried.size());
        carried.forEach((seller, left) -> rows.add(new @Nullable Object[]{seller.value(), until, left}));
        write.insert(rows);
    }

    /** A payout was not carried out, or came back: it is paid with the next statement. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void carry(SellerId seller, long more) {
        lock(seller);
        jdbc.sql("update commerce_settlement_account set carried = carried + ? where seller_id = ?")
                .params(more, seller.value()).update();
    }

    /** Pays out to this account from now on, unless a newer one is known; whether it is new. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean payTo(SellerId seller, Tsid payee) {
        lock(seller);
        return jdbc
                .sql("""
                        update commerce_settlement_account set payee_id = ? where seller_id = ? and coalesce(payee_id, 0) < ?""")
                .params(payee.value(), seller.value(), payee.value()).update() == 1;
    }

    /**
     * Makes a seller's payouts wait; nothing changes when they do, but that an operator's word counts more than what happened by
     * itself.
     *
     * @param by the operator; null when it happens by itself
     * @return whether it changed
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean hold(SellerId seller, @Nullable Tsid by, String reason, Instant now) {
        lock(seller);
        return jdbc.sql("""
                update commerce_settlement_account set held_at = ?, held_by = ?, hold_reason = ?
                where seller_id = ? and (held_at is null or ? and held_by is null)""")
                .params(Arrays.asList(UtcColumn.of(now), by == null ? null : by.value(), reason, seller.value(),
                        by != null))
                .update() == 1;
    }

    /** Lets a seller's payouts go again which wait by themselves; those that an operator holds do not. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void releaseUnheld(SellerId seller) {
        jdbc.sql("""
                update commerce_settlement_account set held_at = null, hold_reason = null
                where seller_id = ? and held_at is not null and held_by is null""").param(seller.value()).update();
    }

    /** Lets a seller's payouts go again that wait since then, whatever for; whether they do. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean release(SellerId seller, Instant heldSince) {
        return jdbc.sql("""
                update commerce_settlement_account set held_at = null, held_by = null, hold_reason = null
                where seller_id = ? and held_at = ?""").params(seller.value(), UtcColumn.of(heldSince)).update() == 1;
    }

    private static SettlementAccount account(ResultSet row, int number) throws SQLException {
        return new SettlementAccount(new SellerId(row.getLong("seller_id")),
                Objects.requireNonNull(row.getObject("closed_until", LocalDate.class)), row.getLong("carried"),
                tsid(row, "payee_id"), UtcColumn.find(row, "held_at"), tsid(row, "held_by"),
                row.getString("hold_reason"));
    }

    private static @Nullable Tsid tsid(ResultSet row, String column) throws SQLException {
        Long value = row.getObject(column, Long.class);
        return value == null ? null : new Tsid(value);
    }
}
