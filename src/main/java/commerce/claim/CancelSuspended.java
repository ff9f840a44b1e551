package commerce.claim;

import java.util.List;

import commerce.catalogue.SellerId;
import commerce.order.LineId;
import commerce.seller.SellerBusiness;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A seller may not sell any more: what it has not taken on is cancelled, and its money goes back. */
@Component
class CancelSuspended implements SellerBusiness {
    private static final Logger LOG = LoggerFactory.getLogger(CancelSuspended.class);
    /** So many items at once. */
    static final int PAGE = 100;

    private final JdbcClient jdbc;
    private final OpenClaim claims;

    CancelSuspended(JdbcClient jdbc, OpenClaim claims) {
        this.jdbc = jdbc;
        this.claims = claims;
    }

    /** Cancels the paid items that the seller has not confirmed, each in a transaction of its own. */
    @Override
    public boolean end(SellerId seller) {
        boolean all = true;
        List<LineId> items = after(seller, 0);
        while (!items.isEmpty()) {
            for (LineId item : items) {
                all &= cancel(item);
            }
            items = after(seller, items.getLast().value());
        }
        return all;
    }

    private boolean cancel(LineId item) {
        try {
            claims.cancelOfStopped(item);
            return true;
        } catch (RuntimeException e) {
            LOG.error("Item {} of a stopped seller is cancelled later", item.value(), e);
            return false;
        }
    }

    List<LineId> after(SellerId seller, long id) {
        return jdbc
                .sql("""
                        select id from commerce_order_line
                        where seller_id = :seller and status = 'PAID' and confirmation = 'NOT_YET' and id > :after
                            and exists (select 1 from commerce_seller where id = :seller and status in ('SUSPENDED', 'TERMINATED'))
                        order by id limit :most""")
                .param("seller", seller.value()).param("after", id).param("most", PAGE)
                .query((row, number) -> new LineId(row.getLong(1))).list();
    }
}
