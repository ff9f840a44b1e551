package ads.budget;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.money.Won;

/** The rows of budgets; locked in one order everywhere: leases, days, campaigns, funds, each by its key. */
@Component
public class Budgets {
    /** The order in which days are locked. */
    static final Comparator<Spending.Day> DAYS = Comparator.comparing(Spending.Day::day)
            .thenComparingLong(Spending.Day::campaign);

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    Budgets(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    /** Locks what these days and leases are charged to. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Spending lock(Collection<Spending.Day> wanted, Collection<Long> leases) {
        List<Long> campaigns = List.copyOf(
                new TreeSet<>(wanted.stream().map(Spending.Day::campaign).toList()));
        Map<Long, Spending.Owner> owners = new HashMap<>();
        select("select id, advertiser_id, daily_budget, total_budget, daily_cap from ads_campaign where id in (:ids)",
                campaigns, (row, number) -> owners.put(row.getLong("id"), new Spending.Owner(
                        row.getLong("advertiser_id"), row.getLong("daily_budget") * 1000,
                        row.getLong("total_budget") * 1000, row.getInt("daily_cap") > 0)));
        SortedMap<Long, Spending.LeaseRow> leaseRows = new TreeMap<>();
        select("select id, campaign_id, day, amount_milli, settled_milli from ads_lease where id in (:ids) order by id for update",
                List.copyOf(new TreeSet<>(leases)),
                (row, number) -> leaseRows.put(row.getLong("id"), new Spending.LeaseRow(
                        new Spending.Day(row.getLong("campaign_id"), row.getObject("day", LocalDate.class)),
                        row.getLong("amount_milli"), row.getLong("settled_milli"))));
        TreeMap<Spending.Day, Spending.Room> days = new TreeMap<>(DAYS);
        lockDays(campaigns, Stream.concat(wanted.stream(), leaseRows.values().stream().map(each -> each.of)), owners,
                days);
        SortedMap<Long, Spending.Room> campaignRows = new TreeMap<>();
        select("select campaign_id, leased_milli, spent_milli from ads_campaign_budget where campaign_id in (:ids) order by campaign_id for update",
                campaigns, (row, number) -> campaignRows.put(row.getLong("campaign_id"),
                        room(row, owner(owners, row.getLong("campaign_id")).total())));
        SortedMap<Long, Spending.Room> funds = new TreeMap<>();
        select("select advertiser_id, funded_milli, leased_milli, spent_milli from ads_funds where advertiser_id in (:ids) order by advertiser_id for update",
                List.copyOf(new TreeSet<>(owners.values().stream().map(Spending.Owner::advertiser).toList())),
                (row, number) -> funds.put(row.getLong("advertiser_id"), room(row, row.getLong("funded_milli"))));
        return new Spending(leaseRows, days, campaignRows, funds, owners);
    }

    private void lockDays(List<Long> campaigns, Stream<Spending.Day> wanted, Map<Long, Spending.Owner> owners,
            Map<Spending.Day, Spending.Room> into) {
        for (LocalDate day : new TreeSet<>(wanted.map(Spending.Day::day).toList())) {
            select("select campaign_id, leased_milli, spent_milli from ads_day_budget where campaign_id in (:ids) and day = '"
                    + day + "' order by campaign_id for update", campaigns, (row, number) -> {
                        long campaign = row.getLong("campaign_id");
                        return into.put(new Spending.Day(campaign, day), room(row, owner(owners, campaign).daily()));
                    });
        }
    }

    /** Writes what was charged. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void save(Spending spending) {
        spending.save(template);
    }

    /** All that an advertiser has paid in so far; a smaller sum is older news. */
    @Transactional
    public void funded(Tsid advertiser, Won funded) {
        jdbc.sql("""
                insert into ads_funds (advertiser_id, funded_milli) values (:advertiser, :funded)
                on duplicate key update funded_milli = greatest(funded_milli, :funded)""")
                .param("advertiser", advertiser.value()).param("funded", funded.amount() * 1000).update();
    }

    /**
     * What an advertiser has.
     *
     * @param spent thousandths of a won
     */
    public record Funds(Won funded, long spent) {}

    @Transactional(readOnly = true)
    public Funds funds(long advertiser) {
        return jdbc.sql("select funded_milli, spent_milli from ads_funds where advertiser_id = ?").param(advertiser)
                .query((row, number) -> new Funds(Won.of(row.getLong("funded_milli") / 1000),
                        row.getLong("spent_milli")))
                .optional().orElse(new Funds(Won.ZERO, 0));
    }

    /** What each of these campaigns has spent in all, in thousandths of a won. */
    @Transactional(readOnly = true)
    public Map<Long, Long> spent(Collection<Long> campaigns) {
        Map<Long, Long> spent = new HashMap<>();
        select("select campaign_id, spent_milli from ads_campaign_budget where campaign_id in (:ids)",
                List.copyOf(campaigns),
                (row, number) -> spent.put(row.getLong("campaign_id"), row.getLong("spent_milli")));
        return spent;
    }

    private static Spending.Owner owner(Map<Long, Spending.Owner> owners, long campaign) {
        return owners.getOrDefault(campaign, new Spending.Owner(0, 0, 0, false));
    }

    private static Spending.Room room(ResultSet row, long cap) throws SQLException {
        return new Spending.Room(cap, row.getLong("leased_milli"), row.getLong("spent_milli"));
    }

    private void select(String sql, List<Long> ids, RowMapper<?> each) {
        for (List<Long> part : parts(ids)) {
            jdbc.sql(sql).param("ids", part).query(each).list();
        }
    }

    private static List<List<Long>> parts(List<Long> ids) {
        List<List<Long>> parts = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += 500) {
            parts.add(ids.subList(from, Math.min(ids.size(), from + 500)));
        }
        return parts;
    }
}
