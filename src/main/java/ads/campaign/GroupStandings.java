package ads.campaign;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

import ads.refusal.AdsError;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.web.DomainException;

/** Where an ad group stands that is perhaps not served, for who asks why. */
@Component
public class GroupStandings {
    private final JdbcClient jdbc;

    GroupStandings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * All that decides whether a group takes part.
     *
     * @param endsOn the campaign's last day; null for no end
     * @param approved the kinds of its approved creatives
     */
    public record Standing(AdGroupId group, CampaignId campaign, AdvertiserId advertiser,
            Advertiser.State advertiserState, Campaign.State campaignState, AdGroup.State groupState,
            LocalDate startsOn, @Nullable LocalDate endsOn, Targeting targeting, Set<Creative.Kind> approved) {}

    /**
     * Of one group.
     *
     * @throws DomainException {@link AdsError#AD_GROUP_NOT_FOUND}
     */
    @Transactional(readOnly = true)
    public Standing of(AdGroupId group) {
        Set<Creative.Kind> approved = EnumSet.noneOf(Creative.Kind.class);
        jdbc.sql("select kind from ads_creative where group_id = ? and state = 'APPROVED'").param(group.value())
                .query(String.class).list().forEach(kind -> approved.add(Creative.Kind.valueOf(kind)));
        return jdbc.sql("""
                select g.*, a.state as advertiser_state, c.state as campaign_state, c.starts_on, c.ends_on
                from ads_group g
                join ads_campaign c on c.id = g.campaign_id
                join ads_advertiser a on a.id = g.advertiser_id
                where g.id = ?""").param(group.value()).query((row, number) -> standing(row, approved)).optional()
                .orElseThrow(() -> new DomainException(AdsError.AD_GROUP_NOT_FOUND));
    }

    private static Standing standing(ResultSet row, Set<Creative.Kind> approved) throws SQLException {
        return new Standing(new AdGroupId(row.getLong("id")), new CampaignId(row.getLong("campaign_id")),
                new AdvertiserId(row.getLong("advertiser_id")),
                Advertiser.State.valueOf(row.getString("advertiser_state")),
                Campaign.State.valueOf(row.getString("campaign_state")),
                AdGroup.State.valueOf(row.getString("state")), row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class), AdGroups.targeting(row), approved);
    }
}
