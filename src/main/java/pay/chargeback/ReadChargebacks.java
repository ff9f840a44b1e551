package pay.chargeback;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import platform.database.Queries;
import platform.id.Tsid;

/** Chargebacks, as operators see them. */
@Queries
class ReadChargebacks {
    private final JdbcClient jdbc;

    ReadChargebacks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All of an order, the oldest first. */
    public List<Chargeback> ofOrder(Tsid order) {
        return jdbc.sql(Chargebacks.SELECT + "where order_id = ? order by id").param(order.value())
                .query(Chargebacks::row).list();
    }

    /** Those that are open, the first to be answered first. */
    public List<Chargeback> open(int most) {
        return jdbc.sql(Chargebacks.SELECT + "where state = 'OPEN' order by answer_by, id limit ?").param(most)
                .query(Chargebacks::row).list();
    }

    /** Those that were decided, the last first. */
    public List<Chargeback> decided(int most) {
        return jdbc.sql(Chargebacks.SELECT + "where decided_at is not null order by decided_at desc limit ?")
                .param(most)
                .query(Chargebacks::row).list();
    }
}
