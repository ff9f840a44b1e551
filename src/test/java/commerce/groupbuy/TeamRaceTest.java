package commerce.groupbuy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import commerce.order.OrderId;
import commerce.quote.QuoteId;
import commerce.refusal.CommerceError;
import org.junit.jupiter.api.Test;
import platform.id.Tsid;

import static org.assertj.core.api.Assertions.assertThat;

/** However many act at once, a team is never overfilled, and either filled or failed. */
class TeamRaceTest extends TeamScene {
    @Test
    void hasSeatsForTenOfAThousandAndTellsTheOthersOfAnotherTeam() throws Exception {
        DealId deal = deal(11);
        TeamId team = team(deal);
        TeamId other = team(deal);
        List<Callable<Seating>> crowd = new ArrayList<>();
        for (QuoteId quoted : quotes(deal, 1_000)) {
            Tsid member = new Tsid(quoted.value());
            crowd.add(() -> join.join(member, team, quoted, HOME));
        }
        List<OrderId> seated = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (Future<Seating> each : threads.invokeAll(crowd)) {
                switch (each.get()) {
                    case Seating.Seated one -> seated.add(one.order());
                    case Seating.NoSeat none -> {
                        assertThat(none.why()).isEqualTo(CommerceError.TEAM_FULL);
                        assertThat(none.other()).returns(other, TeamView::id).returns(11, TeamView::seats);
                    }
                    case Seating.PriceChanged _ -> throw new AssertionError();
                }
            }
        }
        assertThat(seated).hasSize(10);
        assertThat(found(team)).returns(11, Team::taken).returns(1, Team::paid);
        assertThat(shop.held(sku)).isEqualTo(12);
        seated.forEach(order -> pay.approves(order, 2));
        assertThat(found(team).status()).isEqualTo(TeamStatus.FILLED);
        assertThat(shop.onHand(sku)).isEqualTo(1_989);
        assertBooksAgree();
    }

    /** A quote each of as many members, whose ids are those of their quotes. */
    private List<QuoteId> quotes(DealId deal, int count) {
        QuoteId first = quoted(ids.next(), deal, 1);
        List<QuoteId> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            QuoteId copy = new QuoteId(ids.nextLong());
            shop.sql("""
                    insert into commerce_quote (id, member_id, hash, body, valid_until)
                    select ?, ?, hash, body, valid_until from commerce_quote where id = ?""", copy.value(),
                    copy.value(), first.value());
            all.add(copy);
        }
        return all;
    }

    @Test
    void isEitherFilledOrFailedWhateverComesAtTheDeadline() throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (int round = 0; round < 12; round++) {
                TeamId team = team(deal(2));
                OrderId leader = leadersOrder(team);
                Member last = joins(team);
                timeIsOver(team);
                List<Callable<Void>> all = List.of(does(() -> pay.approves(last.order(), 2)),
                        does(() -> pay.lapse(last.order())), does(this::sweep),
                        does(() -> pay.approves(last.order(), 2)));
                for (Future<Void> each : threads.invokeAll(all)) {
                    each.get();
                }
                sweep();
                if (found(team).status() == TeamStatus.FILLED) {
                    assertThat(List.of(pay.state(leader), pay.state(last.order()))).containsOnly("PAID PAID");
                } else {
                    assertThat(found(team).status()).isEqualTo(TeamStatus.FAILED);
                    assertThat(List.of(pay.state(leader), pay.state(last.order())))
                            .containsOnly("REFUND_PENDING CANCELED");
                }
                assertThat(told("commerce.group-buy-filled", team) + told("commerce.group-buy-failed", team))
                        .isEqualTo(1);
            }
        }
        assertThat(shop.held(sku)).isZero();
        assertBooksAgree();
    }

    @Test
    void losesNobodyWhoLeavesWhileTheLastSeatIsPaid() throws Exception {
        try (var threads = Executors.newFixedThreadPool(3)) {
            for (int round = 0; round < 8; round++) {
                TeamId team = team(deal(3));
                Member second = pays(team);
                Member last = joins(team);
                List<Callable<Boolean>> all = List.of(() -> {
                    pay.approves(last.order(), 2);
                    return true;
                }, () -> left(second, team), () -> left(second, team));
                int left = 0;
                for (Future<Boolean> each : threads.invokeAll(all).subList(0, 3)) {
                    left += each.get() ? 1 : 0;
                }
                Team now = found(team);
                boolean filled = now.status() == TeamStatus.FILLED;
                assertThat(left).as("the payment, and one of two tries to leave").isEqualTo(filled ? 1 : 2);
                assertThat(now.paid()).isEqualTo(filled ? 3 : 2);
                assertThat(pay.state(second.order())).isEqualTo(filled ? "PAID PAID" : "REFUND_PENDING CANCELED");
            }
        }
        assertBooksAgree();
    }

    private boolean left(Member member, TeamId team) {
        try {
            leave.leave(member.id(), team);
            return true;
        } catch (platform.web.DomainException e) {
            return false;
        }
    }

    private static Callable<Void> does(Runnable what) {
        return () -> {
            what.run();
            return null;
        };
    }
}
