package commerce.groupbuy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import commerce.TestShop;
import commerce.catalogue.SkuId;
import commerce.freight.Zones;
import commerce.integrity.TestOrderMoney;
import commerce.order.Delivery;
import commerce.order.OrderId;
import commerce.order.SeatPay;
import commerce.refusal.CommerceError;
import commerce.stock.StockReconciler;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.web.DomainException;
import testing.HeldDelivery;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A deal, people who want it, and a pay that says what the test has it say. */
@MadangTest
abstract class TeamScene {
    static final Delivery HOME = new Delivery("김마당", "01012345678", "06236", "서울특별시 강남구 테헤란로 152", "10층", null);
    static final int LIST_PRICE = 10_000;
    static final int TEAM_PRICE = 7_000;

    @Autowired
    ApplicationContext context;
    @Autowired
    Deals deals;
    @Autowired
    QuoteDeal quote;
    @Autowired
    OpenTeam open;
    @Autowired
    JoinTeam join;
    @Autowired
    LeaveTeam leave;
    @Autowired
    ExpireTeams expire;
    @Autowired
    RefundLostSeats refund;
    @Autowired
    DissolveTeams dissolve;
    @Autowired
    Teams teams;
    @Autowired
    Seats seats;
    @Autowired
    StockReconciler reconciler;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    Ids ids;
    @Autowired
    Clock clock;

    HeldDelivery held;
    TestShop shop;
    SeatPay pay;
    SkuId sku;
    Tsid before;

    @BeforeEach
    void openTheShop() {
        before = ids.next();
        held = new HeldDelivery(context);
        shop = new TestShop(context);
        pay = new SeatPay(context, shop);
        sku = shop.sells("제주 감귤 5kg", LIST_PRICE, 2_000);
    }

    @AfterEach
    void letGo() {
        held.close();
        assertThat(TestOrderMoney.wrongAfter(context, before)).isEmpty();
    }

    /** A member's order in a team. */
    record Member(Tsid id, OrderId order) {}

    DealId deal(int teamSize) {
        return deal(teamSize, 1_000, 2);
    }

    DealId deal(int teamSize, int quota, int perBuyer) {
        DealId id = new DealId(ids.nextLong());
        Instant now = clock.instant();
        transaction.executeWithoutResult(status -> deals.add(new Deal(id, shop.seller(), shop.productOf(sku), "",
                teamSize, Won.of(TEAM_PRICE), Won.of(LIST_PRICE), Duration.ofHours(24), quota, 0, perBuyer,
                now.minusSeconds(60), now.plus(Duration.ofDays(7)), null, null), now));
        return id;
    }

    /** A team that its leader has paid for. */
    TeamId team(DealId deal) {
        Seating.Seated seated = opens(ids.next(), deal);
        pay.approves(seated.order(), 2);
        return seated.team();
    }

    Seating.Seated opens(Tsid member, DealId deal) {
        return (Seating.Seated) open.open(member, deal, quoted(member, deal, 1), HOME);
    }

    commerce.quote.QuoteId quoted(Tsid member, DealId deal, int pieces) {
        return quote.quote(member, deal, new QuoteDeal.Wanted(sku, pieces, List.of(), Zones.of("06236"))).id();
    }

    Seating asks(Tsid member, TeamId team, int pieces) {
        return join.join(member, team, quoted(member, found(team).dealId(), pieces), HOME);
    }

    /** Somebody has a seat, and has not paid it yet. */
    Member joins(TeamId team) {
        Tsid member = ids.next();
        return new Member(member, ((Seating.Seated) asks(member, team, 1)).order());
    }

    Member pays(TeamId team) {
        Member member = joins(team);
        pay.approves(member.order(), 2);
        return member;
    }

    Team found(TeamId team) {
        return transaction.execute(status -> teams.find(team).orElseThrow());
    }

    OrderId leadersOrder(TeamId team) {
        return new OrderId(shop.number("select min(order_id) from commerce_team_seat where team_id = ?", team.value()));
    }

    void timeIsOver(TeamId team) {
        shop.sql("""
                update commerce_team set deadline = '2020-01-01', expire_at = if(expire_at is null, null, '2020-01-01')
                where id = ? and deadline is not null""", team.value());
    }

    /** What time does. */
    void sweep() {
        while (expire.due() > 0) {
            // Until none is left.
        }
        while (refund.all() > 0) {
            // Until none is left.
        }
    }

    long told(String type, TeamId team) {
        return shop.number("select count(*) from platform_event_log where type = ? and aggregate_id = ?", type,
                team.value());
    }

    long taken(DealId deal) {
        return shop.number("select taken from commerce_deal where id = ?", deal.value());
    }

    void assertBooksAgree() {
        assertThat(transaction.<List<?>>execute(status -> reconciler.differences())).isEmpty();
    }

    static void refuses(CommerceError code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(DomainException.class,
                refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
