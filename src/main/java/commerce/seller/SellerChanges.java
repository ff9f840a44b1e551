package commerce.seller;

import java.time.Instant;
import java.util.Arrays;

import commerce.catalogue.SellerId;
import commerce.catalogue.SellerStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Ids;
import platform.id.Tsid;
import platform.time.UtcColumn;

/** What happened to sellers, in order. */
@Repository
class SellerChanges {
    private final JdbcClient jdbc;
    private final Ids ids;

    SellerChanges(JdbcClient jdbc, Ids ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void add(SellerId seller, SellerStatus from, SellerStatus to, SellerHappening happened, String reason,
            @Nullable Tsid by, Instant now) {
        jdbc.sql("""
                insert into commerce_seller_change (id, seller_id, from_status, to_status, happened, reason, changed_by,
                    changed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(ids.nextLong(), seller.value(), from.name(), to.name(), happened.name(), reason,
                        by == null ? null : by.value(), UtcColumn.of(now)))
                .update();
    }
}
