package ads.budget;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Charges prices to budgets within one transaction that has locked their rows. First out of the lease that was reserved at the
 * decision; what is above it only while the day, the campaign and the advertiser's funds still have room: never more than a
 * budget, whoever decided what.
 */
public final class Spending {
    private final SortedMap<Long, LeaseRow> leases;
    private final SequencedMap<Day, Room> days;
    private final SortedMap<Long, Room> campaigns;
    private final SortedMap<Long, Room> funds;
    private final Map<Long, Owner> owners;

    /** A campaign's advertiser and budgets (thousandths of a won), and whether a person is to see it so often a day only. */
    record Owner(long advertiser, long daily, long total, boolean capped) {}

    /** A campaign's day of Seoul. */
    public record Day(long campaign, LocalDate day) {}

    static final class LeaseRow {
        final Day of;
        final long amount;
        long settled;

        LeaseRow(Day of, long amount, long settled) {
            this.of = of;
            this.amount = amount;
            this.settled = settled;
        }
    }

    /** What may be spent, is leased and is spent; thousandths of a won. */
    static final class Room {
        final long cap;
        final long spentBefore;
        long leased;
        long spent;

        Room(long cap, long leased, long spent) {
            this.cap = cap;
            this.leased = leased;
            this.spent = spent;
            this.spentBefore = spent;
        }

        long free() {
            return Math.max(0, cap - leased - spent);
        }

        void charge(long fromLease, long beyond) {
            leased -= fromLease;
            spent += fromLease + beyond;
        }
    }

    Spending(SortedMap<Long, LeaseRow> leases, SequencedMap<Day, Room> days, SortedMap<Long, Room> campaigns,
            SortedMap<Long, Room> funds, Map<Long, Owner> owners) {
        this.leases = leases;
        this.days = days;
        this.campaigns = campaigns;
        this.funds = funds;
        this.owners = owners;
    }

    /** The advertiser of a campaign; 0 for a campaign that there is not. */
    public long advertiserOf(long campaign) {
        Owner owner = owners.get(campaign);
        return owner == null ? 0 : owner.advertiser();
    }

    /** Whether it counts how often a person sees a campaign. */
    public boolean isCapped(long campaign) {
        Owner owner = owners.get(campaign);
        return owner != null && owner.capped();
    }

    /**
     * Charges a price, or what of it there is room for; returns what was charged. To the day of the lease, as long
     * as it is open; the release before may have decided on the day before.
     */
    public long charge(Day of, long lease, long price) {
        LeaseRow row = leases.get(lease);
        Room day = days.get(row == null ? of : row.of);
        Room campaign = campaigns.get(of.campaign());
        Room fund = funds.get(advertiserOf(of.campaign()));
        if (day == null || campaign == null || fund == null) {
            return 0;
        }
        long fromLease = row == null ? 0 : Math.min(price, row.amount - row.settled);
        long beyond = Math.min(price - fromLease, Math.min(day.free(), Math.min(campaign.free(), fund.free())));
        if (row != null) {
            row.settled += fromLease;
        }
        day.charge(fromLease, beyond);
        campaign.charge(fromLease, beyond);
        fund.charge(fromLease, beyond);
        return fromLease + beyond;
    }

    /** What each advertiser's charges come to in whole won, since what was charged before; those with none left out. */
    public Map<Long, Long> wholeWon() {
        Map<Long, Long> won = new TreeMap<>();
        funds.forEach((advertiser, room) -> {
            long amount = room.spent / 1000 - room.spentBefore / 1000;
            if (amount > 0) {
                won.put(advertiser, amount);
            }
        });
        return won;
    }

    void save(JdbcTemplate jdbc) {
        update(jdbc, "update ads_lease set settled_milli = ? where id = ?", leases,
                each -> new Object[]{each.getValue().settled, each.getKey()});
        update(jdbc, "update ads_day_budget set leased_milli = ?, spent_milli = ? where campaign_id = ? and day = ?",
                days, each -> new Object[]{each.getValue().leased, each.getValue().spent, each.getKey().campaign(),
                        each.getKey().day()});
        update(jdbc, "update ads_campaign_budget set leased_milli = ?, spent_milli = ? where campaign_id = ?",
                campaigns,
                each -> new Object[]{each.getValue().leased, each.getValue().spent, each.getKey()});
        update(jdbc, "update ads_funds set leased_milli = ?, spent_milli = ? where advertiser_id = ?", funds,
                each -> new Object[]{each.getValue().leased, each.getValue().spent, each.getKey()});
    }

    private static <K, V> void update(JdbcTemplate jdbc, String sql, Map<K, V> rows,
            Function<Map.Entry<K, V>, Object[]> values) {
        List<Object[]> all = new ArrayList<>();
        rows.entrySet().forEach(each -> all.add(values.apply(each)));
        jdbc.batchUpdate(sql, all);
    }
}
