package bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

import ads.audience.AgeBand;
import ads.audience.Gender;
import ads.audience.Os;
import ads.campaign.Bid;
import ads.campaign.Placement;
import ads.token.AdToken;
import ads.token.AdTokens;
import platform.demo.DemoIds;
import platform.time.BusinessDays;
import testing.MemberActor;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Reports of what happened to shown ads of all the demo's campaigns that run. The tokens are made here, with the application's
 * own key and with numbers that its table gave: as many decisions besides would be another measurement.
 */
final class AdEvents implements HttpLoad.Work {
    /** What is reported of each ad, in this order; the seen one with its measurement. */
    static final List<String> KINDS = List.of("IMPRESSION", "VIEWABLE", "CLICK", "START");
    private static final List<String> EVENTS = KINDS.stream().map(kind -> "{\"type\":\"" + kind
            + (kind.equals("VIEWABLE") ? "\",\"exposure\":{\"percent\":100,\"millis\":2500}" : "\"")
            + ",\"token\":\"").toList();
    private static final List<Bid.Kind> BIDS = List.of(Bid.Kind.values());
    /**
     * Thousandths of a won for an impression, or for a click, which each ad has here: a CPM of 3,000 won, at which many campaigns
     * come to the end of their day's budget.
     */
    static final long PRICE = 3000;
    /** 50,000 won. */
    private static final long LEASE = 50_000_000;
    private static final int NUMBERS = 1 << 20;
    private static final List<Placement> PLACEMENTS = List.of(Placement.values());
    private static final List<AgeBand> AGES = List.of(AgeBand.values());
    private static final List<Gender> GENDERS = List.of(Gender.values());

    /** An ad group that runs. */
    private record Ad(long campaign, long advertiser, long group, long creative, Placement placement) {}

    /** Numbers of tokens, the last one excluded. */
    record Numbers(long first, long end) {}

    private final AppProcess app;
    private final List<MemberActor> people;
    private final AdTokens tokens;
    private final int batch;
    private final int allAccepted;
    private final Random random;
    private final List<Ad> ads = new ArrayList<>();
    private final List<Numbers> used = new ArrayList<>();
    private long first;
    private long next;
    private long end;
    private final AtomicLong accepted = new AtomicLong();

    AdEvents(AppProcess app, List<MemberActor> people, int batch, long seed) throws SQLException, IOException {
        this.app = app;
        this.people = people;
        this.tokens = new AdTokens(app.secrets().hmacKeys("ads.token"));
        this.batch = batch;
        this.allAccepted = ("{\"accepted\":" + batch + ",\"refused\":[]}").length();
        this.random = new Random(seed);
        try (Connection database = app.database();
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select g.campaign_id, g.advertiser_id, g.id, c.id, g.placements from ads_group g
                        join ads_creative c on c.group_id = g.id and c.state = 'APPROVED'
                        join ads_campaign p on p.id = g.campaign_id and p.state = 'ACTIVE' order by g.id""")) {
            while (rows.next()) {
                ads.add(new Ad(rows.getLong(1), rows.getLong(2), rows.getLong(3),
                        rows.getLong(4), PLACEMENTS.get(Long.numberOfTrailingZeros(rows.getLong(5)))));
            }
        }
    }

    /** Takes a lease of each campaign, as an instance that decides does: part of what is charged comes out of it. */
    void takeLeases() throws SQLException, IOException {
        try (Connection database = app.database(); Statement statement = database.createStatement()) {
            for (Ad ad : ads) {
                String row = "(" + ad.campaign() + ", '" + LocalDate.now(BusinessDays.SEOUL) + "', " + LEASE + ")";
                statement.executeUpdate("insert into ads_day_budget (campaign_id, day, leased_milli) values " + row
                        + " on duplicate key update leased_milli = leased_milli + " + LEASE);
                statement.executeUpdate("insert into ads_lease (id, campaign_id, advertiser_id, day, amount_milli,"
                        + " closes_at) select campaign_id, campaign_id, " + ad.advertiser() + ", day, " + LEASE + ","
                        + " utc_timestamp(6) + interval 17 minute from ads_day_budget where campaign_id = "
                        + ad.campaign());
                statement.executeUpdate("update ads_campaign_budget set leased_milli = leased_milli + " + LEASE
                        + " where campaign_id = " + ad.campaign());
                statement.executeUpdate("update ads_funds set leased_milli = leased_milli + " + LEASE
                        + " where advertiser_id = " + ad.advertiser());
            }
        }
    }

    /** Events that were acknowledged. */
    long accepted() {
        return accepted.get();
    }

    int campaigns() {
        return ads.size();
    }

    /** The numbers of all tokens so far. */
    List<Numbers> numbers() {
        List<Numbers> all = new ArrayList<>(used);
        all.add(new Numbers(first, next));
        return all;
    }

    @Override
    public ByteBuffer next() {
        int who = random.nextInt(people.size());
        long member = DemoIds.member(who + 1L).value();
        StringBuilder body = new StringBuilder(batch * 180).append("{\"events\":[");
        String token = "";
        for (int i = 0; i < batch; i++) {
            token = i % KINDS.size() == 0 ? token(member) : token;
            body.append(i == 0 ? "" : ",").append(EVENTS.get(i % KINDS.size())).append(token).append("\"}");
        }
        return AdRequests.post("/v1/ads/events", people.get(who).bearer(),
                body.append("]}").toString().getBytes(UTF_8));
    }

    private String token(long member) {
        Ad ad = ads.get(random.nextInt(ads.size()));
        return tokens
                .issue(new AdToken(number(), member, ad.campaign(), ad.group(), ad.creative(), ad.campaign(), PRICE,
                        Instant.now().truncatedTo(ChronoUnit.SECONDS), BIDS.get(random.nextInt(BIDS.size())),
                        ad.placement(),
                        random.nextBoolean() ? Os.IOS : Os.ANDROID, AGES.get(random.nextInt(AGES.size())),
                        GENDERS.get(random.nextInt(GENDERS.size())), false));
    }

    private long number() {
        if (next == end) {
            if (end > 0) {
                used.add(new Numbers(first, end));
            }
            first = takeNumbers();
            next = first;
            end = first + NUMBERS;
        }
        return next++;
    }

    private long takeNumbers() {
        try (Connection database = app.database(); Statement statement = database.createStatement()) {
            database.setAutoCommit(false);
            ResultSet row = statement.executeQuery("select next_number from ads_sequence where id = 1 for update");
            row.next();
            long taken = row.getLong(1);
            statement.executeUpdate("update ads_sequence set next_number = next_number + " + NUMBERS
                    + " where id = 1");
            database.commit();
            return taken;
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean answered(ByteBuffer request, int status, int bodyBytes) {
        if (status == 200 && bodyBytes == allAccepted) {
            accepted.addAndGet(batch);
            return true;
        }
        if (status != 429 && status != 503) {
            throw new IllegalStateException("Answered with " + status + " and " + bodyBytes + " bytes");
        }
        return false;
    }
}
