package commerce.groupbuy;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import commerce.catalogue.ProductId;
import commerce.refusal.CommerceError;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.time.UtcColumn;
import platform.web.DomainException;

/** Deals to be shown. */
@Service
class ReadDeals {
    private static final String OPEN = Deals.SELECT
            + """
                    straight_join commerce_seller s on s.id = d.seller_id
                    where d.ends_at >= :after and (d.ends_at > :after or d.id > :id) and d.starts_at <= :now
                        and d.stopped_at is null and d.taken + d.team_size <= d.quota and p.status = 'ON_SALE' and s.status = 'APPROVED'\s""";
    private static final String URGENT_FIRST = "order by d.ends_at, d.id limit :most";

    private final JdbcClient jdbc;
    private final Deals deals;
    private final Clock clock;

    ReadDeals(JdbcClient jdbc, Deals deals, Clock clock) {
        this.jdbc = jdbc;
        this.deals = deals;
        this.clock = clock;
    }

    /**
     * Those that teams can be opened of, the next to end first.
     *
     * @param product of this alone
     * @param after their end, and with {@code id} where to go on
     */
    @Transactional(readOnly = true)
    List<Deal> open(@Nullable ProductId product, Instant after, long id, int most) {
        String sql = product == null ? OPEN + URGENT_FIRST : OPEN + "and d.product_id = :product " + URGENT_FIRST;
        JdbcClient.StatementSpec statement = jdbc.sql(sql).param("after", UtcColumn.of(after)).param("id", id)
                .param("now", UtcColumn.of(clock.instant())).param("most", most);
        return (product == null ? statement : statement.param("product", product.value())).query(Deals::deal).list();
    }

    @Transactional(readOnly = true)
    Deal find(DealId id) {
        return deals.find(id).orElseThrow(() -> new DomainException(CommerceError.DEAL_NOT_FOUND));
    }
}
