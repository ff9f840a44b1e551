package commerce.groupbuy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import commerce.catalogue.SellerStatus;
import commerce.order.OrderId;
import org.junit.jupiter.api.Test;
import platform.database.ConflictRetry;
import platform.id.Tsid;
import platform.web.DomainException;
import testing.Seed;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever buyers, pay, time and suspensions do at once: no team is overfilled, nobody's money is lost, and in the end nothing is
 * held. More operations by {@code -Dmadang.teams.operations=100000}, repeated by {@code -Dmadang.seed=…}.
 */
class TeamInterleavingTest extends TeamScene {
    private static final int OPERATIONS = Integer.getInteger("madang.teams.operations", 1_200);
    private static final int THREADS = 8;

    private final List<TeamId> opened = Collections.synchronizedList(new ArrayList<>());
    private final List<Member> members = Collections.synchronizedList(new ArrayList<>());
    private final Set<OrderId> approved = ConcurrentHashMap.newKeySet();

    @Test
    void losesNobodysMoneyAndOverfillsNothing() throws Exception {
        long seed = Seed.OF_THE_RUN;
        List<DealId> all = List.of(deal(2), deal(3), deal(4, 60, 2));
        opened.add(team(all.getFirst()));
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                Random random = new Random(seed + i);
                running.add(threads.submit(() -> act(random, all)));
            }
            for (Future<?> each : running) {
                each.get();
            }
        }
        end();
        check("seed " + seed, all);
    }

    private void act(Random random, List<DealId> all) {
        for (int i = 0; i < OPERATIONS / THREADS; i++) {
            try {
                ConflictRetry.call(() -> {
                    one(random, all);
                    return true;
                });
            } catch (DomainException refused) {
                assertThat(refused.code().status().is4xxClientError()).isTrue();
            }
        }
    }

    private void one(Random random, List<DealId> all) {
        switch (random.nextInt(20)) {
            case 0, 1 -> {
                Tsid member = ids.next();
                Seating.Seated seated = opens(member, all.get(random.nextInt(all.size())));
                members.add(new Member(member, seated.order()));
                opened.add(seated.team());
            }
            case 2, 3, 4, 5, 6 -> {
                Tsid member = ids.next();
                if (asks(member, any(random, opened), 1 + random.nextInt(2)) instanceof Seating.Seated seated) {
                    members.add(new Member(member, seated.order()));
                }
            }
            case 7, 8, 9, 10, 11, 12 -> approve(random);
            case 13 -> pay.expires(member(random).order(), 1);
            case 14 -> pay.lapse(member(random).order());
            case 15 -> leave.leave(member(random).id(), any(random, opened));
            case 16 -> timeIsOver(any(random, opened));
            case 17 -> sweep();
            case 18 -> refund(member(random).order());
            default -> {
                if (random.nextInt(60) == 0) {
                    shop.becomes(SellerStatus.SUSPENDED);
                    dissolve.end(shop.seller());
                    // Else a lost lock would leave it suspended, and nobody could buy any more.
                    ConflictRetry.call(() -> {
                        shop.becomes(SellerStatus.APPROVED);
                        return true;
                    });
                }
            }
        }
    }

    private void approve(Random random) {
        OrderId order = member(random).order();
        pay.approves(order, 2);
        if (shop.number("select payment_version from commerce_order where id = ?", order.value()) == 2) {
            approved.add(order);
        }
    }

    private Member member(Random random) {
        return members.isEmpty() ? new Member(ids.next(), leadersOrder(opened.getFirst())) : any(random, members);
    }

    private static <T> T any(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private void refund(OrderId order) {
        if (shop.number("select count(*) from commerce_refund where order_id = ?", order.value()) == 1) {
            pay.refunds(order, 3);
        }
    }

    /** Time passes, and pay answers all that it was asked. */
    private void end() {
        members.forEach(member -> pay.lapse(member.order()));
        opened.forEach(this::timeIsOver);
        sweep();
        members.forEach(member -> refund(member.order()));
        refund(leadersOrder(opened.getFirst()));
    }

    private void check(String what, List<DealId> all) {
        for (TeamId id : opened) {
            Team team = found(id);
            assertThat(team.status()).as(what).isIn(TeamStatus.FORMING, TeamStatus.FILLED, TeamStatus.REFUNDED);
            assertThat(paid(id)).as(what).isEqualTo(team.status() == TeamStatus.FILLED ? team.size() : 0);
            assertThat(told("commerce.group-buy-filled", id) + told("commerce.group-buy-failed", id)).as(what)
                    .isEqualTo(team.status() == TeamStatus.FORMING ? 0 : 1);
        }
        assertThat(approved).as(what).isNotEmpty();
        for (OrderId order : approved) {
            assertThat(pay.state(order)).as(what).isIn("PAID PAID", "REFUNDED CANCELED");
        }
        long sold = shop.number("""
                select coalesce(sum(quantity), 0) from commerce_team_seat s join commerce_team t on t.id = s.team_id
                where t.seller_id = ? and t.status = 'FILLED' and s.state = 'PAID'""", shop.seller().value());
        assertThat(sold).as(what).isPositive();
        assertThat(shop.held(sku)).as(what).isZero();
        assertThat(shop.onHand(sku)).as(what).isEqualTo((int) (2_000 - sold));
        assertThat(all.stream().mapToLong(this::taken).sum()).as(what).isEqualTo(sold);
        assertThat(all.stream().mapToLong(this::boughtOf).sum()).as(what).isEqualTo(sold);
        assertBooksAgree();
    }

    private long paid(TeamId team) {
        return shop.number("""
                select count(*) from commerce_team_seat s join commerce_order o on o.id = s.order_id
                where s.team_id = ? and o.status = 'PAID'""", team.value());
    }

    private long boughtOf(DealId deal) {
        return shop.number("select coalesce(sum(pieces), 0) from commerce_deal_buyer where deal_id = ?", deal.value());
    }
}
