package ads.campaign;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.web.DomainException;

/**
 * Everything that may be served on a day: active in all its parts, with at least one approved creative. What today's rules refuse, which was
 * written under others, is left out: it keeps nothing else from being served, nor from being taken away.
 */
@Component
public class ServableAds {
    private static final Logger LOG = LoggerFactory.getLogger(ServableAds.class);
    /** Along the campaigns, of which most are over, and not along all that was ever approved. */
    private static final String GROUPS = """
            from ads_campaign c
            join ads_advertiser a on a.id = c.advertiser_id
            join ads_group g on g.campaign_id = c.id
            """;
    private static final String SERVABLE = """
            where g.state = 'ACTIVE' and c.state = 'ACTIVE' and a.state = 'ACTIVE' and c.starts_on <= :day
                and (c.ends_on is null or c.ends_on >= :day)
            """;

    private final JdbcClient jdbc;

    ServableAds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A group that takes part.
     *
     * @param dailyBudget won
     * @param totalBudget won
     * @param dailyCap how often a day one person may see it; 0 for as often as it wins
     */
    public record Group(long id, long campaignId, long advertiserId, Bid bid, Targeting targeting, long dailyBudget,
            long totalBudget, int dailyCap, List<Creative> creatives) {
        /** The same with one more creative. */
        private Group with(List<Creative> approved) {
            return new Group(id, campaignId, advertiserId, bid, targeting, dailyBudget, totalBudget, dailyCap,
                    List.copyOf(approved));
        }
    }

    /** What holds at a placement: the least a thousand impressions cost, and how many of a million are clicked. */
    public record Terms(Placement placement, long floorCpm, int clickPpm) {}

    /** The groups, in the order of their ids. */
    @Transactional(readOnly = true)
    public List<Group> on(LocalDate day) {
        Map<Long, List<Creative>> creatives = new HashMap<>();
        jdbc.sql("""
                select straight_join r.id, r.group_id, r.campaign_id, r.advertiser_id, r.kind, r.title, r.body,
                    r.media_url, r.width, r.height, r.duration_millis, r.landing_url, r.state, r.refusal, r.created_at
                """ + GROUPS + "join ads_creative r on r.group_id = g.id " + SERVABLE
                + "and r.state = 'APPROVED' order by r.id").param("day", day)
                .query(acceptable("Creative", Creatives::creative)).stream()
                .flatMap(Optional::stream)
                .forEach(each -> creatives.computeIfAbsent(each.groupId().value(), _ -> new ArrayList<>()).add(each));
        List<Optional<Group>> groups = jdbc
                .sql("select straight_join g.*, c.daily_budget, c.total_budget, c.daily_cap " + GROUPS + SERVABLE
                        + "order by g.id")
                .param("day", day).query(acceptable("Ad group", ServableAds::group)).list();
        return groups.stream().flatMap(Optional::stream).filter(group -> creatives.containsKey(group.id()))
                .map(group -> group.with(creatives.getOrDefault(group.id(), List.of()))).toList();
    }

    /** The terms that hold on a day. */
    @Transactional(readOnly = true)
    public List<Terms> terms(LocalDate day) {
        return jdbc.sql("""
                select t.placement, t.floor_cpm, t.click_ppm from ads_placement_terms t
                where t.since = (select max(s.since) from ads_placement_terms s
                    where s.placement = t.placement and s.since <= :day)""").param("day", day)
                .query((row, number) -> new Terms(Placement.valueOf(row.getString("placement")),
                        row.getLong("floor_cpm"), row.getInt("click_ppm")))
                .list();
    }

    /** Where a click on a creative leads; null when there is none. */
    @Transactional(readOnly = true)
    public @Nullable String landingOf(long creative) {
        return jdbc.sql("select landing_url from ads_creative where id = ?").param(creative).query(String.class)
                .optional().orElse(null);
    }

    private static <T> RowMapper<Optional<T>> acceptable(String what, RowMapper<T> mapper) {
        return (row, number) -> {
            try {
                return Optional.of(mapper.mapRow(row, number));
            } catch (DomainException | IllegalArgumentException e) {
                LOG.error("{} {} is not served: {}", what, row.getLong("id"), e.toString());
                return Optional.empty();
            }
        };
    }

    private static Group group(ResultSet row, int number) throws SQLException {
        return new Group(row.getLong("id"), row.getLong("campaign_id"), row.getLong("advertiser_id"),
                AdGroups.bid(row), AdGroups.targeting(row), row.getLong("daily_budget"), row.getLong("total_budget"),
                row.getInt("daily_cap"), List.of());
    }
}
