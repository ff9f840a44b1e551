package commerce.groupbuy;

import java.util.List;

import commerce.order.OrderId;
import commerce.refusal.CommerceError;
import org.junit.jupiter.api.Test;
import platform.id.Tsid;
import platform.money.Won;

import static org.assertj.core.api.Assertions.assertThat;

class TeamTest extends TeamScene {
    @Test
    void isOpenedByItsLeadersPaymentAndFilledByTheLastPaidSeat() {
        DealId deal = deal(3);
        Seating.Seated leader = opens(ids.next(), deal);
        assertThat(leader.amount()).isEqualTo(Won.of(TEAM_PRICE));
        TeamId team = leader.team();
        refuses(CommerceError.TEAM_NOT_FOUND, () -> asks(ids.next(), team, 1));

        pay.approves(leader.order(), 2);
        assertThat(found(team)).returns(TeamStatus.OPEN, Team::status)
                .returns(found(team).openedAt().plus(found(team).timeToFill()), Team::deadline);
        assertThat(told("commerce.group-buy-opened", team)).isEqualTo(1);
        Member second = pays(team);
        assertThat(pay.state(leader.order())).isEqualTo("PAID TEAM_WAITING");
        assertThat(pay.state(second.order())).isEqualTo("PAID TEAM_WAITING");
        assertThat(shop.held(sku)).as("kept for who has paid").isEqualTo(2);

        Member third = pays(team);

        assertThat(found(team)).returns(TeamStatus.FILLED, Team::status).returns(TeamEnd.FULL, Team::end);
        for (OrderId order : List.of(leader.order(), second.order(), third.order())) {
            assertThat(pay.state(order)).isEqualTo("PAID PAID");
        }
        assertThat(shop.text("select dispatch_by from commerce_order_line where order_id = ?", second.order().value()))
                .isNotNull();
        assertThat(shop.held(sku)).isZero();
        assertThat(shop.onHand(sku)).isEqualTo(1_997);
        assertThat(told("commerce.group-buy-filled", team)).isEqualTo(1);
        assertThat(taken(deal)).isEqualTo(3);
        assertBooksAgree();
    }

    @Test
    void givesEverybodyTheirMoneyBackWhenItsTimeIsOver() {
        DealId deal = deal(5);
        TeamId team = team(deal);
        OrderId leader = leadersOrder(team);
        Member member = pays(team);
        sweep();
        assertThat(found(team).status()).isEqualTo(TeamStatus.OPEN);
        timeIsOver(team);

        sweep();

        assertThat(found(team)).returns(TeamStatus.FAILED, Team::status).returns(TeamEnd.TIME_OVER, Team::end);
        assertThat(told("commerce.group-buy-failed", team)).isEqualTo(1);
        for (OrderId order : List.of(leader, member.order())) {
            assertThat(pay.state(order)).isEqualTo("REFUND_PENDING CANCELED");
            assertThat(shop.number("""
                    select sum(l.amount) from commerce_refund f join commerce_refund_leg l on l.refund_id = f.id
                    where f.order_id = ?""", order.value())).isEqualTo(TEAM_PRICE);
        }
        assertThat(shop.held(sku)).isZero();
        assertThat(taken(deal)).isZero();
        pay.refunds(leader, 3);
        assertThat(found(team).status()).as("a member waits for their money").isEqualTo(TeamStatus.FAILED);
        pay.refunds(member.order(), 3);
        pay.refunds(member.order(), 3);
        assertThat(found(team).status()).isEqualTo(TeamStatus.REFUNDED);
        assertThat(pay.state(leader)).isEqualTo("REFUNDED CANCELED");
        refuses(CommerceError.TEAM_CLOSED, () -> leave.leave(member.id(), team));
        assertBooksAgree();
    }

    @Test
    void waitsAfterItsDeadlineForSeatsThatAreBeingPaid() {
        TeamId team = team(deal(2));
        Member last = joins(team);
        timeIsOver(team);
        sweep();
        assertThat(found(team).status()).isEqualTo(TeamStatus.OPEN);
        assertThat(asks(ids.next(), team, 1)).isInstanceOf(Seating.NoSeat.class);

        pay.approves(last.order(), 2);

        assertThat(found(team).status()).isEqualTo(TeamStatus.FILLED);
        assertThat(pay.state(last.order())).isEqualTo("PAID PAID");
        sweep();
        assertThat(found(team).status()).isEqualTo(TeamStatus.FILLED);
    }

    @Test
    void failsWhenTheLastSeatLapsesAfterTheDeadline() {
        TeamId team = team(deal(2));
        Member last = joins(team);
        timeIsOver(team);
        pay.lapse(last.order());
        sweep();
        assertThat(found(team).status()).isEqualTo(TeamStatus.FAILED);

        pay.approves(last.order(), 2);

        assertThat(pay.state(last.order())).isEqualTo("REFUND_PENDING CANCELED");
        assertThat(shop.held(sku)).isZero();
        assertBooksAgree();
    }

    @Test
    void takesASeatAgainThatExpiredWhileItWasPaid() {
        DealId deal = deal(2);
        TeamId team = team(deal);
        Member late = joins(team);
        pay.lapse(late.order());
        assertThat(found(team).taken()).isEqualTo(1);
        assertThat(shop.held(sku)).isEqualTo(1);
        assertThat(taken(deal)).isEqualTo(1);

        pay.approves(late.order(), 2);

        assertThat(found(team).status()).isEqualTo(TeamStatus.FILLED);
        assertThat(pay.state(late.order())).isEqualTo("PAID PAID");
        assertThat(shop.onHand(sku)).isEqualTo(1_998);
        assertThat(taken(deal)).isEqualTo(2);
        assertBooksAgree();
    }

    @Test
    void refundsASeatThatExpiredWhileItWasPaidAndIsAnothers() {
        DealId deal = deal(2);
        TeamId team = team(deal);
        Member late = joins(team);
        pay.lapse(late.order());
        Member quick = joins(team);

        pay.approves(late.order(), 2);

        assertThat(pay.state(late.order())).isEqualTo("REFUND_PENDING CANCELED");
        pay.approves(quick.order(), 2);
        assertThat(found(team).status()).isEqualTo(TeamStatus.FILLED);
        assertThat(shop.held(sku)).isZero();
        assertThat(taken(deal)).isEqualTo(2);
        pay.refunds(late.order(), 3);
        assertThat(pay.state(late.order())).isEqualTo("REFUNDED CANCELED");
        assertBooksAgree();
    }

    @Test
    void opensWhenItsLeaderPaysLate() {
        DealId deal = deal(2);
        Seating.Seated leader = opens(ids.next(), deal);
        pay.expires(leader.order(), 1);
        assertThat(taken(deal)).isZero();
        pay.approves(leader.order(), 2);
        assertThat(found(leader.team())).returns(TeamStatus.OPEN, Team::status).returns(1, Team::paid);
        assertThat(taken(deal)).isEqualTo(1);
    }

    @Test
    void hearsTheSameOfASeatOnceWhateverComesTwiceAndInWhateverOrder() {
        TeamId team = team(deal(3));
        Member member = joins(team);
        pay.approves(member.order(), 3);
        pay.approves(member.order(), 3);
        pay.expires(member.order(), 2);
        pay.approves(member.order(), 1);
        assertThat(found(team)).returns(2, Team::paid).returns(2, Team::taken);
        assertThat(pay.state(member.order())).isEqualTo("PAID TEAM_WAITING");
        assertThat(shop.held(sku)).isEqualTo(2);
    }

    @Test
    void letsAMemberLeaveWhileItIsOpenAndTheOldestLeadIt() {
        DealId deal = deal(4);
        Seating.Seated leader = opens(ids.next(), deal);
        TeamId team = leader.team();
        pay.approves(leader.order(), 2);
        Tsid first = found(team).leaderId();
        Member second = pays(team);
        Member third = pays(team);
        Member unpaid = joins(team);
        refuses(CommerceError.SEAT_NOT_PAID, () -> leave.leave(unpaid.id(), team));
        refuses(CommerceError.SEAT_NOT_FOUND, () -> leave.leave(ids.next(), team));

        leave.leave(first, team);

        assertThat(found(team)).returns(second.id(), Team::leaderId).returns(3, Team::taken).returns(2, Team::paid);
        assertThat(pay.state(leader.order())).isEqualTo("REFUND_PENDING CANCELED");
        assertThat(shop.held(sku)).isEqualTo(3);
        assertThat(taken(deal)).isEqualTo(3);
        refuses(CommerceError.SEAT_NOT_FOUND, () -> leave.leave(first, team));
        leave.leave(third.id(), team);
        assertThat(found(team).leaderId()).isEqualTo(second.id());
        pay.refunds(leader.order(), 3);
        pay.approves(((Seating.Seated) asks(first, team, 1)).order(), 2);
        pay.approves(unpaid.order(), 2);
        pays(team);
        refuses(CommerceError.TEAM_CLOSED, () -> leave.leave(second.id(), team));
        assertBooksAgree();
    }

    @Test
    void isLedByWhoPaysNextWhenAllHaveLeft() {
        TeamId team = team(deal(2));
        leave.leave(found(team).leaderId(), team);
        assertThat(found(team)).returns(null, Team::leaderId).returns(TeamStatus.OPEN, Team::status);
        Member next = pays(team);
        assertThat(found(team).leaderId()).isEqualTo(next.id());
        leave.leave(next.id(), team);
        timeIsOver(team);
        sweep();
        assertThat(found(team).status()).as("nobody waits for money").isEqualTo(TeamStatus.REFUNDED);
    }

    @Test
    void hasOneSeatForAMember() {
        TeamId team = team(deal(3));
        Member member = joins(team);
        refuses(CommerceError.SEAT_ALREADY_TAKEN, () -> asks(member.id(), team, 1));
        assertThat(found(team).taken()).isEqualTo(2);
    }

    @Test
    void sellsNoMoreThanItsQuotaAndABuyersLimit() {
        DealId deal = deal(2, 3, 2);
        TeamId team = team(deal);
        Tsid greedy = ids.next();
        refuses(CommerceError.DEAL_LIMIT_REACHED, () -> asks(greedy, team, 3));
        assertThat(asks(greedy, team, 2)).isInstanceOf(Seating.Seated.class);
        refuses(CommerceError.DEAL_SOLD_OUT, () -> opens(ids.next(), deal));
        assertThat(taken(deal)).isEqualTo(3);

        DealId large = deal(2);
        opens(greedy, large);
        opens(greedy, large);
        refuses(CommerceError.DEAL_LIMIT_REACHED, () -> opens(greedy, large));
        assertThat(taken(large)).isEqualTo(2);
    }

    @Test
    void isOpenedOnlyWhileTheDealIs() {
        DealId deal = deal(2);
        Tsid member = ids.next();
        var quoted = quoted(member, deal, 1);
        shop.sql("update commerce_deal set stopped_at = now() where id = ?", deal.value());
        refuses(CommerceError.DEAL_NOT_OPEN, () -> open.open(member, deal, quoted, HOME));
        DealId other = deal(2);
        refuses(CommerceError.QUOTE_OF_OTHER_DEAL, () -> open.open(member, other, quoted, HOME));
    }

    @Test
    void isDissolvedWhenItsSellerIsStopped() {
        TeamId team = team(deal(5));
        OrderId leader = leadersOrder(team);
        Member paying = joins(team);
        Seating.Seated forming = opens(ids.next(), deal(2));
        dissolve.endSome(shop.seller());
        assertThat(found(team)).returns(TeamStatus.FAILED, Team::status).returns(TeamEnd.SELLER_STOPPED, Team::end);
        assertThat(told("commerce.group-buy-failed", team)).isEqualTo(1);
        pay.approves(paying.order(), 2);
        pay.approves(forming.order(), 2);
        dissolve.endSome(shop.seller());
        sweep();

        for (OrderId order : List.of(leader, paying.order(), forming.order())) {
            assertThat(pay.state(order)).isEqualTo("REFUND_PENDING CANCELED");
            pay.refunds(order, 3);
        }
        assertThat(found(team).status()).isEqualTo(TeamStatus.REFUNDED);
        assertThat(shop.held(sku)).isZero();
        assertBooksAgree();
    }

    @Test
    void isFilledByThePlatformWhereItCoversTheDealAndItsBudgetLasts() {
        DealId deal = deal(4);
        transaction.executeWithoutResult(status -> deals.coverFrom(deal, 2, Won.of(9_000)));
        TeamId covered = team(deal);
        OrderId leader = leadersOrder(covered);
        pays(covered);
        TeamId small = team(deal);
        TeamId late = team(deal);
        pays(late);
        timeIsOver(covered);
        sweep();
        timeIsOver(small);
        timeIsOver(late);
        sweep();

        assertThat(found(covered)).returns(TeamStatus.FILLED, Team::status).returns(TeamEnd.COVERED, Team::end)
                .returns(2, Team::paid);
        assertThat(pay.state(leader)).isEqualTo("PAID PAID");
        assertThat(shop.number("select unit_price from commerce_order_line where order_id = ?", leader.value()))
                .isEqualTo(LIST_PRICE);
        assertThat(shop.number("select platform_coupon from commerce_order_line where order_id = ?", leader.value()))
                .isEqualTo(LIST_PRICE - TEAM_PRICE);
        assertThat(pay.paidPieces(leader)).as("as settlement reckons it").isEqualTo(Won.of(TEAM_PRICE));
        assertThat(found(small).status()).as("too small").isEqualTo(TeamStatus.FAILED);
        assertThat(found(late).status()).as("6,000 of 9,000 are spent").isEqualTo(TeamStatus.FAILED);
        assertThat(shop.number("select cover_spent from commerce_deal where id = ?", deal.value())).isEqualTo(6_000);
        assertBooksAgree();
    }
}
