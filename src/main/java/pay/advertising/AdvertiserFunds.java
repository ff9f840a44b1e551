package pay.advertising;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import platform.database.Queries;
import platform.id.Tsid;
import platform.money.Won;

/** What advertisers have paid in, and what is left of it. */
@Queries
class AdvertiserFunds {
    private final JdbcClient jdbc;

    AdvertiserFunds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of one of them; {@code left} is what is not spent yet. */
    record Advertiser(Tsid id, String name, Won funded, Won left) {}

    /** In the order of their names, the first {@code most}. */
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
