package commerce.claim;

import java.util.List;

import commerce.catalogue.SellerId;
import commerce.order.LineId;
import commerce.seller.SellerBusiness;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A seller may not sell any more: what it has not taken on is cancelled, and its money goes back. */
@Component
class CancelSuspended implements SellerBusiness {
    /** So many items at once. */
    static final int PAGE = 100;

    private final JdbcClient jdbc;
    private final OpenClaim claims;

    CancelSuspended(JdbcClient jdbc, OpenClaim claims) {
        this.jdbc = jdbc;
        this.claims = claims;
    }

    /**
     * Cancels up to {@value #PAGE} paid items that the seller has not confirmed, each in a transaction of its own.
     *
     * @return whether there may be more: call it again then
     */
    @Override
    public boolean endSome(SellerId seller) {
        List<LineId> items = jdbc.sql("""
                select id from commerce_order_line
                where seller_id = ? and status = 'PAID' and confirmation = 'NOT_YET' order by id limit ?""")
                .params(seller.value(), PAGE).query((row, number) -> new LineId(row.getLong(1))).list();
        items.forEach(item -> claims.cancel(item, ClaimReason.SELLER_SUSPENDED));
        return items.size() == PAGE;
    }
}
