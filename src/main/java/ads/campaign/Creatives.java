package ads.campaign;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import ads.refusal.AdsError;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import platform.time.UtcColumn;
import platform.web.DomainException;

/** The rows of creatives. */
@Repository
class Creatives {
    private static final String COLUMNS = """
            id, group_id, campaign_id, advertiser_id, kind, title, body, media_url, width, height, duration_millis,
            landing_url, state, refusal, created_at""";

    private final JdbcClient jdbc;

    Creatives(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Creative creative) {
        Creative.Content content = creative.content();
        jdbc.sql("insert into ads_creative (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(creative.id().value(), creative.groupId().value(), creative.campaignId().value(),
                        creative.advertiserId().value(), content.kind().name(), content.title(), content.body(),
                        content.mediaUrl(), content.width(), content.height())
                .param(content.durationMillis()).param(content.landingUrl()).param(creative.state().name())
                .param(creative.refusal()).param(UtcColumn.of(creative.createdAt()))
                .update();
    }

    Optional<Creative> find(CreativeId id) {
        return jdbc.sql("select " + COLUMNS + " from ads_creative where id = ?").param(id.value())
                .query(Creatives::creative).optional();
    }

    /** @throws DomainException {@link AdsError#CREATIVE_NOT_FOUND} */
    Creative lock(CreativeId id) {
        return jdbc.sql("select " + COLUMNS + " from ads_creative where id = ? for update").param(id.value())
                .query(Creatives::creative).optional()
                .orElseThrow(() -> new DomainException(AdsError.CREATIVE_NOT_FOUND));
    }

    void save(Creative creative, @Nullable Instant submittedAt) {
        jdbc.sql("""
                update ads_creative set state = ?, refusal = ?, submitted_at = coalesce(?, submitted_at)
                where id = ?""")
                .param(creative.state().name()).param(creative.refusal())
                .param(submittedAt == null ? null : UtcColumn.of(submittedAt)).param(creative.id().value())
                .update();
    }

    List<Creative> of(CampaignId campaign, List<AdGroupId> groups) {
        return groups.isEmpty()
                ? List.of()
                : jdbc.sql("select " + COLUMNS
                        + " from ads_creative where group_id in (:groups) and campaign_id = :campaign order by group_id, id")
                        .param("groups", groups.stream().map(AdGroupId::value).toList())
                        .param("campaign", campaign.value()).query(Creatives::creative).list();
    }

    /** Those that wait longest for a review. */
    List<Creative> waiting(int most) {
        return jdbc.sql("select " + COLUMNS
                + " from ads_creative where state = 'IN_REVIEW' order by submitted_at, id limit ?").param(most)
                .query(Creatives::creative).list();
    }

    static Creative creative(ResultSet row, int number) throws SQLException {
        int millis = row.getInt("duration_millis");
        Integer duration = row.wasNull() ? null : millis;
        return new Creative(new CreativeId(row.getLong("id")), new AdGroupId(row.getLong("group_id")),
                new CampaignId(row.getLong("campaign_id")), new AdvertiserId(row.getLong("advertiser_id")),
                new Creative.Content(Creative.Kind.valueOf(row.getString("kind")), row.getString("title"),
                        row.getString("body"), row.getString("media_url"), row.getInt("width"), row.getInt("height"),
                        duration, row.getString("landing_url")),
                Creative.State.valueOf(row.getString("state")), row.getString("refusal"),
                UtcColumn.get(row, "created_at"));
    }
}
