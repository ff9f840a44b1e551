package commerce.claim;

import java.util.List;

import commerce.catalogue.SellerId;
import commerce.order.Confirmation;
import commerce.order.ItemId;
import commerce.seller.SellerBusiness;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A seller may not sell any more: what it has not taken on is cancelled, and its money goes back. What a terminated one has taken on and
 * not sent is asked to be stopped, once.
 */
@Component
class CancelSuspended implements SellerBusiness {
    private static final Logger LOG = LoggerFactory.getLogger(CancelSuspended.class);
    /** So many items at once. */
    static final int PAGE = 100;
    private static final String ONCE = """
            and not exists (select 1 from commerce_claim where line_id = i.id and reason = 'SELLER_SUSPENDED')
            """;

    private final JdbcClient jdbc;
    private final OpenClaim claims;

    CancelSuspended(JdbcClient jdbc, OpenClaim claims) {
        this.jdbc = jdbc;
        this.claims = claims;
    }

    /** Each of the paid items in a transaction of its own. */
    @Override
    public boolean end(SellerId seller) {
        boolean all = true;
        for (Confirmation each : Confirmation.values()) {
            all &= end(seller, each);
        }
        return all;
    }

    private boolean end(SellerId seller, Confirmation confirmation) {
        boolean all = true;
        List<ItemId> items = after(seller, confirmation, 0);
        while (!items.isEmpty()) {
            for (ItemId item : items) {
                all &= cancel(item);
            }
            items = after(seller, confirmation, items.getLast().value());
        }
        return all;
    }

    private boolean cancel(ItemId item) {
        try {
            claims.cancelOfStopped(item);
            return true;
        } catch (RuntimeException e) {
            LOG.error("Item {} of a stopped seller is cancelled later", item.value(), e);
            return false;
        }
    }

    List<ItemId> after(SellerId seller, Confirmation confirmation, long id) {
        boolean takenOn = confirmation == Confirmation.CONFIRMED;
        return jdbc.sql("""
                select i.id from commerce_order_line i
                where i.seller_id = :seller and i.status = 'PAID' and i.confirmation = :confirmation and i.id > :after
                    and exists (select 1 from commerce_seller where id = :seller and status in (:stopped))
                """ + (takenOn ? ONCE : "") + "order by i.id limit :most")
                .param("seller", seller.value()).param("confirmation", confirmation.name()).param("after", id)
                .param("stopped", takenOn ? List.of("TERMINATED") : List.of("SUSPENDED", "TERMINATED"))
                .param("most", PAGE).query((row, number) -> new ItemId(row.getLong(1))).list();
    }
}
