package commerce.seller;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

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

    /** One of them. */
    record Change(SellerStatus from, SellerStatus to, SellerHappening happened, String reason, Instant at) {}

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

    /** Those of a seller, the newest first. */
    @Transactional(readOnly = true)
    public List<Change> of(SellerId seller, int most) {
        return jdbc.sql("""
                select from_status, to_status, happened, reason, changed_at from commerce_seller_change
                where seller_id = ? order by id desc limit ?""").params(seller.value(), most)
                .query((row, number) -> new Change(SellerStatus.valueOf(row.getString(1)),
                        SellerStatus.valueOf(row.getString(2)), SellerHappening.valueOf(row.getString(3)),
                        row.getString(4), UtcColumn.get(row, "changed_at")))
                .list();
    }
}
