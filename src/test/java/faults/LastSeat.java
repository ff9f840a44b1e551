package faults;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import bench.TeamDeals;
import bench.Wares.Ware;
import faults.Caller.Reply;
import faults.Errand.Kind;

/** Somebody opens a team of two, and all others of a group want its other seat at the same moment; who has it pays. Round after round. */
final class LastSeat implements Attack {
    private static final int GROUPS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** What keeps two from having the same seat, but for the table's own constraint. */
    private static final String GUARD = " and taken < size";

    private final int rounds;
    private final AtomicInteger tooLate = new AtomicInteger();
    private final Collection<Long> deals = new ConcurrentLinkedQueue<>();

    LastSeat(int rounds) {
        this.rounds = rounds;
    }

    @Override
    public String name() {
        return "the last seat of a team, " + rounds + " times";
    }

    @Override
    public Site.Layout layout() {
        return Site.Layout.EAGER;
    }

    @Override
    public Manner manner() {
        return Manner.ROUNDS;
    }

    @Override
    public void strike(Site site, Load load, Figures figures) throws Exception {
        deals.clear();
        Map<Ware, Long> offered = load.wares.stream()
                .collect(Collectors.toMap(ware -> ware, ware -> TeamDeals.offer(site.jdbc(), ware, 2)));
        deals.addAll(offered.values());
        long begun = System.nanoTime();
        new Rounds(load, site.port()).play(rounds, GROUPS,
                (group, ware, number) -> round(Objects.requireNonNull(offered.get(ware)), group, ware, number,
                        figures));
        figures.seconds("seconds for a round", (System.nanoTime() - begun) / rounds);
        int others = load.members().size() / GROUPS - 1;
        figures.note("members who wanted each seat at once", Integer.toString(others));
        // Else nobody vied for it.
        figures.atLeast("told that the team is full", tooLate.getAndSet(0), rounds * others / 2.0, "members");
    }

    private void round(long deal, List<Buyer> group, Ware ware, int number, Figures figures)
            throws InterruptedException {
        Buyer leader = group.get(number % group.size());
        Seat opened = seat(leader, deal, ware, "/v1/commerce/deals/" + deal + "/teams");
        if (!opened.isPaid() || !isOpen(leader, opened.team())) {
            figures.violation("NO TEAM IN ROUND " + number + ": " + opened);
            return;
        }
        List<Buyer> others = group.stream().filter(each -> each != leader).toList();
        List<Seat> seats = Rounds.atOnce(others,
                each -> seat(each, deal, ware, "/v1/commerce/teams/" + opened.team() + "/seats"));
        tooLate.addAndGet((int) seats.stream().filter(each -> each.answer().code().equals("TEAM_FULL")).count());
        long seated = seats.stream().filter(Seat::isTaken).count();
        if (seated != 1) {
            figures.violation("SEAT OF " + seated + " in round " + number + ", team " + opened.team());
        }
    }

    /** Whether they have one, and have paid for it. */
    private record Seat(boolean isTaken, boolean isPaid, String team, Reply answer) {}

    private static Seat seat(Buyer buyer, long deal, Ware ware, String where) throws InterruptedException {
        Reply quote = buyer.postsUntilLetIn("/v1/commerce/deals/" + deal + "/quotes",
                "{\"skuId\":\"%s\",\"quantity\":1,\"postalCode\":\"06236\"}".formatted(ware.sku()));
        if (!quote.isDone()) {
            return new Seat(false, false, "", quote);
        }
        Errand order = buyer.wants(Kind.ORDER, quote.body().at("/total").asLong(), Long.parseLong(ware.sku()));
        Reply placed = buyer.insists(order, where, Client.order(quote.body().at("/id").asString()), Map.of());
        String team = placed.body().at("/teamId").asString("");
        if (!placed.isDone()) {
            return new Seat(false, false, team, placed);
        }
        Reply paid = buyer.pays(placed.body().at("/orderId").asString(), placed.body().at("/amount").asLong());
        return new Seat(true, paid.isDone(), team, paid);
    }

    /** It is there for others when commerce has heard that its leader paid. */
    private static boolean isOpen(Buyer leader, String team) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            if (leader.reads("/v1/commerce/teams/" + team).isDone()) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return false;
    }

    @Override
    public void afterwards(Site site, Figures figures) {
        site.jdbc()
                .sql("""
                        select concat(t.id, ' is ', t.status, ', ', t.paid, ' of ', t.size, ' paid, ', count(s.order_id), ' seats')
                        from commerce_team t left join commerce_team_seat s on s.team_id = t.id and s.holder is not null
                        where t.deal_id in (:deals) group by t.id, t.status, t.paid, t.size
                        having t.status <> 'FILLED' or t.paid <> t.size or count(s.order_id) <> t.size""")
                .param("deals", deals)
                .query(String.class).list().forEach(team -> figures.violation("TEAM " + team));
        figures.note("teams that are full", Long.toString(site.jdbc()
                .sql("select count(*) from commerce_team where status = 'FILLED' and deal_id in (:deals)")
                .param("deals", deals).query(Long.class).single()));
    }

    @Override
    public List<Twin> twins() {
        return List.of(new Twin("nobody looks whether a team has a seat left", site -> {
            site.jdbc().sql("alter table commerce_team drop constraint commerce_team_never_overfilled").update();
            Objects.requireNonNull(site.link).rewrite(
                    sql -> sql.startsWith("update commerce_team set taken = taken + 1") ? sql.replace(GUARD, "") : sql);
        }, Manner.ROUNDS));
    }
}
