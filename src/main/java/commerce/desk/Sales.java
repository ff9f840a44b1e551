package commerce.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import commerce.catalogue.ProductId;
import commerce.catalogue.SellerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RetriedOnConflict;
import platform.money.Won;
import platform.time.BusinessDays;
import platform.time.UtcColumn;

/**
 * What a seller sold, by the day of the payment, or on which a team was full: the price before Madang's coupons. Whole hours are summed up once, so that a page
 * reads days and the last hour, however many orders there are.
 */
@Service
class Sales {
    /** No transaction that has paid something lasts as long. */
    private static final Duration SETTLED = Duration.ofMinutes(15);
    private static final int DAYS_KEPT = 91;
    /** A day in Seoul, of UTC; there is no summer time. */
    private static final String SUM = """
            select date(sold_at + interval 9 hour) as day, product_id, sum(quantity) as pieces,
                sum(unit_price * quantity - seller_coupon) as amount
            from commerce_order_line where seller_id = :seller and sold_at >= :from and sold_at < :until
            group by date(sold_at + interval 9 hour), product_id""";

    private final JdbcClient jdbc;
    private final BusinessDays days;
    private final Clock clock;

    Sales(JdbcClient jdbc, BusinessDays days, Clock clock) {
        this.jdbc = jdbc;
        this.days = days;
        this.clock = clock;
    }

    /** What was sold on a day. */
    record Day(LocalDate day, Won amount, long pieces) {}

    /** What was sold of a product. */
    record Product(ProductId id, String name, Won amount, long pieces) {}

    /** Days without a gap, the last of them today; and of what the most was sold. */
    record Figures(List<Day> days, List<Product> best) {
        public Won amount() {
            return days.stream().map(Day::amount).reduce(Won.ZERO, Won::plus);
        }

        public long pieces() {
            return days.stream().mapToLong(Day::pieces).sum();
        }
    }

    /** Sums up the hours that are over; nothing, when they are. */
    @RetriedOnConflict
    @Transactional
    public void sumUp(SellerId seller) {
        Instant until = clock.instant().minus(SETTLED).truncatedTo(ChronoUnit.HOURS);
        if (!summedUntil(seller).isBefore(until)) {
            return;
        }
        jdbc.sql("""
                insert into commerce_sales_summed (seller_id, until_at) values (?, ?)
                on duplicate key update until_at = until_at""")
                .params(seller.value(), UtcColumn.of(firstKept())).update();
        Instant from = jdbc.sql("select until_at from commerce_sales_summed where seller_id = ? for update")
                .param(seller.value()).query((row, number) -> UtcColumn.get(row, "until_at")).single();
        if (from.isBefore(until)) {
            jdbc.sql("insert into commerce_sales_day (seller_id, day, product_id, pieces, amount) "
                    + "select :seller, s.day, s.product_id, s.pieces, s.amount from (" + SUM + ") s "
                    + "on duplicate key update pieces = commerce_sales_day.pieces + s.pieces, "
                    + "amount = commerce_sales_day.amount + s.amount")
                    .param("seller", seller.value()).param("from", UtcColumn.of(from))
                    .param("until", UtcColumn.of(until)).update();
            jdbc.sql("update commerce_sales_summed set until_at = ? where seller_id = ?")
                    .params(UtcColumn.of(until), seller.value()).update();
        }
    }

    /** The last so many days with today. */
    @Transactional(readOnly = true)
    public Figures of(SellerId seller, int lastDays, int bestSellers) {
        LocalDate today = days.today();
        LocalDate first = today.minusDays(lastDays - 1L);
        Map<LocalDate, Day> byDay = new HashMap<>();
        Map<Long, Product> byProduct = new HashMap<>();
        Collector collector = (day, product, pieces, amount) -> {
            if (!day.isBefore(first)) {
                byDay.merge(day, new Day(day, amount, pieces),
                        (one, other) -> new Day(day, one.amount().plus(other.amount()), one.pieces() + other.pieces()));
                byProduct.merge(product, new Product(new ProductId(product), "", amount, pieces),
                        (one, other) -> new Product(one.id(), "", one.amount().plus(other.amount()),
                                one.pieces() + other.pieces()));
            }
        };
        summed(seller, first, collector);
        live(seller, collector);
        List<Day> all = new ArrayList<>();
        for (LocalDate day = first; !day.isAfter(today); day = day.plusDays(1)) {
            all.add(byDay.getOrDefault(day, new Day(day, Won.ZERO, 0)));
        }
        List<Product> best = byProduct.values().stream()
                .sorted((one, other) -> Long.compare(other.amount().amount(), one.amount().amount()))
                .limit(bestSellers).map(this::named).toList();
        return new Figures(all, best);
    }

    /** Takes what was sold of a product on a day. */
    private interface Collector {
        void add(LocalDate day, long product, long pieces, Won amount);
    }

    private void summed(SellerId seller, LocalDate first, Collector collector) {
        jdbc.sql("select day, product_id, pieces, amount from commerce_sales_day where seller_id = ? and day >= ?")
                .params(seller.value(), first)
                .query(row -> {
                    collector.add(row.getObject("day", LocalDate.class), row.getLong("product_id"),
                            row.getLong("pieces"), Won.of(row.getLong("amount")));
                });
    }

    /** What is not summed up yet. */
    private void live(SellerId seller, Collector collector) {
        jdbc.sql("""
                select sold_at, product_id, quantity, unit_price * quantity - seller_coupon as amount
                from commerce_order_line where seller_id = ? and sold_at >= ?""")
                .params(seller.value(), UtcColumn.of(summedUntil(seller)))
                .query(row -> {
                    collector.add(LocalDate.ofInstant(UtcColumn.get(row, "sold_at"), BusinessDays.SEOUL),
                            row.getLong("product_id"), row.getLong("quantity"), Won.of(row.getLong("amount")));
                });
    }

    private Instant summedUntil(SellerId seller) {
        return jdbc.sql("select until_at from commerce_sales_summed where seller_id = ?").param(seller.value())
                .query((row, number) -> UtcColumn.get(row, "until_at")).optional().orElseGet(this::firstKept);
    }

    private Instant firstKept() {
        return days.today().minusDays(DAYS_KEPT).atStartOfDay(BusinessDays.SEOUL).toInstant();
    }

    private Product named(Product product) {
        String name = jdbc.sql("select name from commerce_product where id = ?").param(product.id().value())
                .query(String.class).optional().orElse(product.id().toString());
        return new Product(product.id(), name, product.amount(), product.pieces());
    }
}
