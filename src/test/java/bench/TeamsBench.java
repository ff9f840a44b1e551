package bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

import bench.PurchaseWork.Wish;
import bench.Wares.Ware;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import testing.MemberActor;
import testing.RunningJar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A crowd that wants seats of teams at the same moment, against one that orders as anybody does. Run by {@code bench/teams.sh}. */
class TeamsBench {
    private static final int PEOPLE = Integer.getInteger("bench.people", 1_000);
    /** Of the crowd's, so that teams come out even. */
    private static final int ROUND = 100;
    private static final int MEMBERS = 2 * PEOPLE;
    private static final int PRODUCTS = Integer.getInteger("bench.products", 3_000);
    private static final int CONNECTIONS = Integer.getInteger("bench.connections", 100);
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("bench.warm-up", 60));
    /** For what one of them buys to warm up and afterwards. */
    private static final long ENOUGH = 300_000;
    private static final long DEAREST = 15_000;
    private static final int SEATS = 10;
    /** Their leader has one, too. */
    private static final int TEAM = SEATS + 1;
    /** Of those who want a seat of many teams, these find a team that does not become full. */
    private static final int LOSERS = PEOPLE / 10;
    private static final int FULL_TEAMS = (PEOPLE - LOSERS) / SEATS;
    private static final int FAILING_TEAMS = LOSERS / (SEATS / 2);
    private static final int TEAMS = FULL_TEAMS + FAILING_TEAMS;
    private static final long SEED = 20_261_130;

    @TempDir
    Path folder;

    private final StringBuilder report = new StringBuilder();

    @Test
    void measure() throws Exception {
        assertThat(PEOPLE % ROUND).as("bench.people, in hundreds: what is over").isZero();
        List<String> settings = List.of("--madang.demo.members=" + MEMBERS, "--madang.demo.products=" + PRODUCTS,
                "--madang.limits.policies.catalogue.per-address.per-minute=60000000",
                "--madang.limits.policies.catalogue.per-address.burst=60000000");
        try (AppProcess app = AppProcess.start(folder, RunningJar.freePort(), RunningJar.freePort(), settings);
                HttpLoad load = new HttpLoad(app.port, CONNECTIONS);
                Connection connection = app.database()) {
            List<Ware> wares = Wares.of(app.port, 500, DEAREST, 50);
            List<MemberActor> people = DemoPeople.withMoney(app.port, MEMBERS, ENOUGH, PEOPLE + TEAMS);
            assertThat(people.size()).as("members with money").isGreaterThanOrEqualTo(PEOPLE + TEAMS);
            report.append(RunningApp.header("Seats of teams that everybody wants", "bench/teams.sh"))
                    .append(String.format(Locale.ROOT,
                            """
                                    %,d demo members who want something at the same moment, %d connections of one client thread, after %d s of other purchases to warm up. Each asks for a quote, orders, pays, and asks for the \
                                    order until it is paid, or is told that there is none left. Timed from the beginning of all until each has the last answer, however often they were told to come back (and came after 100 ms). \
                                    A team is of %d: its leader has paid before. Another team of the same deal is open. Of the many teams %d are full afterwards, and %d half full.

                                    | | people | paid | told that there is none | of these, shown another team | told to come back | p50 s | p99 s | s until the last had paid | s until all are answered |
                                    |---|---|---|---|---|---|---|---|---|---|
                                    """,
                            PEOPLE, CONNECTIONS, WARM_UP.toSeconds(), TEAM, FULL_TEAMS, FAILING_TEAMS));
            DemoPeople.refresh(people);
            load.full(WARM_UP, new PurchaseWork(people, wares.subList(4, wares.size()), "warm"));
            measure(load, connection, people, wares);
            RunningApp.write(report.toString());
        }
    }

    private void measure(HttpLoad load, Connection connection, List<MemberActor> people, List<Ware> wares)
            throws Exception {
        JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        List<MemberActor> crowd = people.subList(0, PEOPLE);
        List<MemberActor> leaders = people.subList(PEOPLE, PEOPLE + TEAMS);

        Stock.set(connection, wares.get(0), SEATS);
        PurchaseWork pieces = burst(load, crowd, ware(wares.get(0)), SEATS + " pieces of one SKU");
        assertThat(pieces.paid()).isEqualTo(SEATS);

        Stock.set(connection, wares.get(1), 2 * PEOPLE);
        long one = TeamDeals.offer(jdbc, wares.get(1), TEAM);
        long wanted = open(load, jdbc, leaders.subList(0, 2), one, wares.get(1)).getFirst();
        PurchaseWork seats = burst(load, crowd, number -> Wish.seat(one, wares.get(1), wanted),
                SEATS + " seats of one team");
        assertThat(seats.paid()).isEqualTo(SEATS);
        assertThat(seats.teamFull()).isEqualTo(PEOPLE - SEATS).isEqualTo(seats.toldOfAnotherTeam());

        Stock.set(connection, wares.get(2), PEOPLE);
        PurchaseWork orders = burst(load, crowd, ware(wares.get(2)), "as many pieces of one SKU");
        assertThat(orders.paid()).isEqualTo(PEOPLE);

        Stock.set(connection, wares.get(3), 2 * PEOPLE);
        long many = TeamDeals.offer(jdbc, wares.get(3), TEAM);
        DemoPeople.refresh(people);
        Map<String, Long> before = balances(people);
        List<Long> places = places(open(load, jdbc, leaders, many, wares.get(3)));
        PurchaseWork all = burst(load, crowd, number -> Wish.seat(many, wares.get(3), places.get(number)),
                "seats of " + TEAMS + " teams, as many");
        assertThat(all.paid()).isEqualTo(PEOPLE);
        assertThat(count(jdbc, many, "FILLED")).isEqualTo(FULL_TEAMS);
        moneyBack(jdbc, people, before, many);
    }

    private static IntFunction<Wish> ware(Ware ware) {
        return number -> Wish.piece(ware);
    }

    private PurchaseWork burst(HttpLoad load, List<MemberActor> crowd, IntFunction<Wish> wishes, String name) {
        DemoPeople.refresh(crowd);
        PurchaseWork work = new PurchaseWork(crowd, wishes, "burst-" + name.hashCode());
        Burst burst = new Burst(work);
        HttpLoad.Result result = load.times(crowd.size(), burst);
        String row = String.format(Locale.ROOT, "| %s | %,d | %,d | %,d | %,d | %,d | %.2f | %.2f | %.1f | %.1f |%n",
                name, crowd.size(), work.paid(), work.soldOut() + work.teamFull(), work.toldOfAnotherTeam(),
                work.crowdedOut(), burst.answered.millis(0.5) / 1e3, burst.answered.millis(0.99) / 1e3,
                (work.lastPaid() - work.firstAsked()) / 1e9, result.took() / 1e9);
        System.err.print(row);
        report.append(row);
        return work;
    }

    /** Each leads one, and has paid. */
    private static List<Long> open(HttpLoad load, JdbcClient jdbc, List<MemberActor> leaders, long deal, Ware ware) {
        DemoPeople.refresh(leaders);
        load.times(leaders.size(),
                new PurchaseWork(leaders, number -> Wish.newTeam(deal, ware), "lead-" + deal));
        assertThat(count(jdbc, deal, "OPEN")).isEqualTo(leaders.size());
        return jdbc.sql("select id from commerce_team where deal_id = :deal order by id").param("deal", deal)
                .query(Long.class).list();
    }

    /** Which team each of the crowd wants: all seats of most, half of those of the last. */
    private static List<Long> places(List<Long> teams) {
        List<Long> places = new ArrayList<>();
        for (int i = 0; i < TEAMS; i++) {
            places.addAll(Collections.nCopies(i < FULL_TEAMS ? SEATS : SEATS / 2, teams.get(i)));
        }
        Collections.shuffle(places, new Random(SEED));
        return places;
    }

    /** The time of the open teams is over: who has a seat of one has the money again, to the won, and all others have paid theirs. */
    private void moneyBack(JdbcClient jdbc, List<MemberActor> people, Map<String, Long> before, long deal) {
        int failing = count(jdbc, deal, "OPEN");
        int owed = jdbc.sql("select sum(paid) from commerce_team where deal_id = :deal and status = 'OPEN'")
                .param("deal", deal).query(Integer.class).single();
        long begun = System.nanoTime();
        jdbc.sql("""
                update commerce_team set deadline = utc_timestamp(6) - interval 1 second, expire_at = deadline
                where deal_id = :deal and status = 'OPEN'""").param("deal", deal).update();
        await().atMost(Duration.ofMinutes(5)).pollInterval(Duration.ofMillis(50))
                .until(() -> count(jdbc, deal, "REFUNDED") == failing);
        double seconds = (System.nanoTime() - begun) / 1e9;
        Map<String, Long> spent = jdbc.sql("""
                select s.member_id, sum(o.amount) from commerce_team_seat s join commerce_team t on t.id = s.team_id
                    join commerce_order o on o.id = s.order_id
                where t.status = 'FILLED' and t.deal_id = :deal group by s.member_id""").param("deal", deal)
                .query((row, i) -> Map.entry(row.getString(1), row.getLong(2))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        DemoPeople.refresh(people);
        Map<String, Long> after = balances(people);
        before.forEach((member, balance) -> assertThat(after.get(member)).as("balance of %s", member)
                .isEqualTo(balance - spent.getOrDefault(member, 0L)));
        report.append(String.format(Locale.ROOT,
                "%nThe time of the %,d teams that are not full over: %.1f s later the %,d who had paid for a seat of one have their money again; "
                        + "the wallets of all hold what they held before the many teams, less what was paid for seats of full ones.%n",
                failing, seconds, owed));
    }

    private static int count(JdbcClient jdbc, long deal, String status) {
        return jdbc.sql("select count(*) from commerce_team where deal_id = :deal and status = :status")
                .param("deal", deal).param("status", status).query(Integer.class).single();
    }

    private static Map<String, Long> balances(List<MemberActor> people) {
        return people.parallelStream().collect(Collectors.toMap(each -> each.memberId, DemoPeople::balance));
    }
}
