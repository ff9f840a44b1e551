package commerce.access;

import java.time.Clock;
import java.util.List;

import commerce.catalogue.SellerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import platform.database.Queries;
import platform.time.UtcColumn;

/** A seller's keys, without their secrets. */
@Queries
class ReadSellerKeys {
    private final JdbcClient jdbc;
    private final Clock clock;

    ReadSellerKeys(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Those of a seller: all that are good before what has ended, the newest first. */
    public List<SellerKey> of(SellerId seller) {
        return jdbc.sql(SellerKeys.SELECT + """
                seller_id = ? order by revoked_at is null and (expires_at is null or expires_at > ?) desc, id desc
                limit 100""").params(seller.value(), UtcColumn.of(clock.instant()))
                .query((row, number) -> SellerKeys.key(row)).list();
    }
}
