package commerce.claim;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

import commerce.TestParcels;
import commerce.TestShop;
import commerce.catalogue.SkuId;
import commerce.claim.OpenClaim.Wish;
import commerce.integrity.TestOrderMoney;
import commerce.order.ItemId;
import commerce.order.ItemStatus;
import commerce.order.TestOrders;
import commerce.refusal.CommerceError;
import commerce.stock.StockReconciler;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import platform.id.Ids;
import platform.id.Tsid;
import platform.security.StaffCaller;
import platform.web.DomainException;
import testing.HeldDelivery;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A seller, a buyer, and a pay and couriers that say what the test has them say. */
@MadangTest
abstract class ClaimScene {
    @Autowired
    ApplicationContext context;
    @Autowired
    OpenClaim open;
    @Autowired
    WithdrawClaim withdraw;
    @Autowired
    AnswerStop stop;
    @Autowired
    AnswerReturn answer;
    @Autowired
    DisputeClaim dispute;
    @Autowired
    DecideDispute decide;
    @Autowired
    ProposeRuling propose;
    @Autowired
    DecideRuling rule;
    @Autowired
    Rulings rulings;
    @Autowired
    OpenRulings openRulings;
    @Autowired
    ReadClaims claims;
    @Autowired
    StockReconciler reconciler;
    @Autowired
    Ids ids;
    @Autowired
    Clock clock;

    HeldDelivery held;
    TestShop shop;
    TestOrders orders;
    TestParcels parcels;
    Tsid before;
    Tsid buyer;
    StaffCaller one;
    StaffCaller other;

    @BeforeEach
    void open() {
        held = new HeldDelivery(context);
        shop = new TestShop(context);
        orders = new TestOrders(context);
        parcels = new TestParcels(context, shop);
        before = ids.next();
        buyer = ids.next();
        one = new StaffCaller(ids.next(), "one", Set.of(), null);
        other = new StaffCaller(ids.next(), "other", Set.of(), null);
    }

    @AfterEach
    void letGo() {
        held.close();
        assertThat(reconciler.differences()).isEmpty();
        assertThat(TestOrderMoney.wrongAfter(context, before)).isEmpty();
    }

    ItemId delivered(SkuId sku, int quantity) {
        ItemId item = orders.paid(buyer, sku, quantity);
        send(item);
        return item;
    }

    void send(ItemId item) {
        parcels.confirm(item);
        parcels.ship(item);
        parcels.arrive();
        assertThat(orders.item(item).status()).isEqualTo(ItemStatus.DELIVERED);
    }

    /** The seller takes it back and gives the money back. */
    Claim approved(Claim claim) {
        answer.accept(shop.seller(), claim.id());
        answer.collect(shop.seller(), claim.id());
        answer.approve(shop.seller(), claim.id(), false);
        return claim;
    }

    Claim claims(ItemId item, ClaimKind kind, int quantity, ClaimReason reason) {
        return open.open(buyer, wish(item, kind, quantity, reason));
    }

    static Wish wish(ItemId item, ClaimKind kind, int quantity, ClaimReason reason) {
        return new Wish(item, kind, quantity, reason, Told.NOTHING);
    }

    ClaimStatus status(Claim claim) {
        return claims.of(buyer, claim.id()).status();
    }

    static SequencedMap<SkuId, Integer> wanted(SkuId sku, int quantity) {
        return new LinkedHashMap<>(Map.of(sku, quantity));
    }

    static void refuses(CommerceError code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(DomainException.class,
                refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    /** What waits for a second operator. */
    Tsid waiting(Tsid subject) {
        return openRulings.after(subject.value() - 1, 1).getFirst().id();
    }

    /** Two operators decide so, unless the first of them has proposed it before; what cannot be is taken back. */
    void decideForBuyer(ClaimId id, Fault fault) {
        try {
            propose.refund(one, id, fault, "사진으로 확인");
        } catch (DomainException e) {
            if (e.code() != CommerceError.RULING_WAITS) {
                throw e;
            }
        }
        Tsid ruling = waiting(Tsid.of(id));
        try {
            rule.decide(other, ruling, true);
        } catch (DomainException e) {
            rule.decide(one, ruling, false);
            throw e;
        }
    }

    /** The seller has had time enough to answer, to fetch it, to pay, and what was sent in exchange to arrive. */
    void leaveLying(ClaimId id) {
        shop.sql(
                """
                        update commerce_claim set opened_at = opened_at - interval 20 day, refund_by = refund_by - interval 20 day
                        where id = ?""",
                id.value());
        shop.sql("update commerce_shipment set shipped_at = shipped_at - interval 20 day where claim_id = ?",
                id.value());
    }

    /** What the seller, the buyer or an operator does about a claim. */
    void act(ClaimId id, ClaimHappening happening, boolean restock) {
        switch (happening) {
            case SELLER_STOPS -> stop.stopped(shop.seller(), id);
            case SELLER_SENT_IT -> stop.sentAlready(shop.seller(), id, parcels.invoice());
            case BUYER_WITHDRAWS -> withdraw.withdraw(buyer, id);
            case SELLER_ACCEPTS -> answer.accept(shop.seller(), id);
            case COLLECTS -> answer.collect(shop.seller(), id);
            case HOLDS -> answer.hold(shop.seller(), id, "확인");
            case RELEASES -> answer.release(shop.seller(), id);
            case APPROVES -> answer.approve(shop.seller(), id, restock);
            case REJECTS -> answer.reject(shop.seller(), id, "사용 흔적");
            case BUYER_DISPUTES -> dispute.dispute(buyer, id, "한 번도 쓰지 않았어요");
            case DECIDED_FOR_SELLER -> decide.forSeller(one, id, "사용 흔적 확인");
            case RESHIPS -> answer.reship(shop.seller(), id, parcels.invoice());
            default -> throw new IllegalArgumentException(happening.name());
        }
    }
}
