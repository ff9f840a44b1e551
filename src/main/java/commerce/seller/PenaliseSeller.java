package commerce.seller;

import java.time.Instant;

import commerce.catalogue.SellerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Ids;
import platform.id.Tsid;
import platform.time.UtcColumn;

/** Gives a seller penalty points for an item that was sent late, or cancelled then. */
@Component
public class PenaliseSeller {
    private final JdbcClient jdbc;
    private final Ids ids;

    PenaliseSeller(JdbcClient jdbc, Ids ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /**
     * Gives them, once of an item: as late as the last of its pieces is, when some are cancelled before the others are sent.
     *
     * @param daysLate business days after the one until which it was to be sent; 1 or more
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lateDispatch(SellerId seller, Tsid item, int daysLate, Instant now) {
        jdbc.sql(
                """
                        insert into commerce_seller_penalty (id, seller_id, item_id, points, days_late, given_at)
                        values (:id, :seller, :item, :points, :days, :now) on duplicate key update
                            given_at = if(days_late < :days, :now, given_at), points = greatest(points, :points),
                            days_late = greatest(days_late, :days)""")
                .param("id", ids.nextLong()).param("seller", seller.value()).param("item", item.value())
                .param("points", LatePenalty.points(daysLate)).param("days", daysLate).param("now", UtcColumn.of(now))
                .update();
    }
}
