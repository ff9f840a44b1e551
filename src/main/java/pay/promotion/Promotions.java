package pay.promotion;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.merchant.MerchantId;
import platform.database.RowInsert;
import platform.money.Won;
import platform.time.UtcColumn;

/** All promotions. */
@Repository
class Promotions {
    private static final String SELECT = """
            select id, name, kind, place, merchant_id, percent, amount, least, most, per_member, stock, taken, starts_at, ends_at
            from pay_promotion
            """;
    static final String RUNNING = SELECT + "where ends_at > ? and id < ? order by id desc limit ?";

    private final JdbcClient jdbc;
    private final RowInsert rows;

    Promotions(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.rows = new RowInsert(template, "pay_promotion", "id", "name", "kind", "place", "merchant_id", "percent",
                "amount",
                "least", "most", "per_member", "stock", "taken", "starts_at", "ends_at");
    }

    /** Adds it; false when it was added before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean insert(Promotion promotion) {
        MerchantId merchant = promotion.merchant();
        Won amount = promotion.amount();
        return rows.passingOver()
                .insert(List.<@Nullable Object[]>of(new @Nullable Object[]{promotion.id().value(), promotion.name(),
                        promotion.kind().name(), promotion.place().name(), merchant == null ? null : merchant.value(),
                        promotion.percent(),
                        amount == null ? null : amount.amount(), promotion.least().amount(), promotion.most().amount(),
                        promotion.perMember(), promotion.stock(), 0, UtcColumn.of(promotion.startsAt()),
                        UtcColumn.of(promotion.endsAt())})) == 1;
    }

    @Transactional(readOnly = true)
    public Optional<Promotion> find(PromotionId id) {
        return jdbc.sql(SELECT + "where id = ?").param(id.value()).query(Promotions::promotion).optional();
    }

    /** Those that have not ended, latest first. */
    @Transactional(readOnly = true)
    public List<Promotion> running(Instant now, long before, int most) {
        return jdbc.sql(RUNNING).params(UtcColumn.of(now), before, most).query(Promotions::promotion).list();
    }

    /** Whether there is, or was, any of a kind that holds for orders. */
    @Transactional(readOnly = true)
    public boolean haveForOrders(Promotion.Kind kind) {
        return jdbc.sql("select exists (select 1 from pay_promotion where kind = ? and place in ('ORDERS', 'BOTH'))")
                .param(kind.name()).query(Boolean.class).single();
    }

    /** Those of a kind that have not ended, latest first. */
    @Transactional(readOnly = true)
    public List<Promotion> running(Promotion.Kind kind, Instant now, int most) {
        return jdbc.sql(SELECT + "where ends_at > ? and kind = ? order by id desc limit ?")
                .params(UtcColumn.of(now), kind.name(), most).query(Promotions::promotion).list();
    }

    /** Takes one of its stock; false when there is none left. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean takeOne(PromotionId id) {
        return jdbc.sql("update pay_promotion set taken = taken + 1 where id = ? and taken < stock").param(id.value())
                .update() == 1;
    }

    /** One of its stock can be had again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveOneBack(PromotionId id) {
        jdbc.sql("update pay_promotion set taken = taken - 1 where id = ?").param(id.value()).update();
    }

    /** Those that ended by then, and have something of their budget that is not set aside. */
    @Transactional(readOnly = true)
    public List<PromotionId> endedWithBudget(Instant by) {
        return jdbc.sql("""
                select p.id from pay_promotion p join pay_account a on a.kind = 'PROMOTION_BUDGET' and a.owner = p.id
                join pay_balance b on b.account_id = a.id
                where p.ends_at <= ? and b.credit_posted - b.debit_posted - b.debit_pending > 0 order by p.id
                """).param(UtcColumn.of(by)).query((row, number) -> new PromotionId(row.getLong("id"))).list();
    }

    private static Promotion promotion(ResultSet row, int number) throws SQLException {
        Long merchant = row.getObject("merchant_id", Long.class);
        Long amount = row.getObject("amount", Long.class);
        return new Promotion(new PromotionId(row.getLong("id")), row.getString("name"),
                Promotion.Kind.valueOf(row.getString("kind")),
                Promotion.Place.valueOf(row.getString("place")), merchant == null ? null : new MerchantId(merchant),
                row.getObject("percent", Integer.class), amount == null ? null : Won.of(amount),
                Won.of(row.getLong("least")), Won.of(row.getLong("most")), row.getInt("per_member"),
                row.getObject("stock", Integer.class), row.getInt("taken"), UtcColumn.get(row, "starts_at"),
                UtcColumn.get(row, "ends_at"));
    }
}
