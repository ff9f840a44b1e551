package pay.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.merchant.MerchantId;
import pay.merchant.SettlementCycle;
import platform.database.RowInsert;
import platform.id.Tsid;
import platform.time.UtcColumn;

/** How far each merchant is settled, what was left over, and whether their payouts wait. */
@Repository
class SettlementAccounts {
    private final JdbcClient jdbc;
    private final RowInsert write;

    SettlementAccounts(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        // All of these rows are there and locked: many are updated by one statement.
        this.write = new RowInsert(template, "pay_settlement_account", "merchant_id", "settled_until", "carried")
                .updating("settled_until", "carried");
    }

    /**
     * One of them.
     *
     * @param carried what earlier settlements left over: negative, the merchant owes it
     * @param heldAt since when the merchant's payouts wait; null when they do not
     */
    record SettlementAccount(MerchantId merchant, LocalDate settledUntil, long carried, @Nullable Instant heldAt) {
        /** The last day of the period that is over after a day and not settled yet; empty when there is none. */
        Optional<LocalDate> due(SettlementCycle cycle, LocalDate day) {
            return Optional.of(cycle.lastEnd(day)).filter(end -> end.isAfter(settledUntil));
        }
    }

    /** Has one for each merchant who ever sold something. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void know() {
        jdbc.sql("""
                insert into pay_settlement_account (merchant_id) select distinct merchant_id from pay_sale_line
                on duplicate key update pay_settlement_account.merchant_id = pay_settlement_account.merchant_id""")
                .update();
    }

    /** Has one for this merchant, locked to the transaction's end. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(MerchantId merchant) {
        jdbc.sql("insert into pay_settlement_account (merchant_id) values (?) "
                + "on duplicate key update merchant_id = values(merchant_id)").param(merchant.value()).update();
    }

    /** The next after a merchant, in the order of their ids, locked to the transaction's end. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<SettlementAccount> lockAfter(long merchant, int most) {
        return jdbc.sql("""
                select merchant_id, settled_until, carried, held_at from pay_settlement_account
                where merchant_id > ? order by merchant_id limit ? for update""").params(merchant, most)
                .query((row, number) -> new SettlementAccount(new MerchantId(row.getLong("merchant_id")),
                        Objects.requireNonNull(row.getObject("settled_until", LocalDate.class)),
                        row.getLong("carried"), UtcColumn.find(row, "held_at")))
                .list();
    }

    /** Notes up to when they are settled, and what was left over; by merchant. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void settled(LocalDate until, Map<MerchantId, Long> carried) {
        List<@Nullable Object[]> rows = new ArrayList<>(carried.size());
        carried.forEach((merchant, left) -> rows.add(new @Nullable Object[]{merchant.value(), until, left}));
        write.insert(rows);
    }

    /** Money that was settled came back: it is paid with the next settlement. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void carry(MerchantId merchant, long more) {
        jdbc.sql("update pay_settlement_account set carried = carried + ? where merchant_id = ?")
                .params(more, merchant.value()).update();
    }

    /**
     * Makes a merchant's payouts wait, from now on also when they wait already: what was proposed before does not release them. What
     * happens by itself leaves an operator's reason as it is.
     *
     * @param by the operator; null when it happens by itself
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(MerchantId merchant, @Nullable Tsid by, String reason, Instant now) {
        lock(merchant);
        String who = by == null
                ? "hold_reason = if(held_by is null, ?, hold_reason)"
                : "hold_reason = ?, held_by = " + by.value();
        jdbc.sql("update pay_settlement_account set held_at = ?, " + who + " where merchant_id = ?")
                .params(UtcColumn.of(now), reason, merchant.value()).update();
    }

    /** Whether a merchant's payouts wait; locked to the transaction's end. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean isHeld(MerchantId merchant) {
        return jdbc.sql("select held_at is not null from pay_settlement_account where merchant_id = ? for update")
                .param(merchant.value()).query(Boolean.class).optional().orElse(false);
    }

    /** Lets a merchant's payouts go again that wait since then; whether they do. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean release(MerchantId merchant, Instant heldSince) {
        return jdbc.sql("""
                update pay_settlement_account set held_at = null, held_by = null, hold_reason = null
                where merchant_id = ? and held_at = ?""").params(merchant.value(), UtcColumn.of(heldSince))
                .update() == 1;
    }
}
