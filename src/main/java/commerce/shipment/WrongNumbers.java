package commerce.shipment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import commerce.catalogue.ProductId;
import commerce.catalogue.SellerId;
import commerce.order.ItemId;
import commerce.order.SellerItems;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import platform.database.Queries;
import platform.ops.ManualCases;
import platform.time.UtcColumn;

/** Reads which invoice numbers are doubted, for their seller to correct, and whose are often wrong, for an operator to ask why. */
@Queries
public class WrongNumbers {
    /** So far back it is counted how often a seller's numbers were wrong. */
    static final Duration COUNT = Duration.ofDays(30);
    /** From so often on an operator looks at the seller. */
    static final int CASE = 10;

    private final JdbcClient jdbc;
    private final Clock clock;

    WrongNumbers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A seller whose numbers were corrected or freed so often. */
    record Often(SellerId seller, int times, Instant since) {}

    /** A correction takes an arrival back and puts the clock off: who does it often, an operator asks why. */
    @Bean
    static ManualCases sellersWhoseNumbersAreOftenWrong(WrongNumbers numbers) {
        return new ManualCases("commerce.wrong-invoice", () -> numbers.often(1_000).size(),
                most -> numbers.often(most).stream()
                        .map(each -> new ManualCases.Case(Long.toString(each.seller().value()), each.since(),
                                each.times() + " times"))
                        .toList());
    }

    /** Items of a seller's that are waited for by a number that is doubted, the oldest first. */
    public List<ItemId> doubted(SellerId seller, SellerItems.Range range, int most) {
        ProductId product = range.product();
        return jdbc.sql("""
                select distinct l.id from commerce_shipment s
                straight_join commerce_shipment_item i on i.shipment_id = s.id
                straight_join commerce_order_line l on l.id = i.line_id
                where s.seller_id = :seller and s.doubt is not null and s.state in ('SHIPPED', 'DELIVERING')
                    and (s.claim_id is not null or l.status in ('SHIPPED', 'DELIVERING', 'DELIVERED'))
                    and l.id >= :first and l.id < :before""" + (product == null ? "" : " and l.product_id = :product")
                + " order by l.id limit :most")
                .param("seller", seller.value()).param("first", range.first()).param("before", range.before())
                .param("product", product == null ? 0 : product.value()).param("most", most)
                .query((row, number) -> new ItemId(row.getLong(1))).list();
    }

    /** Sellers who may sell and whose numbers were corrected, or freed, so often in the last 30 days that an operator looks at them. */
    List<Often> often(int most) {
        return jdbc.sql("""
                select s.seller_id, count(*) times, min(c.corrected_at) since from commerce_invoice_correction c
                straight_join commerce_shipment s on s.id = c.shipment_id
                straight_join commerce_seller a on a.id = s.seller_id and a.status in ('APPROVED', 'PAUSED')
                where c.corrected_at > ? group by s.seller_id having times >= ? order by times desc limit ?""")
                .params(UtcColumn.of(clock.instant().minus(COUNT)), CASE, most)
                .query((row, number) -> new Often(new SellerId(row.getLong(1)), row.getInt(2),
                        UtcColumn.get(row, "since")))
                .list();
    }
}
