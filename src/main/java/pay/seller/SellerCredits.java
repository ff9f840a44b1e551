package pay.seller;

import java.time.Instant;
import java.util.Arrays;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.time.UtcColumn;

/** What sellers got and gave back, each fact once; the books are held against it. */
@Repository
class SellerCredits {
    private final JdbcClient jdbc;

    SellerCredits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds one; false when it is there. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean add(SellerCredit credit, Instant now) {
        Tsid order = credit.orderId();
        try {
            jdbc.sql(
                    """
                            insert into pay_seller_credit (kind, source_id, item_id, order_id, seller_id, escrow, house, fee, vat,
                                seller, posted_at)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(Arrays.asList(credit.kind().name(), credit.sourceId().value(), credit.itemId().value(),
                            order == null ? null : order.value(), credit.sellerId().value(), credit.escrow(),
                            credit.house(), credit.fee(), credit.vat(), credit.seller(), UtcColumn.of(now)))
                    .update();
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }
}
