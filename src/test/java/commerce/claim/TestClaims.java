package commerce.claim;

import commerce.TestShop;
import commerce.catalogue.SellerStatus;
import commerce.desk.TestDesk;
import commerce.order.LineId;
import org.springframework.context.ApplicationContext;
import platform.id.Tsid;

/** Claims of a seller's buyers, for tests of who may see and answer them. */
public final class TestClaims {
    private TestClaims() {}

    /** A return of something that has arrived, which waits for the seller. */
    public static ClaimId opened(ApplicationContext context, Tsid seller) {
        TestDesk desk = new TestDesk(context, seller);
        LineId item = desk.delivered();
        return context.getBean(OpenClaim.class).open(desk.buyerOf(item), new OpenClaim.Wish(item, ClaimKind.RETURN, 1,
                ClaimReason.DEFECTIVE, Told.NOTHING)).id();
    }

    /** A return whose seller is terminated meanwhile. */
    public static String leftBehind(ApplicationContext context) {
        TestShop shop = new TestShop(context);
        String claim = Long.toString(opened(context, Tsid.of(shop.seller())).value());
        shop.becomes(SellerStatus.TERMINATED);
        return claim;
    }
}
