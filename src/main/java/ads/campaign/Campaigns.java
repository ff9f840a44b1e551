package ads.campaign;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import ads.refusal.AdsError;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import platform.money.Won;
import platform.time.UtcColumn;
import platform.web.DomainException;

/** The rows of campaigns. */
@Repository
class Campaigns {
    private static final String SELECT = """
            select id, account_id, advertiser_id, name, state, daily_budget, total_budget, starts_on, ends_on, daily_cap,
                created_at
            from ads_campaign\s""";

    private final JdbcClient jdbc;

    Campaigns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Campaign campaign) {
        jdbc.sql(
                """
                        insert into ads_campaign (id, account_id, advertiser_id, name, state, daily_budget, total_budget, starts_on,
                            ends_on, daily_cap, created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(campaign.id().value(), campaign.accountId().value(), campaign.advertiserId().value(),
                        campaign.name(), campaign.state().name(), campaign.budget().daily().amount(),
                        campaign.budget().total().amount(), campaign.startsOn())
                .param(campaign.endsOn()).param(campaign.dailyCap()).param(UtcColumn.of(campaign.createdAt()))
                .update();
        jdbc.sql("insert into ads_campaign_budget (campaign_id) values (?)").param(campaign.id().value()).update();
    }

    Optional<Campaign> find(AdvertiserId of, CampaignId id) {
        return jdbc.sql(SELECT + "where id = ? and advertiser_id = ?").params(id.value(), of.value())
                .query(Campaigns::campaign).optional();
    }

    /**
     * The campaign, if it is this advertiser's; nobody else changes it until the transaction ends.
     *
     * @throws DomainException {@link AdsError#CAMPAIGN_NOT_FOUND}
     */
    Campaign lock(AdvertiserId of, CampaignId id) {
        return jdbc.sql(SELECT + "where id = ? and advertiser_id = ? for update").params(id.value(), of.value())
                .query(Campaigns::campaign).optional()
                .orElseThrow(() -> new DomainException(AdsError.CAMPAIGN_NOT_FOUND));
    }

    void save(Campaign campaign) {
        jdbc.sql("update ads_campaign set state = ?, daily_budget = ?, total_budget = ? where id = ?")
                .params(campaign.state().name(), campaign.budget().daily().amount(),
                        campaign.budget().total().amount(), campaign.id().value())
                .update();
    }

    /** An advertiser's campaigns with ids smaller than {@code before}, newest first. */
    List<Campaign> newest(AdvertiserId of, long before, int most) {
        return jdbc.sql(SELECT + "where advertiser_id = ? and id < ? order by id desc limit ?")
                .params(of.value(), before, most).query(Campaigns::campaign).list();
    }

    private static Campaign campaign(ResultSet row, int number) throws SQLException {
        int cap = row.getInt("daily_cap");
        Integer dailyCap = row.wasNull() ? null : cap;
        return new Campaign(new CampaignId(row.getLong("id")), new AccountId(row.getLong("account_id")),
                new AdvertiserId(row.getLong("advertiser_id")), row.getString("name"),
                Campaign.State.valueOf(row.getString("state")),
                new Campaign.Budget(Won.of(row.getLong("daily_budget")), Won.of(row.getLong("total_budget"))),
                row.getObject("starts_on", LocalDate.class), row.getObject("ends_on", LocalDate.class), dailyCap,
                UtcColumn.get(row, "created_at"));
    }
}
