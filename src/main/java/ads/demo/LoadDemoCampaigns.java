package ads.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import ads.events.SpendSettled;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import platform.database.RowInsert;
import platform.demo.ConditionalOnDemo;
import platform.demo.DemoAdvertisers;
import platform.demo.DemoIds;
import platform.demo.DemoLoader;
import platform.demo.DemoRandom;
import platform.demo.DemoScale;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.BusinessDays;

/** Loads 20 advertisers with 200 campaigns in all states, and a month of what they reached and cost. */
@Component
@ConditionalOnDemo
class LoadDemoCampaigns implements ApplicationRunner {
    private static final int ADVERTISERS = DemoAdvertisers.count();
    static final int CAMPAIGNS = 200;
    static final long FUNDED_WON = 500_000_000;
    private static final int DAYS = 30;
    private static final int GROUPS = 701;
    private static final int CREATIVES = 702;
    private static final int ACCOUNTS = 703;
    private static final List<String> GOODS = List.of("겨울 감귤", "새해 적금", "가벼운 패딩", "무선 이어폰", "동네 커피", "한우 세트",
            "러닝화", "캠핑 의자", "전기 포트", "여행자 보험");
    private static final List<String> STATES = List.of("ACTIVE", "ACTIVE", "ACTIVE", "ACTIVE", "ACTIVE", "PAUSED",
            "PAUSED", "DRAFT", "ENDED", "ENDED");

    private final DemoLoader loader;
    private final DemoScale scale;
    private final JdbcTemplate jdbc;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;
    /** The month is laid out around the day on which it is loaded: it ends the day before. */
    private final LocalDate lastDay;
    private final RowInsert campaigns;
    private final RowInsert budgets;
    private final RowInsert groups;
    private final RowInsert creatives;
    private final RowInsert hours;

    LoadDemoCampaigns(DemoLoader loader, DemoScale scale, JdbcTemplate jdbc, DomainEvents events, Ids ids,
            Clock clock) {
        this.loader = loader;
        this.scale = scale;
        this.jdbc = jdbc;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
        lastDay = LocalDate.ofInstant(clock.instant(), BusinessDays.SEOUL).minusDays(1);
        campaigns = new RowInsert(jdbc, "ads_campaign", "id", "account_id", "advertiser_id", "name", "state",
                "daily_budget", "total_budget", "starts_on", "ends_on", "daily_cap", "created_at");
        budgets = new RowInsert(jdbc, "ads_campaign_budget", "campaign_id", "spent_milli");
        groups = new RowInsert(jdbc, "ads_group", "id", "campaign_id", "advertiser_id", "name", "state", "bid_kind",
                "bid", "placements", "oses", "age_bands", "genders", "regions", "segments", "hours", "created_at");
        creatives = new RowInsert(jdbc, "ads_creative", "id", "group_id", "campaign_id", "advertiser_id", "kind",
                "title", "body", "media_url", "width", "height", "duration_millis", "landing_url", "state", "refusal",
                "created_at", "submitted_at");
        hours = new RowInsert(jdbc, "ads_hour", "hour", "creative_id", "placement", "os", "age_band", "gender",
                "group_id", "campaign_id", "advertiser_id", "impressions", "viewables", "clicks", "starts",
                "first_quartiles", "midpoints", "third_quartiles", "completes", "spent_milli");
    }

    @Override
    public void run(ApplicationArguments arguments) {
        loader.once("ads", progress -> {
            progress.step("advertisers", ADVERTISERS, ADVERTISERS, this::advertisers);
            progress.step("campaigns", CAMPAIGNS, 50, this::campaigns);
        });
    }

    private void advertisers(long first, long last) {
        for (long i = first; i <= last; i++) {
            long id = DemoIds.advertiser(i).value();
            String name = DemoAdvertisers.name(i);
            var at = lastDay.minusDays(60).atStartOfDay();
            jdbc.update("insert into ads_advertiser (id, name, state, created_at) values (?, ?, 'ACTIVE', ?)", id, name,
                    at);
            jdbc.update("insert into ads_account (id, advertiser_id, name, created_at) values (?, ?, ?, ?)",
                    DemoIds.of(ACCOUNTS, i).value(), id, name, at);
            jdbc.update("insert into ads_funds (advertiser_id, funded_milli) values (?, ?)", id, FUNDED_WON * 1000);
        }
    }

    private void campaigns(long first, long last) {
        List<@Nullable Object[]> campaignRows = new ArrayList<>();
        List<@Nullable Object[]> budgetRows = new ArrayList<>();
        List<@Nullable Object[]> groupRows = new ArrayList<>();
        List<@Nullable Object[]> creativeRows = new ArrayList<>();
        List<@Nullable Object[]> hourRows = new ArrayList<>();
        Map<Tsid, Won> charges = new TreeMap<>();
        for (long i = first; i <= last; i++) {
            DemoRandom random = DemoRandom.of(scale.seed(), "campaign", i);
            DemoCampaign campaign = new DemoCampaign(i, i / ADVERTISERS, DemoIds.of(700, i).value(),
                    DemoIds.of(GROUPS, i).value(),
                    DemoIds.of(CREATIVES, i).value(), DemoIds.advertiser(1 + i % ADVERTISERS).value(),
                    GOODS.get((int) ((i + i / ADVERTISERS) % GOODS.size())),
                    STATES.get((int) (i / ADVERTISERS % STATES.size())),
                    random.oneOf(List.of(DemoCampaign.Place.values())));
            long spent = campaign.hours(random, lastDay, DAYS, hourRows);
            long daily = random.between(10, 100) * 10_000;
            campaignRows.add(new @Nullable Object[]{campaign.id(), DemoIds.of(ACCOUNTS, 1 + i % ADVERTISERS).value(),
                    campaign.advertiser(), campaign.title() + " " + i, campaign.state(), daily, daily * 60,
                    lastDay.minusDays(DAYS), null, random.chance(50) ? 5 : null,
                    lastDay.minusDays(DAYS).atStartOfDay()});
            budgetRows.add(new @Nullable Object[]{campaign.id(), spent});
            groupRows.add(campaign.group(random, lastDay.minusDays(DAYS).atStartOfDay()));
            creativeRows.add(campaign.creative(lastDay.minusDays(DAYS).atStartOfDay()));
            if (spent > 0) {
                charges.merge(new Tsid(campaign.advertiser()), Won.of(spent / 1000), Won::plus);
            }
            jdbc.update("update ads_funds set spent_milli = spent_milli + ? where advertiser_id = ?",
                    spent, campaign.advertiser());
        }
        campaigns.insert(campaignRows);
        budgets.insert(budgetRows);
        groups.insert(groupRows);
        creatives.insert(creativeRows);
        hours.insert(hourRows);
        jdbc.update("update ads_change set version = version + 1 where id = 1");
        events.publish(new SpendSettled(ids.next(), clock.instant().truncatedTo(ChronoUnit.MICROS), ids.next(),
                charges.entrySet().stream().map(each -> new SpendSettled.Charge(each.getKey(), each.getValue()))
                        .toList()));
    }
}
