package commerce.groupbuy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import commerce.TestParcels;
import commerce.catalogue.SellerStatus;
import commerce.chargeback.Chargeback;
import commerce.chargeback.ChargebackId;
import commerce.chargeback.TestChargedBack;
import commerce.claim.AnswerStop;
import commerce.claim.Claim;
import commerce.claim.ClaimKind;
import commerce.claim.ClaimReason;
import commerce.claim.ClaimStatus;
import commerce.claim.OpenClaim;
import commerce.claim.Told;
import commerce.freight.ShippingTemplate;
import commerce.order.ItemId;
import commerce.order.OrderId;
import commerce.order.TestOrders;
import commerce.refusal.CommerceError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import platform.id.Tsid;
import platform.money.Won;
import platform.security.StaffCaller;
import platform.time.BusinessDays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    void writesNoSeatThatTheSchemaForbids() {
        TakenSeat seat = new TakenSeat(new OrderId(ids.nextLong()), new TeamId(ids.nextLong()),
                new DealId(ids.nextLong()), ids.next(), 0, SeatState.RESERVED);
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> seats.add(seat)))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void isForNobodyWhoHasTooManyUnpaidOrders(@Value("${madang.commerce.most-unpaid}") int most) {
        TeamId team = team(deal(3));
        Tsid member = ids.next();
        TestOrders orders = new TestOrders(context);
        for (int i = 0; i < most; i++) {
            orders.tryPlace(member, sku, 1);
        }
        refuses(CommerceError.TOO_MANY_UNPAID_ORDERS, () -> asks(member, team, 1));
        assertThat(found(team).taken()).isEqualTo(1);
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
    void isForgottenADayAfterItsLeaderDidNotPayAndGivesBackWhatComesLater(@Autowired ForgetTeams forget) {
        DealId deal = deal(2);
        Seating.Seated leader = opens(ids.next(), deal);
        Seating.Seated waiting = opens(ids.next(), deal);
        TeamId open = team(deal);
        pay.expires(leader.order(), 1);
        forget.neverOpened();
        assertThat(found(leader.team()).status()).as("not yet").isEqualTo(TeamStatus.FORMING);

        forget.neverOpened(clock.instant().plusSeconds(1));

        assertThat(shop.number("select count(*) from commerce_team where id = ?", leader.team().value())).isZero();
        assertThat(shop.number("select count(*) from commerce_team_seat where team_id = ?", leader.team().value()))
                .isZero();
        assertThat(found(waiting.team()).taken()).as("who may still pay").isEqualTo(1);
        assertThat(found(open).status()).isEqualTo(TeamStatus.OPEN);
        pay.approves(leader.order(), 2);
        assertThat(pay.state(leader.order())).startsWith("REFUND_PENDING");
        pay.refunds(leader.order(), 3);
        pay.approves(waiting.order(), 2);
        assertThat(found(waiting.team()).status()).isEqualTo(TeamStatus.OPEN);
        assertBooksAgree();
    }

    /** Somebody's payment has found the seat just before. */
    @Test
    void isNotWaitedForWhenItIsForgottenMeanwhile() {
        DealId deal = deal(2);
        Seating.Seated leader = opens(ids.next(), deal);
        pay.expires(leader.order(), 1);
        shop.sql("delete from commerce_team where id = ?", leader.team().value());
        pay.approves(leader.order(), 2);
        assertThat(pay.state(leader.order())).startsWith("REFUND_PENDING");
    }

    @Test
    void isOfferedToNobodyWhileItsProductOrItsSellerDoesNotSell(@Autowired ReadTeams read) {
        DealId deal = deal(3);
        TeamId team = team(deal);
        assertThat(offered(read, deal)).containsExactly(team);
        shop.becomes(SellerStatus.PAUSED);
        assertThat(offered(read, deal)).isEmpty();
        shop.becomes(SellerStatus.APPROVED);
        shop.sql("update commerce_product set status = 'PAUSED' where id = ?", shop.productOf(sku).value());
        assertThat(offered(read, deal)).isEmpty();
        shop.sql("update commerce_product set status = 'ON_SALE' where id = ?", shop.productOf(sku).value());
        assertThat(offered(read, deal)).containsExactly(team);
    }

    private List<TeamId> offered(ReadTeams read, DealId deal) {
        return read.joinable(deal, clock.instant(), Long.MAX_VALUE, 20).stream().map(TeamView::id).toList();
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
        refuses(CommerceError.DEAL_SOLD_OUT, () -> asks(ids.next(), team(deal(2, 2, 2)), 2));
        assertThat(taken(deal)).isEqualTo(3);

        DealId large = deal(2);
        opens(greedy, large);
        opens(greedy, large);
        refuses(CommerceError.DEAL_LIMIT_REACHED, () -> opens(greedy, large));
        assertThat(taken(large)).isEqualTo(2);
    }

    /** Five pieces, teams of two: the third could never fill. */
    @Test
    void isNotOpenedNorOfferedWhereTheQuotaCannotFillIt(@Autowired ReadDeals readDeals, @Autowired ReadTeams read) {
        DealId deal = deal(2, 5, 2);
        TeamId open = team(deal);
        opens(ids.next(), deal);
        assertThat(offered(readDeals)).contains(deal);
        pays(open);
        TeamId fourth = team(deal);
        assertThat(offered(readDeals)).doesNotContain(deal);
        refuses(CommerceError.DEAL_SOLD_OUT, () -> opens(ids.next(), deal));
        assertThat(read.joinable(deal, clock.instant(), 0, 9)).extracting(TeamView::id).containsExactly(fourth);
        TeamId shortOf = team(deal(3, 3, 2));
        asks(ids.next(), shortOf, 2);
        assertThat(read.joinable(found(shortOf).dealId(), clock.instant(), 0, 9)).isEmpty();
    }

    private List<DealId> offered(ReadDeals read) {
        return read.open(shop.productOf(sku), clock.instant(), 0, 9).stream().map(Deal::id).toList();
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
        dissolve.end(shop.seller());
        assertThat(found(team).status()).as("may sell").isEqualTo(TeamStatus.OPEN);
        shop.becomes(SellerStatus.SUSPENDED);
        assertThat(dissolve.end(shop.seller())).isTrue();
        assertThat(found(team)).returns(TeamStatus.FAILED, Team::status).returns(TeamEnd.SELLER_STOPPED, Team::end);
        assertThat(told("commerce.group-buy-failed", team)).isEqualTo(1);
        pay.approves(paying.order(), 2);
        pay.approves(forming.order(), 2);
        dissolve.end(shop.seller());
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

    /** What was paid for sending it is not reckoned by a price that nobody paid. */
    @Test
    void keepsTheFreightOfASeatThatIsCovered() {
        new TestParcels(context, shop).sentBy(shop.productOf(sku), ShippingTemplate.Kind.FREE_FROM, 3_000,
                (long) LIST_PRICE);
        DealId deal = deal(4);
        transaction.executeWithoutResult(status -> deals.coverFrom(deal, 1, Won.of(9_000)));
        TeamId covered = team(deal);
        timeIsOver(covered);
        sweep();
        assertThat(found(covered).end()).isEqualTo(TeamEnd.COVERED);
        assertThat(shop.number(
                """
                        select count(*) from commerce_order_line where order_id = ? and rate_fee = 3000 and rate_free_from is null""",
                leadersOrder(covered).value())).isEqualTo(1);
    }

    /** What one costs without a team is what it costs anybody, on the day of the deal and at the end. */
    @Test
    void isCoveredByNoMoreThanOneCostsWithoutATeam(@Autowired WriteDeal write) {
        shop.sql("""
                update commerce_product set sale_price = 8000, sale_from = '2020-01-01', sale_until = '2099-01-01'
                where id = ?""", shop.productOf(sku).value());
        LocalDate today = LocalDate.ofInstant(clock.instant(), BusinessDays.SEOUL);
        DealId written = write.write(new StaffCaller(ids.next(), "owner", Set.of(), null), shop.seller(),
                new WriteDeal.Terms(shop.productOf(sku), 4, Won.of(TEAM_PRICE), 24, 100, 2, today, today.plusDays(1)));
        assertThat(transaction.<Won>execute(status -> deals.find(written).orElseThrow().listPrice()))
                .isEqualTo(Won.of(8_000));

        DealId before = deal(4);
        transaction.executeWithoutResult(status -> deals.coverFrom(before, 1, Won.of(9_000)));
        TeamId covered = team(before);
        timeIsOver(covered);
        sweep();
        assertThat(found(covered).end()).isEqualTo(TeamEnd.COVERED);
        assertThat(shop.number("select unit_price from commerce_order_line where order_id = ?",
                leadersOrder(covered).value())).isEqualTo(8_000);
        assertThat(shop.number("select cover_spent from commerce_deal where id = ?", before.value())).isEqualTo(1_000);
    }

    @Test
    void asksTheSellerBeforeAMemberOfAFullTeamHasTheirMoneyBack(@Autowired OpenClaim claims,
            @Autowired AnswerStop answer) {
        DealId deal = deal(2);
        TeamId team = team(deal);
        Member friend = pays(team);
        assertThat(pay.state(friend.order())).isEqualTo("PAID PAID");
        ItemId item = new ItemId(
                shop.number("select id from commerce_order_line where order_id = ?", friend.order().value()));

        Claim asked = claims.open(friend.id(), new OpenClaim.Wish(item, ClaimKind.CANCEL, 1,
                ClaimReason.CHANGE_OF_MIND, new Told("", null)));

        assertThat(asked.status()).isEqualTo(ClaimStatus.REQUESTED);
        assertThat(asked.answerBy()).isNotNull();
        assertThat(pay.state(friend.order())).isEqualTo("PAID PAID");
        long taken = shop.number("select taken from commerce_deal where id = ?", deal.value());

        answer.stopped(shop.seller(), asked.id());
        pay.refunds(friend.order(), 3);

        assertThat(pay.state(friend.order())).isEqualTo("REFUNDED CANCELED");
        assertThat(found(team).status()).isEqualTo(TeamStatus.FILLED);
        assertThat(shop.number("select taken from commerce_deal where id = ?", deal.value()))
                .as("may be sold again").isEqualTo(taken - 1);
        assertThat(shop.number("select coalesce(sum(pieces), 0) from commerce_deal_buyer where deal_id = ?"
                + " and member_id = ?", deal.value(), friend.id().value())).as("to them too").isZero();
    }

    /** Who has sent it has taken it on, whether or not they said so before; who was stopped by then may not have. */
    @Test
    void lastsWhenASellerHadSentWhatItNeverTookOn(@Autowired OpenClaim claims, @Autowired AnswerStop answer) {
        TeamId team = team(deal(2));
        Member friend = pays(team);
        ItemId item = new ItemId(
                shop.number("select id from commerce_order_line where order_id = ?", friend.order().value()));
        Claim asked = claims.open(friend.id(), new OpenClaim.Wish(item, ClaimKind.CANCEL, 1,
                ClaimReason.CHANGE_OF_MIND, new Told("", null)));
        TestParcels parcels = new TestParcels(context, shop);
        shop.becomes(SellerStatus.SUSPENDED);
        refuses(CommerceError.SELLER_IN_OTHER_STATE,
                () -> answer.sentAlready(shop.seller(), asked.id(), parcels.invoice()));
        shop.becomes(SellerStatus.APPROVED);

        answer.sentAlready(shop.seller(), asked.id(), parcels.invoice());

        assertThat(pay.state(friend.order())).isEqualTo("PAID SHIPPED");
        assertThat(shop.text("select status from commerce_claim where id = ?", asked.id().value()))
                .isEqualTo("REJECTED");
    }

    @Test
    void takesSeatsThatArePaidAtOnceAsOneByOne() {
        DealId deal = deal(3);
        TeamId filled = team(deal);
        Member first = joins(filled);
        Member last = joins(filled);
        Seating.Seated leader = opens(ids.next(), deal);
        TeamId over = team(deal);
        Member late = joins(over);
        shop.sql("update commerce_team set status = 'FAILED', refunding = 1, expire_at = null, ended_at = deadline,"
                + " end_reason = 'TIME_OVER' where id = ?", over.value());

        pay.approvesTogether(2, last.order(), late.order(), leader.order(), first.order());

        assertThat(found(filled)).returns(TeamStatus.FILLED, Team::status).returns(3, Team::paid);
        assertThat(List.of(leadersOrder(filled), first.order(), last.order()))
                .allMatch(order -> pay.state(order).equals("PAID PAID"));
        assertThat(found(leader.team())).returns(TeamStatus.OPEN, Team::status).returns(1, Team::paid);
        assertThat(pay.state(leader.order())).isEqualTo("PAID TEAM_WAITING");
        assertThat(pay.state(late.order())).isEqualTo("REFUND_PENDING CANCELED");
        assertThat(told("commerce.group-buy-filled", filled)).isOne();
        assertThat(told("commerce.group-buy-opened", leader.team())).isOne();
        assertThat(shop.onHand(sku)).as("those of the full team have left").isEqualTo(2_000 - 3);
        assertBooksAgree();
    }

    @Test
    void endManyAtOnceEachInItsWay() {
        DealId deal = deal(4);
        DealId uncovered = deal(3);
        transaction.executeWithoutResult(status -> deals.coverFrom(deal, 2, Won.of(9_000)));
        TeamId covered = team(deal);
        pays(covered);
        TeamId tooDear = team(deal);
        pays(tooDear);
        TeamId small = team(deal);
        TeamId other = team(uncovered);
        Member friend = pays(other);
        TeamId paying = team(uncovered);
        joins(paying);
        Tsid alone = ids.next();
        Seating.Seated empty = opens(alone, uncovered);
        pay.approves(empty.order(), 2);
        leave.leave(alone, empty.team());
        TeamId inTime = team(uncovered);
        List.of(covered, tooDear, small, other, paying, empty.team()).forEach(this::timeIsOver);

        assertThat(expire.due()).isEqualTo(5);
        assertThat(shop.number("select count(*) from commerce_team_seat where state = 'LOST' and order_id in (?, ?, ?)",
                leadersOrder(other).value(), friend.order().value(), leadersOrder(small).value())).isEqualTo(3);
        sweep();

        assertThat(found(covered)).returns(TeamStatus.FILLED, Team::status).returns(TeamEnd.COVERED, Team::end);
        assertThat(pay.state(leadersOrder(covered))).isEqualTo("PAID PAID");
        for (TeamId failed : List.of(tooDear, small, other)) {
            assertThat(found(failed)).returns(TeamStatus.FAILED, Team::status).returns(TeamEnd.TIME_OVER, Team::end);
            assertThat(pay.state(leadersOrder(failed))).isEqualTo("REFUND_PENDING CANCELED");
            assertThat(told("commerce.group-buy-failed", failed)).isOne();
            assertThat(shop.number("select refunding from commerce_team where id = ?", failed.value()))
                    .isEqualTo(found(failed).paid());
        }
        assertThat(found(empty.team())).returns(TeamStatus.REFUNDED, Team::status).returns(TeamEnd.TIME_OVER,
                Team::end);
        assertThat(List.of(found(paying).status(), found(inTime).status())).containsOnly(TeamStatus.OPEN);
        assertBooksAgree();
    }

    /** A row of one team that is wrong is a case, and nobody else's money waits for it. */
    @Test
    void endsTheOthersWhenOneCannotEnd() {
        DealId broken = deal(4);
        transaction.executeWithoutResult(status -> deals.coverFrom(broken, 1, Won.of(9_000)));
        TeamId stuck = team(broken);
        TeamId other = team(deal(3));
        timeIsOver(stuck);
        timeIsOver(other);
        shop.sql("update commerce_stock set held = 0 where sku_id = ?", sku.value());
        sweep();
        assertThat(found(stuck).status()).as("its stock does not cover it").isEqualTo(TeamStatus.OPEN);
        assertThat(found(other).status()).isEqualTo(TeamStatus.FAILED);
        assertThat(transaction.<Long>execute(status -> teams.stuck(clock.instant()))).isPositive();

        shop.sql("update commerce_stock set held = 2 where sku_id = ?", sku.value());
        sweep();
        assertThat(found(stuck).status()).isEqualTo(TeamStatus.FILLED);
        assertThat(pay.state(leadersOrder(other))).isEqualTo("REFUND_PENDING CANCELED");
        assertBooksAgree();
    }

    /** A leader who pays at the last moment has a team that runs longer than the deal. */
    @Test
    void canBeJoinedAsLongAsItRuns() {
        DealId deal = deal(3);
        Seating.Seated leader = opens(ids.next(), deal);
        shop.sql("update commerce_deal set starts_at = '2020-01-01', ends_at = '2020-01-02' where id = ?",
                deal.value());
        pay.approves(leader.order(), 2);
        assertThat(pays(leader.team())).isNotNull();
    }

    @Test
    void isForNoFormThatHasBecomeTooCheap() {
        DealId deal = deal(2);
        shop.sql("update commerce_sku set price_difference = -7000 where id = ?", sku.value());
        refuses(CommerceError.PRODUCT_NOT_ON_SALE, () -> quoted(ids.next(), deal, 1));
    }

    /** What the card company may give back, or has, would go back twice by leaving, and the coupon would be good again. */
    @ParameterizedTest
    @EnumSource(names = {"WON", "LOST"})
    void letsNobodyLeaveWhoseCardPaymentIsDisputedOrWasLost(Chargeback.State decided) {
        TeamId team = team(deal(3));
        Member member = joins(team);
        pay.approvesByCard(member.order(), 2);
        TestOrders orders = new TestOrders(context);
        ItemId item = new ItemId(
                shop.number("select id from commerce_order_line where order_id = ?", member.order().value()));
        ChargebackId chargeback = TestChargedBack.opened(context, orders, item, TEAM_PRICE);

        refuses(CommerceError.ORDER_PAYMENT_DISPUTED, () -> leave.leave(member.id(), team));
        assertThat(pay.state(member.order())).isEqualTo("PAID TEAM_WAITING");

        TestChargedBack.decided(context, orders, item, chargeback, TEAM_PRICE, decided);
        if (decided == Chargeback.State.WON) {
            leave.leave(member.id(), team);
            assertThat(pay.state(member.order())).isEqualTo("REFUND_PENDING CANCELED");
        } else {
            refuses(CommerceError.ORDER_PAYMENT_DISPUTED, () -> leave.leave(member.id(), team));
            assertThat(found(team).taken()).isEqualTo(2);
        }
    }

    @Test
    void areOfferedByNoStoppedSellerAndForNoDayBeyondOurTime(@Autowired WriteDeal write) {
        StaffCaller owner = new StaffCaller(ids.next(), "owner", Set.of(), null);
        LocalDate today = LocalDate.ofInstant(clock.instant(), BusinessDays.SEOUL);
        for (LocalDate until : List.of(LocalDate.MAX, LocalDate.of(12_000, 1, 5))) {
            refuses(CommerceError.DEAL_NOT_POSSIBLE, () -> write.write(owner, shop.seller(), terms(today, until)));
            refuses(CommerceError.DEAL_NOT_POSSIBLE,
                    () -> write.write(owner, shop.seller(), terms(until.minusDays(4), until)));
        }
        for (SellerStatus stopped : List.of(SellerStatus.SUSPENDED, SellerStatus.TERMINATED)) {
            shop.becomes(stopped);
            refuses(CommerceError.SELLER_IN_OTHER_STATE,
                    () -> write.write(owner, shop.seller(), terms(today, today.plusDays(1))));
        }
        shop.becomes(SellerStatus.PAUSED);
        write.write(owner, shop.seller(), terms(today, today.plusDays(1)));
    }

    private WriteDeal.Terms terms(LocalDate from, LocalDate until) {
        return new WriteDeal.Terms(shop.productOf(sku), 4, Won.of(TEAM_PRICE), 24, 100, 2, from, until);
    }
}
