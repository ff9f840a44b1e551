package ads.campaign;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import ads.refusal.AdsError;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import platform.time.UtcColumn;
import platform.web.DomainException;

/** The rows of advertisers and their accounts. */
@Repository
class Advertisers {
    private final JdbcClient jdbc;

    Advertisers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Advertiser advertiser, AccountId first) {
        jdbc.sql("insert into ads_advertiser (id, name, state, created_at) values (?, ?, ?, ?)")
                .params(advertiser.id().value(), advertiser.name(), advertiser.state().name(),
                        UtcColumn.of(advertiser.createdAt()))
                .update();
        jdbc.sql("insert into ads_account (id, advertiser_id, name, created_at) values (?, ?, ?, ?)")
                .params(first.value(), advertiser.id().value(), advertiser.name(), UtcColumn.of(advertiser.createdAt()))
                .update();
        jdbc.sql(
                "insert into ads_funds (advertiser_id) values (?) on duplicate key update advertiser_id = advertiser_id")
                .param(advertiser.id().value()).update();
    }

    Optional<Advertiser> find(AdvertiserId id) {
        return jdbc.sql("select id, name, state, created_at from ads_advertiser where id = ?").param(id.value())
                .query(Advertisers::advertiser).optional();
    }

    /** Those with ids smaller than {@code before}, newest first. */
    List<Advertiser> newest(long before, int most) {
        return jdbc.sql("select id, name, state, created_at from ads_advertiser where id < ? order by id desc limit ?")
                .params(before, most).query(Advertisers::advertiser).list();
    }

    /** @throws DomainException {@link AdsError#ADVERTISER_NOT_FOUND} */
    Advertiser lock(AdvertiserId id) {
        jdbc.sql("select id from ads_advertiser where id = ? for update").param(id.value()).query(Long.class)
                .optional();
        return find(id).orElseThrow(() -> new DomainException(AdsError.ADVERTISER_NOT_FOUND));
    }

    void save(Advertiser advertiser) {
        jdbc.sql("update ads_advertiser set state = ? where id = ?")
                .params(advertiser.state().name(), advertiser.id().value()).update();
    }

    List<AccountId> accounts(AdvertiserId of) {
        return jdbc.sql("select id from ads_account where advertiser_id = ? order by id").param(of.value())
                .query((row, number) -> new AccountId(row.getLong("id"))).list();
    }

    private static Advertiser advertiser(ResultSet row, int number) throws SQLException {
        return new Advertiser(new AdvertiserId(row.getLong("id")), row.getString("name"),
                Advertiser.State.valueOf(row.getString("state")), UtcColumn.get(row, "created_at"));
    }
}
