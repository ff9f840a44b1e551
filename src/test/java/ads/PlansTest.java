package ads;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

import ads.audience.Audiences;
import ads.budget.Budgets;
import ads.campaign.AdGroupId;
import ads.campaign.AdvertiserId;
import ads.campaign.CampaignId;
import ads.campaign.CampaignPages;
import ads.campaign.GroupStandings;
import ads.campaign.ServableAds;
import ads.report.Dimension;
import ads.report.ReportQuery;
import ads.report.Reports;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import platform.database.RowInsert;
import testing.MadangTest;
import testing.Plans;
import testing.StatementRecorder;

import static org.assertj.core.api.Assertions.assertThat;

/** What advertisers and operators list is read along indexes. */
@MadangTest
class PlansTest {
    private static final AdvertiserId ADVERTISER = new AdvertiserId(7);
    private static final LocalDate DAY = LocalDate.of(2031, 3, 3);

    @Autowired
    CampaignPages pages;
    @Autowired
    GroupStandings standings;
    @Autowired
    Budgets budgets;
    @Autowired
    Reports reports;
    @Autowired
    Audiences audiences;
    @Autowired
    JdbcTemplate jdbc;

    @Test
    void listsGoAlongIndexes(@Autowired ApplicationContext context) {
        new Plans(context).assertServedByIndexes(this::fill, () -> {
            pages.newest(ADVERTISER, Long.MAX_VALUE, 26);
            pages.newest(ADVERTISER, 1_000, 26);
            pages.of(ADVERTISER, new CampaignId(7));
            pages.waiting(50);
            pages.advertisers(Long.MAX_VALUE, 26);
            pages.advertisers(1_000, 26);
            pages.advertiser(ADVERTISER);
            budgets.funds(7);
            budgets.spent(List.of(7L, 8L));
            audiences.find(7);
            standings.of(new AdGroupId(7));
        });
    }

    /** A report sums up: what it reads is an advertiser's hours between two days, and no more. */
    @Test
    void aReportReadsTheHoursOfOneAdvertiserOnly(@Autowired ApplicationContext context,
            @Autowired TransactionTemplate transaction) {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            fill();
            try (StatementRecorder recorder = new StatementRecorder(context)) {
                reports.read(ADVERTISER,
                        new ReportQuery(DAY, DAY.plusDays(2), ReportQuery.Grain.DAY, Dimension.CAMPAIGN, null));
                StatementRecorder.Statement query = recorder.statements().stream()
                        .filter(each -> each.sql().contains("from ads_hour")).findFirst().orElseThrow();
                assertThat(jdbc.queryForList("explain format=traditional " + query.sql(), query.parameters().toArray()))
                        .first().satisfies(plan -> {
                            assertThat(plan.get("key")).isEqualTo("ads_hour_report");
                            assertThat(plan.get("type")).isEqualTo("range");
                        });
            }
        });
    }

    /** Of all that was ever approved what takes part today. */
    @Test
    void theBoardReadsNoCreativesOfCampaignsThatAreOver(@Autowired ApplicationContext context,
            @Autowired ServableAds servable, @Autowired TransactionTemplate transaction) {
        Plans plans = new Plans(context);
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            fill();
            // Ten are left, which are over, of all that their groups and creatives belong to.
            jdbc.update("update ads_campaign set state = 'ENDED' where advertiser_id < 20");
            jdbc.update("delete from ads_campaign where advertiser_id < 20 and id > 10");
            long before = plans.rowsRead();
            servable.on(DAY);
            assertThat(plans.rowsRead() - before).isLessThan(Plans.ROWS / 4);
        });
    }

    private void fill() {
        LocalDateTime at = LocalDateTime.of(2031, 1, 1, 0, 0);
        List<Object[]> advertisers = new ArrayList<>();
        List<Object[]> funds = new ArrayList<>();
        List<Object[]> campaigns = new ArrayList<>();
        List<Object[]> budgetRows = new ArrayList<>();
        List<Object[]> groups = new ArrayList<>();
        List<Object[]> creatives = new ArrayList<>();
        List<Object[]> hours = new ArrayList<>();
        for (long id = 1; id <= Plans.ROWS; id++) {
            long advertiser = id % 20;
            advertisers.add(new Object[]{id, "광고주", "ACTIVE", at});
            funds.add(new Object[]{id});
            campaigns.add(new Object[]{id, id, advertiser, "감귤", "ACTIVE", 1_000, 1_000, DAY, at});
            budgetRows.add(new Object[]{id});
            groups.add(new Object[]{id, id % 500, advertiser, "모두", "ACTIVE", "CPM", 1_000, 1, 0, 0, 0, 0, 0, at});
            creatives.add(new Object[]{id, id, id % 500, advertiser, "IMAGE", "감귤", "", "https://a.example.com/", 1, 1,
                    "https://b.example.com/",
                    id % 20 == 0 ? "IN_REVIEW" : "APPROVED", at, at.plusSeconds(id)});
            hours.add(new Object[]{DAY.atStartOfDay().plusHours(id), 7, "HOME_BANNER", "IOS", "", "", 7, 7, advertiser,
                    1, 1, 1, 1, 1, 1, 1, 1, 1});
        }
        new RowInsert(jdbc, "ads_advertiser", "id", "name", "state", "created_at").insert(advertisers);
        new RowInsert(jdbc, "ads_funds", "advertiser_id").insert(funds);
        new RowInsert(jdbc, "ads_campaign", "id", "account_id", "advertiser_id", "name", "state", "daily_budget",
                "total_budget", "starts_on", "created_at").insert(campaigns);
        new RowInsert(jdbc, "ads_campaign_budget", "campaign_id").insert(budgetRows);
        new RowInsert(jdbc, "ads_group", "id", "campaign_id", "advertiser_id", "name", "state", "bid_kind", "bid",
                "placements", "oses", "age_bands", "genders", "regions", "segments", "created_at").insert(groups);
        new RowInsert(jdbc, "ads_creative", "id", "group_id", "campaign_id", "advertiser_id", "kind", "title", "body",
                "media_url", "width", "height", "landing_url", "state", "created_at", "submitted_at")
                .insert(creatives);
        new RowInsert(jdbc, "ads_hour", "hour", "creative_id", "placement", "os", "age_band", "gender", "group_id",
                "campaign_id", "advertiser_id", "impressions", "viewables", "clicks", "starts", "first_quartiles",
                "midpoints", "third_quartiles", "completes", "spent_milli").insert(hours);
    }
}
