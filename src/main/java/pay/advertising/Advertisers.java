package pay.advertising;

import java.util.List;

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

    /** One of them; {@code left} is what is not spent yet. */
    record Advertiser(Tsid id, String name, Won funded, Won left) {}

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

    /** In the order of their names, the first {@code most}. */
    @Transactional(readOnly = true)
    public List<Advertiser> first(int most) {
        return jdbc.sql("""
                select a.id, a.name, a.funded, coalesce(b.credit_posted - b.debit_posted, 0) as unspent
                from pay_advertiser a
                left join pay_account p on p.kind = 'ADVERTISER_PREPAID' and p.owner = a.id
                left join pay_balance b on b.account_id = p.id
                order by a.name, a.id limit ?""").param(most)
                .query((row, number) -> new Advertiser(new Tsid(row.getLong("id")), row.getString("name"),
                        Won.of(row.getLong("funded")), Won.of(row.getLong("unspent"))))
                .list();
    }
}
