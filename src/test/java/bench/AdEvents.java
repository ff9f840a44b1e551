package bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import ads.audience.AgeBand;
import ads.audience.Gender;
import ads.audience.Os;
import ads.campaign.Bid;
import ads.campaign.Placement;
import ads.token.AdToken;
import ads.token.AdTokens;
import platform.demo.DemoIds;
import testing.MemberActor;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Reports of what happened to shown ads of all the demo's campaigns that run. The tokens are made here, with the application's
 * own key and with numbers that its table gave: as many decisions besides would be another measurement.
 */
final class AdEvents implements HttpLoad.Work {
    /** What is reported of each ad. */
    static final List<String> KINDS = List.of("IMPRESSION", "START", "FIRST_QUARTILE", "MIDPOINT");
    /** Thousandths of a won: a CPM of 700 won. */
    static final long PRICE = 700;
    private static final List<Placement> PLACEMENTS = List.of(Placement.values());
    private static final List<AgeBand> AGES = List.of(AgeBand.values());
    private static final List<Gender> GENDERS = List.of(Gender.values());
    private static final int NUMBERS = 1 << 20;

    long accepted() {
        return accepted;
    }

    /** Of an ad group that runs. */
    private record Ad(long campaign, long group, long creative, Placement placement) {}

    private final List<MemberActor> people;
    private final AdTokens tokens;
    private final Connection database;
    private final int batch;
    private final Random random;
    private final List<Ad> ads = new ArrayList<>();
    private final List<long[]> used = new ArrayList<>();
    private long next;
    private long end;
    private long accepted;

    AdEvents(AppProcess app, List<MemberActor> people, int batch, long seed) throws SQLException, IOException {
        this.people = people;
        this.tokens = new AdTokens(app.secrets().hmacKeys("ads.token"));
        this.database = app.database();
        this.batch = batch;
        this.random = new Random(seed);
        try (Statement statement = database.createStatement(); ResultSet rows = statement.executeQuery("""
                select g.campaign_id, g.id, c.id, g.placements, g.oses from ads_group g
                join ads_creative c on c.group_id = g.id and c.state = 'APPROVED'
                join ads_campaign p on p.id = g.campaign_id and p.state = 'ACTIVE'""")) {
            while (rows.next()) {
                ads.add(new Ad(rows.getLong(1), rows.getLong(2), rows.getLong(3),
                        PLACEMENTS.get(Long.numberOfTrailingZeros(rows.getLong(4)))));
            }
        }
    }

    @Override
    public ByteBuffer next() {
        int who = random.nextInt(people.size());
        MemberActor member = people.get(who);
        long id = DemoIds.member(who + 1L).value();
        StringBuilder body = new StringBuilder(batch * 160).append("{\"events\":[");
        for (int i = 0; i < batch;) {
            String token = token(id);
            for (int kind = 0; kind < KINDS.size() && i < batch; kind++, i++) {
                body.append(i == 0 ? "" : ",").append("{\"type\":\"").append(KINDS.get(kind)).append("\",\"token\":\"")
                        .append(token).append("\"}");
            }
        }
        return AdRequests.post("/v1/ads/events", member.bearer(), body.append("]}").toString().getBytes(UTF_8));
    }

    private String token(long member) {
        Ad ad = ads.get(random.nextInt(ads.size()));
        return tokens.issue(new AdToken(number(), member, ad.campaign(), ad.group(), ad.creative(), 0, PRICE,
                Instant.now().truncatedTo(ChronoUnit.SECONDS), Bid.Kind.CPM, ad.placement(),
                random.nextBoolean() ? Os.IOS : Os.ANDROID, AGES.get(random.nextInt(AGES.size())),
                GENDERS.get(random.nextInt(GENDERS.size())), false));
    }

    private long number() {
        if (next == end) {
            next = takeNumbers();
            end = next + NUMBERS;
        }
        return next++;
    }

    private long takeNumbers() {
        try (Statement statement = database.createStatement()) {
            database.setAutoCommit(false);
            ResultSet row = statement.executeQuery("select next_number from ads_sequence where id = 1 for update");
            row.next();
            long first = row.getLong(1);
            statement.executeUpdate("update ads_sequence set next_number = next_number + " + NUMBERS
                    + " where id = 1");
            database.commit();
            database.setAutoCommit(true);
            used.add(new long[]{first, first + NUMBERS});
            return first;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean answered(ByteBuffer request, int status) {
        if (status == 200) {
            accepted += batch;
            return true;
        }
        if (status != 429 && status != 503) {
            throw new IllegalStateException("Answered with " + status);
        }
        return false;
    }
}
