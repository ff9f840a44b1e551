package commerce.claim;

import java.util.Set;

import commerce.TestParcels;
import commerce.TestShop;
import commerce.catalogue.SellerId;
import commerce.catalogue.SellerStatus;
import commerce.desk.TestDesk;
import commerce.order.ItemId;
import commerce.order.TestOrders;
import org.springframework.context.ApplicationContext;
import platform.id.Ids;
import platform.id.Tsid;
import platform.security.StaffCaller;

/** Claims of a seller's buyers, for tests of who may see and answer them. */
public final class TestClaims {
    private TestClaims() {}

    /** A return of something that has arrived, which waits for the seller. */
    public static ClaimId opened(ApplicationContext context, Tsid seller) {
        TestDesk desk = new TestDesk(context, seller);
        ItemId item = desk.delivered();
        return context.getBean(OpenClaim.class).open(desk.buyerOf(item), new OpenClaim.Wish(item, ClaimKind.RETURN, 1,
                ClaimReason.DEFECTIVE, Told.NOTHING)).id();
    }

    /** An exchange that waits for its goods, and holds what is to go out. */
    public static ClaimId exchangeAccepted(ApplicationContext context, SellerId seller, Tsid buyer, ItemId item) {
        return exchangeAccepted(context, seller, buyer, item, ClaimReason.DEFECTIVE);
    }

    private static ClaimId exchangeAccepted(ApplicationContext context, SellerId seller, Tsid buyer, ItemId item,
            ClaimReason reason) {
        ClaimId claim = context.getBean(OpenClaim.class).open(buyer,
                new OpenClaim.Wish(item, ClaimKind.EXCHANGE, 1, reason, Told.NOTHING)).id();
        context.getBean(AnswerReturn.class).accept(seller, claim);
        return claim;
    }

    /** An exchange whose goods are back, and which waits for what is to go out. */
    public static ClaimId exchangeCollected(ApplicationContext context, Tsid seller) {
        TestDesk desk = new TestDesk(context, seller);
        ItemId item = desk.delivered();
        SellerId by = new SellerId(seller.value());
        ClaimId claim = exchangeAccepted(context, by, desk.buyerOf(item), item);
        context.getBean(AnswerReturn.class).collect(by, claim);
        return claim;
    }

    /** What came back for an exchange goes to the buyer as it is. */
    public static void rejectsWhatCame(ApplicationContext context, SellerId seller, Tsid claim) {
        AnswerReturn returns = context.getBean(AnswerReturn.class);
        returns.collect(seller, new ClaimId(claim.value()));
        returns.reject(seller, new ClaimId(claim.value()), "사용 흔적");
    }

    /** What is told of the one claim of an item. */
    public static String details(ApplicationContext context, ItemId item) {
        TestShop shop = new TestShop(context);
        return context.getBean(ReadClaims.class).of(
                new Tsid(shop.number("select buyer_id from commerce_claim where line_id = ?", item.value())),
                new ClaimId(shop.number("select id from commerce_claim where line_id = ?", item.value()))).told()
                .details();
    }

    /** The seller does not take it back. */
    public static void rejects(ApplicationContext context, SellerId seller, String claim) {
        context.getBean(AnswerReturn.class).reject(seller, new ClaimId(Long.parseLong(claim)), "사용 흔적");
    }

    /** The seller takes a return back, and gives its money back. */
    public static void takesBack(ApplicationContext context, SellerId seller, ClaimId claim) {
        AnswerReturn returns = context.getBean(AnswerReturn.class);
        returns.accept(seller, claim);
        returns.collect(seller, claim);
        returns.approve(seller, claim, false);
    }

    /** The buyer asks Madang to decide about one. */
    public static void disputes(ApplicationContext context, Tsid buyer, ClaimId claim) {
        context.getBean(DisputeClaim.class).dispute(buyer, claim, "한 번도 쓰지 않았어요");
    }

    /** A return that its seller has rejected, and whose buyer asks for a decision. */
    public static String disputed(ApplicationContext context) {
        TestShop shop = new TestShop(context);
        ClaimId claim = opened(context, Tsid.of(shop.seller()));
        rejects(context, shop.seller(), Long.toString(claim.value()));
        Tsid buyer = new Tsid(shop.number("select buyer_id from commerce_claim where id = ?", claim.value()));
        disputes(context, buyer, claim);
        return Long.toString(claim.value());
    }

    /** An exchange at its buyer's cost that was sent, as its seller says, and has not come, as its buyer says. */
    public static String lost(ApplicationContext context) {
        TestShop shop = new TestShop(context);
        TestDesk desk = new TestDesk(context, Tsid.of(shop.seller()));
        ItemId item = desk.delivered();
        ClaimId claim = exchangeAccepted(context, shop.seller(), desk.buyerOf(item), item, ClaimReason.WRONG_OPTION);
        sendsAgain(context, shop, claim);
        shop.sql("update commerce_shipment set shipped_at = shipped_at - interval 8 day where claim_id = ?",
                claim.value());
        disputes(context, desk.buyerOf(item), claim);
        return Long.toString(claim.value());
    }

    /** The seller takes back what is to be exchanged, and sends the other one. */
    public static void sendsAgain(ApplicationContext context, TestShop shop, ClaimId claim) {
        AnswerReturn returns = context.getBean(AnswerReturn.class);
        returns.collect(shop.seller(), claim);
        returns.reship(shop.seller(), claim, new TestParcels(context, shop).invoice());
    }

    /** An item that its seller has confirmed and not sent. */
    public static String unsent(ApplicationContext context) {
        TestShop shop = new TestShop(context);
        ItemId item = new TestOrders(context).paid(context.getBean(Ids.class).next(), shop.sells("귤", 10_000, 5), 1);
        new TestParcels(context, shop).confirm(item);
        return Long.toString(item.value());
    }

    /** A proposal to cancel such an item, of another operator. */
    public static String proposed(ApplicationContext context) {
        String item = unsent(context);
        context.getBean(ProposeRuling.class).cancel(
                new StaffCaller(context.getBean(Ids.class).next(), "ops", Set.of(), null),
                new ItemId(Long.parseLong(item)), "안전 문제");
        return new TestShop(context).text("select id from commerce_ruling where open_subject = ?", item);
    }

    /** A return whose seller is terminated meanwhile. */
    public static String leftBehind(ApplicationContext context) {
        TestShop shop = new TestShop(context);
        String claim = Long.toString(opened(context, Tsid.of(shop.seller())).value());
        shop.becomes(SellerStatus.TERMINATED);
        return claim;
    }
}
