package commerce.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import commerce.catalogue.ProductId;
import commerce.catalogue.SellerId;
import commerce.catalogue.SkuId;
import commerce.events.PurchaseConfirmed;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;

/** Sales of sellers, and what their statements say. */
public final class SettlementScene {
    private final Ids ids;
    private final SettlementLines lines;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public SettlementScene(ApplicationContext context) {
        this.ids = context.getBean(Ids.class);
        this.lines = context.getBean(SettlementLines.class);
        this.jdbc = context.getBean(JdbcClient.class);
        this.transaction = context.getBean(TransactionTemplate.class);
    }

    SellerId seller() {
        return new SellerId(ids.nextLong());
    }

    /** An item of 10,000 won a piece, paid in money. */
    ConfirmedItem item(SellerId seller, int quantity, long sellerCoupon, long platformCoupon, long shipping) {
        long price = 10_000L * quantity;
        return new ConfirmedItem(ids.next(), ids.next(), ids.next(), ids.next(), seller,
                new ProductId(ids.nextLong()), new SkuId(ids.nextLong()), "제주 감귤", "5kg", "FRUIT", quantity,
                Won.of(price), Won.of(sellerCoupon), Won.of(platformCoupon), Won.of(shipping),
                List.of(new PurchaseConfirmed.Tender("MONEY",
                        Won.of(price - sellerCoupon - platformCoupon + shipping))),
                true);
    }

    /** A sale of so much with fees of a tenth, due on a day; its item is an order of its own. */
    public Tsid sells(SellerId seller, long price, LocalDate due) {
        long fee = price / 10;
        Tsid item = ids.next();
        append(List.of(line(seller, due, LineKind.SALE, item, item, price, 0),
                line(seller, due, LineKind.SALES_FEE, item, item, -fee, fee)));
        return item;
    }

    /** Something is taken back on a day. */
    public void takesBack(SellerId seller, long price, LocalDate on) {
        append(List.of(line(seller, on, LineKind.CLAW_BACK, ids.next(), ids.next(), -price, 0)));
    }

    private SettlementLine line(SellerId seller, LocalDate due, LineKind kind, Tsid item, Tsid source, long amount,
            long platform) {
        return new SettlementLine(seller, due, kind, item, item, source, Won.of(amount), Won.of(platform),
                Instant.parse("2026-03-01T00:00:00Z"));
    }

    void append(List<SettlementLine> some) {
        transaction.executeWithoutResult(status -> lines.append(some));
    }

    /** The newest statement of a seller: these columns, separated by spaces. */
    String statement(SellerId seller, String columns) {
        return jdbc.sql("select concat_ws(' ', " + columns + ") from commerce_settlement_statement "
                + "where seller_id = ? order by day desc limit 1").param(seller.value()).query(String.class).single();
    }

    String text(String sql, Object... params) {
        return jdbc.sql(sql).params(params).query(String.class).single();
    }

    long number(String sql, Object... params) {
        return jdbc.sql(sql).params(params).query(Long.class).single();
    }

    void sql(String sql, Object... params) {
        transaction.executeWithoutResult(status -> jdbc.sql(sql).params(params).update());
    }

    /** What each kind of line of an item adds up to: the seller's amount and the platform's. */
    Map<String, String> linesOf(Tsid item) {
        return jdbc.sql("""
                select kind, concat(sum(amount), ' ', sum(platform)) from commerce_settlement_line where item_id = ?
                group by kind""").param(item.value()).query((row, n) -> Map.entry(row.getString(1), row.getString(2)))
                .list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
