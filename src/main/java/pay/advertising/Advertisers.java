package pay.advertising;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.error.PayError;
import platform.id.Tsid;
import platform.money.Won;
import platform.web.DomainException;

/** The advertisers that ads told of, and how much they have paid in. */
@Repository
class Advertisers {
    private final JdbcClient jdbc;

    Advertisers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional
    public void registered(Tsid id, String name) {
        jdbc.sql("insert into pay_advertiser (id, name) values (?, ?) on duplicate key update id = id")
                .params(id.value(), name).update();
    }

    /**
     * Adds to what an advertiser has paid in.
     *
     * @return all that they have paid in
     * @throws DomainException {@link PayError#ADVERTISER_UNKNOWN}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Won addFunded(Tsid id, Won amount) {
        if (jdbc.sql("update pay_advertiser set funded = funded + ? where id = ?")
                .params(amount.amount(), id.value()).update() == 0) {
            throw new DomainException(PayError.ADVERTISER_UNKNOWN);
        }
        return Won.of(jdbc.sql("select funded from pay_advertiser where id = ?").param(id.value()).query(Long.class)
                .single());
    }
}
