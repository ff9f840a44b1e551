package commerce.desk;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import platform.database.RowInsert;
import platform.time.UtcColumn;

/**
 * What sellers have beside their orders, most of it one large seller's: products with their stock, claims, reviews, questions, deals
 * with their teams, coupons, and what is settled of the orders that are there.
 */
final class SellerShopLoad {
    static final int LARGE_PRODUCTS = 20_000;
    static final int OTHERS_PRODUCTS = 8;
    static final int LEDGER = 5_000;
    /** Of the products that orders are of, by seller. */
    static final int ORDERED = 50;
    private static final int AT_ONCE = 1_000;
    private static final long MORE_PRODUCTS = 4_000_000_000_000_000L;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final long large;
    private final int sellers;
    private final LocalDateTime now;

    SellerShopLoad(ApplicationContext context, long large, int sellers, Instant now) {
        this.jdbc = context.getBean(JdbcTemplate.class);
        this.transaction = context.getBean(TransactionTemplate.class);
        this.large = large;
        this.sellers = sellers;
        this.now = UtcColumn.of(now);
    }

    /** A seller's product; those that orders are of come first. */
    static long product(long seller, long number) {
        return number < ORDERED ? seller * 100 + number : MORE_PRODUCTS + number;
    }

    /** One of a product's two forms. */
    static long sku(long product, int form) {
        return product * 10 + form;
    }

    /** Before there are orders. */
    void fillShops() {
        write("commerce_seller", sellers + 1L, i -> new @Nullable Object[]{large + i, "가게 " + i, "APPROVED", now},
                "id", "name", "status", "created_at");
        write("commerce_settlement_account", sellers + 1L, i -> new @Nullable Object[]{large + i}, "seller_id");
        List<long[]> products = new ArrayList<>();
        for (int seller = 0; seller <= sellers; seller++) {
            for (int number = 0; number < (seller == 0 ? LARGE_PRODUCTS : OTHERS_PRODUCTS); number++) {
                products.add(new long[]{large + seller, product(large + seller, number), number});
            }
        }
        write("commerce_product", products.size(), i -> {
            long[] product = products.get((int) i);
            return new @Nullable Object[]{product[1], product[0], "제주 노지 감귤 특품 " + product[2], "달고 맛있어요.", 20_000,
                    false, product[2] % 10 == 9 ? "PAUSED" : "ON_SALE", "크기", "FRUIT", 111, now};
        }, "id", "seller_id", "name", "description", "price", "tax_free", "status", "option_group1", "category",
                "category_id", "created_at");
        write("commerce_sku", products.size() * 2L, i -> {
            long[] product = products.get((int) (i / 2));
            int form = (int) (i % 2);
            return new @Nullable Object[]{sku(product[1], form), product[1], form == 0 ? "대과" : "소과", 0, true,
                    "SKU-" + product[2] + "-" + form};
        }, "id", "product_id", "choice1", "price_difference", "on_sale", "code");
        write("commerce_stock", products.size() * 2L, i -> new @Nullable Object[]{
                sku(products.get((int) (i / 2))[1], (int) (i % 2)), i % 20, 0}, "sku_id", "on_hand", "held");
        write("commerce_stock_alarm", LARGE_PRODUCTS / 10, i -> new @Nullable Object[]{sku(product(large, i * 10), 0),
                large, 3}, "sku_id", "seller_id", "threshold");
        write("commerce_stock_entry", LEDGER,
                i -> new @Nullable Object[]{i + 1, sku(product(large, 0), 0), "RECEIVED", 1,
                        now},
                "id", "sku_id", "kind", "quantity", "at");
        deals();
        write("commerce_coupon", 200, i -> new @Nullable Object[]{i + 1, large, "쿠폰 " + i, "AMOUNT", 1_000, 10_000, 100,
                now.minusDays(1), now.plusDays(30), now}, "id", "seller_id", "name", "kind", "value", "minimum",
                "stock",
                "valid_from", "valid_until", "created_at");
    }

    /** Two hundred, of fifty teams each, of which five are open. */
    private void deals() {
        write("commerce_deal", 200,
                i -> new @Nullable Object[]{i + 1, large, product(large, i), 3, 15_000, 20_000, 1_440,
                        1_000, 150, 5, now.minusDays(1), now.plusDays(30), now},
                "id", "seller_id", "product_id", "team_size",
                "team_price", "list_price", "minutes", "quota", "taken", "per_buyer", "starts_at", "ends_at",
                "created_at");
        write("commerce_team", 10_000, i -> {
            boolean open = i % 50 < 5;
            LocalDateTime ended = open ? null : now;
            return new @Nullable Object[]{i + 1, i / 50 + 1, large, product(large, i / 50), 7, 3, 1_440,
                    open ? "OPEN" : "FILLED", open ? 1 : 3, open ? 1 : 3, now, now.plusDays(1),
                    open ? now.plusDays(1) : null, ended, open ? null : "FULL"};
        }, "id", "deal_id", "seller_id", "product_id", "leader_id", "size", "minutes", "status", "taken", "paid",
                "opened_at", "deadline", "expire_at", "ended_at", "end_reason");
    }

    /** Of the orders that are there: claims of one in twenty, reviews of one in ten of the large seller's, and what is settled. */
    void fillAfterOrders() {
        transaction.executeWithoutResult(_ -> {
            // An id's last 22 bits are the item's number. Of a hundred claims five wait, two are collected, the others are over.
            jdbc.update(
                    """
                            insert into commerce_claim (id, order_id, line_id, seller_id, buyer_id, kind, status, quantity, reason, fault,
                                details, goods, seller_coupon, platform_coupon, shipping, owed_freight, back_freight, opened_at,
                                collected_at, refund_by, closed_at)
                            select id, order_id, id, seller_id, 7, if(id % 4194304 % 3 = 0, 'EXCHANGE', 'RETURN'),
                                case when id % 4194304 % 2000 < 100 then 'REQUESTED' when id % 4194304 % 2000 < 140 then 'COLLECTED' else 'DONE' end,
                                1, 'CHANGE_OF_MIND', 'BUYER', '', 20000, 0, 0, 0, 0, 3000, sold_at,
                                if(id % 4194304 % 2000 between 100 and 139, sold_at, null), if(id % 4194304 % 2000 between 100 and 139, sold_at, null),
                                if(id % 4194304 % 2000 < 140, null, sold_at)
                            from commerce_order_line where status = 'PURCHASE_CONFIRMED' and id % 4194304 % 20 = 7""");
            jdbc.update(
                    """
                            insert into commerce_review (id, item_id, member_id, seller_id, product_id, option_name, rating, text, state,
                                written_at, reply, replied_at)
                            select id, id, 7, seller_id, product_id, option_name, 5, '달고 맛있어요.', 'VISIBLE', sold_at,
                                if(id % 4194304 % 3 = 0, null, '고맙습니다.'), if(id % 4194304 % 3 = 0, null, sold_at)
                            from commerce_order_line where seller_id = ? and status = 'PURCHASE_CONFIRMED' and id % 4194304 % 10 = 3""",
                    large);
            jdbc.update(
                    """
                            insert into commerce_question (id, product_id, seller_id, member_id, secret, text, state, waits, answer,
                                asked_at, answered_at)
                            select id, product_id, seller_id, 7, false, '언제 오나요?', 'VISIBLE', id % 4194304 % 3 = 0,
                                if(id % 4194304 % 3 = 0, null, '내일요.'), sold_at, if(id % 4194304 % 3 = 0, null, sold_at)
                            from commerce_order_line where seller_id = ? and status = 'PURCHASE_CONFIRMED' and id % 4194304 % 10 = 4""",
                    large);
        });
        settled();
        for (String table : new String[]{"seller", "product", "sku", "stock", "stock_alarm", "claim", "review",
                "question",
                "deal", "team", "order", "seller_order", "order_line", "order_delivery", "settlement_line",
                "settlement_statement"}) {
            jdbc.execute("analyze table commerce_" + table);
        }
    }

    /** The large seller's sales with their fees; a statement of each day until today, ten of which everybody else has too. */
    private void settled() {
        List<@Nullable Object[]> sold = jdbc.query("""
                select id, order_id, purchase_confirmed_at from commerce_order_line
                where seller_id = ? and status = 'PURCHASE_CONFIRMED'""", (row, _) -> new @Nullable Object[]{
                row.getLong("id"), row.getLong("order_id"), UtcColumn.of(UtcColumn.get(row, "purchase_confirmed_at"))},
                large);
        String[] kinds = {"SALE", "SALES_FEE", "PAYMENT_FEE", "VAT"};
        long[] amounts = {20_000, -1_600, -660, -160};
        write("commerce_settlement_line", sold.size() * 4L, i -> {
            @Nullable
            Object[] of = sold.get((int) (i / 4));
            int kind = (int) (i % 4);
            LocalDateTime at = Objects.requireNonNull((LocalDateTime) of[2]);
            return new @Nullable Object[]{large, at.toLocalDate().plusDays(2), i + 1, kinds[kind], of[1], of[0], of[0],
                    amounts[kind], kind == 0 ? 0 : -amounts[kind], at};
        }, "seller_id", "due_on", "id", "kind", "order_id", "item_id", "source_id", "amount", "platform",
                "occurred_at");
        String statement = """
                insert into commerce_settlement_statement (id, seller_id, from_on, day, line_count, sales, seller_coupons, shipping,
                    sales_fees, payment_fees, vat, return_freight, claw_backs, adjustments, carried_in, payout, carried_out,
                    pay_on, status, closed_at, ended_at)
                """;
        transaction.executeWithoutResult(_ -> {
            jdbc.update(statement
                    + """
                            select datediff(due_on, '2000-01-01'), seller_id, due_on, due_on, count(*),
                                sum(if(kind = 'SALE', amount, 0)), 0, 0, sum(if(kind = 'SALES_FEE', amount, 0)),
                                sum(if(kind = 'PAYMENT_FEE', amount, 0)), sum(if(kind = 'VAT', amount, 0)), 0, 0, 0, 0, sum(amount), 0,
                                due_on, 'PAID', now(6), now(6)
                            from commerce_settlement_line where seller_id = ? and due_on < current_date group by seller_id, due_on""",
                    large);
            jdbc.update(
                    statement
                            + """
                                    select l.id * 100000000 + s.id % 100000000, s.id, l.day, l.day, 4, 20000, 0, 0, -1600, -660, -160, 0, 0, 0, 0,
                                        17580, 0, l.day, 'PAID', now(6), now(6)
                                    from commerce_seller s
                                    join (select id, day from commerce_settlement_statement order by id desc limit 10) l
                                    where s.id > ?""",
                    large);
            jdbc.update("update commerce_settlement_account set closed_until = current_date - interval 1 day");
        });
    }

    private void write(String table, long rows, LongFunction<@Nullable Object[]> row, String... columns) {
        RowInsert insert = new RowInsert(jdbc, table, columns);
        for (long from = 0; from < rows; from += AT_ONCE) {
            List<@Nullable Object[]> part = LongStream.range(from, Math.min(rows, from + AT_ONCE)).mapToObj(row)
                    .toList();
            transaction.executeWithoutResult(_ -> insert.insert(part));
        }
    }
}
