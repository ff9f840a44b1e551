package ads.campaign;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import ads.audience.AgeBand;
import ads.audience.Gender;
import ads.audience.Numbered;
import ads.audience.Os;
import ads.audience.Region;
import ads.audience.Segment;
import ads.refusal.AdsError;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import platform.money.Won;
import platform.time.UtcColumn;
import platform.web.DomainException;

/** The rows of ad groups. */
@Repository
class AdGroups {
    private static final String COLUMNS = """
            id, campaign_id, advertiser_id, name, state, bid_kind, bid, placements, oses, age_bands, genders, regions,
            segments, hours, created_at""";

    private final JdbcClient jdbc;

    AdGroups(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(AdGroup group) {
        Targeting targeting = group.targeting();
        jdbc.sql("insert into ads_group (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(group.id().value(), group.campaignId().value(), group.advertiserId().value(), group.name(),
                        group.state().name(), group.bid().kind().name(), group.bid().amount().amount(),
                        Numbered.bits(targeting.placements()), Numbered.bits(targeting.oses()),
                        Numbered.bits(targeting.ageBands()), Numbered.bits(targeting.genders()),
                        Numbered.bits(targeting.regions()), Numbered.bits(targeting.segments()))
                .param(targeting.hours().column()).param(UtcColumn.of(group.createdAt()))
                .update();
    }

    /** @throws DomainException {@link AdsError#AD_GROUP_NOT_FOUND} */
    AdGroup lock(AdvertiserId of, AdGroupId id) {
        return jdbc.sql("select " + COLUMNS + " from ads_group where id = ? and advertiser_id = ? for update")
                .params(id.value(), of.value()).query(AdGroups::group).optional()
                .orElseThrow(() -> new DomainException(AdsError.AD_GROUP_NOT_FOUND));
    }

    void save(AdGroup group) {
        jdbc.sql("update ads_group set state = ? where id = ?").params(group.state().name(), group.id().value())
                .update();
    }

    List<AdGroup> of(CampaignId campaign) {
        return jdbc.sql("select " + COLUMNS + " from ads_group where campaign_id = ? order by id")
                .param(campaign.value()).query(AdGroups::group).list();
    }

    private static AdGroup group(ResultSet row, int number) throws SQLException {
        return new AdGroup(new AdGroupId(row.getLong("id")), new CampaignId(row.getLong("campaign_id")),
                new AdvertiserId(row.getLong("advertiser_id")), row.getString("name"),
                AdGroup.State.valueOf(row.getString("state")), bid(row), targeting(row),
                UtcColumn.get(row, "created_at"));
    }

    static Bid bid(ResultSet row) throws SQLException {
        return new Bid(Bid.Kind.valueOf(row.getString("bid_kind")), Won.of(row.getLong("bid")));
    }

    static Targeting targeting(ResultSet row) throws SQLException {
        return new Targeting(values(Placement.class, row.getLong("placements")), values(Os.class, row.getLong("oses")),
                values(AgeBand.class, row.getLong("age_bands")), values(Gender.class, row.getLong("genders")),
                values(Region.class, row.getLong("regions")), values(Segment.class, row.getLong("segments")),
                HoursOfWeek.ofColumn(row.getBytes("hours")));
    }

    private static <E extends Enum<E> & Numbered> Set<E> values(Class<E> type, long bits) {
        Set<E> values = EnumSet.noneOf(type);
        for (E value : Objects.requireNonNull(type.getEnumConstants())) {
            if ((bits & 1L << value.number()) != 0) {
                values.add(value);
            }
        }
        return values;
    }
}
