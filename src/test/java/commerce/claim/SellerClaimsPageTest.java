package commerce.claim;

import java.util.List;

import com.microsoft.playwright.Page;
import commerce.TestParcels;
import commerce.TestShop;
import commerce.catalogue.SellerStatus;
import commerce.catalogue.SkuId;
import commerce.order.ItemId;
import commerce.order.TestOrders;
import commerce.seller.TestSellers;
import member.staff.TestStaff;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import platform.id.Ids;
import platform.id.Tsid;
import testing.Browser;
import testing.BrowserTest;
import testing.HeldDelivery;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** A seller's person answers claims in the browser. */
@BrowserTest
class SellerClaimsPageTest {
    @Autowired
    ApplicationContext context;
    @Autowired
    OpenClaim open;
    @Autowired
    ReadClaims claims;
    @Autowired
    Ids ids;
    HeldDelivery held;
    TestShop shop;
    TestOrders orders;
    TestParcels parcels;
    SkuId sku;
    Tsid buyer;

    @BeforeEach
    void open() {
        held = new HeldDelivery(context);
        shop = new TestShop(context);
        orders = new TestOrders(context);
        parcels = new TestParcels(context, shop);
        sku = shop.sells("린넨 셔츠", 39_000, 50);
        buyer = ids.next();
    }

    @AfterEach
    void letGo() {
        held.close();
    }

    @Test
    void takesAReturnFromTheRequestToTheMoney(Page page) {
        ClaimId claim = claimed(delivered(), ClaimKind.RETURN, ClaimReason.DEFECTIVE);
        logIn(page, "SELLER_ORDER");
        page.navigate("/seller/claims?lang=en");
        assertThat(page.locator("#claims tbody tr")).hasCount(1);
        assertThat(page.locator("#claims tbody .badge.bg-green-lt")).containsText("left");
        shop.sql("update commerce_claim set opened_at = opened_at - interval 12 day where id = ?", claim.value());
        page.reload();
        assertThat(page.locator("#claims tbody .badge.bg-red-lt")).containsText("overdue by");
        page.locator("#claims a").first().click();
        assertThat(page.locator("#due")).containsText("Answer by");
        assertThat(page.locator("#refund")).hasText("39,000 won");
        TestSellers.hasReturnsSentTo(context, shop.seller(), "제주시 1, 물류창고");
        page.locator("#ACCEPT button").click();
        assertThat(page.locator("#status")).hasText("accepted");
        assertThat(page.locator("#return-to")).hasText("Is sent to 한빛상회, 제주시 1, 물류창고 63122 (064-123-4567)");
        assertThat(page.locator("#clock")).containsText("left");
        assertThat(page.locator("#due")).containsText("The goods are to be with you by");
        page.locator("#COLLECT button").click();
        assertThat(page.locator("#clock")).containsText("left");
        page.locator("#why-HOLD").fill("구성품 확인");
        page.locator("#HOLD button").click();
        assertThat(page.locator("#content")).containsText("On hold: 구성품 확인");
        page.locator("#RELEASE button").click();
        assertThat(page.locator("#content")).not().containsText("On hold");
        shop.sql("update commerce_claim set refund_by = now() - interval 5 day where id = ?", claim.value());
        page.navigate("/seller/claims/" + claim.value() + "?lang=en");
        assertThat(page.locator("#clock")).containsText("overdue by");
        assertThat(page.locator("#sum")).containsText("Interest");
        Browser.look(page, "seller-claim-overdue-en");
        page.locator("#APPROVE input[name=restock]").check();
        int before = shop.onHand(sku);
        page.locator("#APPROVE button").click();
        assertThat(page.locator("#status")).hasText("being refunded");
        assertThat(shop.onHand(sku)).isEqualTo(before + 1);
        assertThat(page.locator("#answers")).hasCount(0);
        assertThat(shop.number("""
                select count(*) from platform_audit_entry where action = 'commerce.claim-answered' and owner_id = ?
                    and subject_id = ? and details like '%APPROVE%'""", shop.seller().value(),
                Long.toString(claim.value()))).as("it is on record who gave the money back").isEqualTo(1);
    }

    @Test
    void saysThatAStopCameTooLateAndSendsAnExchange(Page page) {
        ItemId confirmed = orders.paid(buyer, sku, 1);
        parcels.confirm(confirmed);
        ClaimId stop = claimed(confirmed, ClaimKind.CANCEL, ClaimReason.CHANGE_OF_MIND);
        logIn(page, "SELLER_OWNER");
        page.navigate("/seller/claims/" + stop.value() + "?lang=en");
        assertThat(page.locator("#clock")).containsText("left");
        page.locator("#invoice-SENT_ALREADY").fill(parcels.invoice().number());
        page.locator("#SENT_ALREADY button").click();
        assertThat(page.locator("#status")).hasText("rejected");
        assertThat(orders.item(confirmed).status().name()).isEqualTo("SHIPPED");

        ClaimId exchange = claimed(delivered(), ClaimKind.EXCHANGE, ClaimReason.WRONG_DELIVERY);
        page.navigate("/seller/claims/" + exchange.value());
        page.locator("#ACCEPT button").click();
        page.locator("#COLLECT button").click();
        assertThat(page.locator("#due")).containsText("To be sent in exchange by");
        page.locator("#invoice-RESHIP").fill(parcels.invoice().number());
        page.locator("#RESHIP button").click();
        assertThat(page.locator("#status")).hasText("sent again");
        assertThat(page.locator("#due")).containsText("To be with the buyer by");
        assertThat(page.locator("#refund-by")).hasCount(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void showsTheClocksInBothLanguagesAlsoOnAPhone(String language, Page page) {
        ItemId confirmed = orders.paid(buyer, sku, 2);
        parcels.confirm(confirmed);
        ClaimId stop = claimed(confirmed, ClaimKind.CANCEL, ClaimReason.CHANGE_OF_MIND);
        shop.sql("update commerce_claim set answer_by = now() - interval 2 hour where id = ?", stop.value());
        ClaimId back = claimed(delivered(), ClaimKind.RETURN, ClaimReason.CHANGE_OF_MIND);
        claimed(delivered(), ClaimKind.EXCHANGE, ClaimReason.WRONG_OPTION);
        logIn(page, "SELLER");
        List<String> complaints = Browser.complaintsOf(page);
        for (String path : List.of("/seller/claims?", "/seller/claims/" + back.value() + "?")) {
            String name = "seller-claims-" + (path.matches(".*[0-9].*") ? "one-" : "") + language;
            page.setViewportSize(1280, 800);
            page.navigate(path + "lang=" + language);
            assertThat(page.locator("#content").innerText()).doesNotContain("??");
            Browser.look(page, name);
            page.setViewportSize(360, 740);
            assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
            Browser.look(page, name + "-phone");
        }
        assertThat(page.locator("#answers")).hasCount(0);
        page.navigate("/seller/claims?kind=EXCHANGE&lang=" + language);
        assertThat(page.locator("#claims tbody tr")).hasCount(1);
        assertThat(complaints).isEmpty();
    }

    @Test
    void showsATerminatedSellerNoAnswerThatWouldBeRefused(Page page) {
        ClaimId back = claimed(delivered(), ClaimKind.RETURN, ClaimReason.DEFECTIVE);
        ItemId unsent = orders.paid(buyer, sku, 1);
        parcels.confirm(unsent);
        ClaimId stop = claimed(unsent, ClaimKind.CANCEL, ClaimReason.CHANGE_OF_MIND);
        logIn(page, "SELLER_OWNER");
        page.navigate("/seller/claims/" + back.value() + "?lang=en");
        assertThat(page.locator("#answers button")).hasCount(2);
        assertThat(page.locator("#unheard")).hasCount(0);

        shop.becomes(SellerStatus.TERMINATED);

        page.navigate("/seller/claims/" + back.value());
        assertThat(page.locator("#unheard")).containsText("Madang decides");
        assertThat(page.locator("#answers")).hasCount(0);
        page.navigate("/seller/claims/" + stop.value());
        assertThat(page.locator("#unheard")).hasCount(0);
        page.locator("#STOPPED button").click();
        assertThat(page.locator("#status")).hasText("being refunded");
    }

    @Test
    void showsAndAnswersNobodyElses(Page page) {
        ClaimId claim = claimed(delivered(), ClaimKind.RETURN, ClaimReason.DEFECTIVE);
        TestStaff.ofSeller(context, Tsid.of(new TestShop(context).seller())).logsIn(page);
        assertThat(page.navigate("/seller/claims/" + claim.value()).status()).isEqualTo(404);
        page.navigate("/seller/claims");
        assertThat(page.locator("#claims tbody tr")).hasCount(0);
    }

    private ItemId delivered() {
        ItemId item = orders.paid(buyer, sku, 1);
        parcels.confirm(item);
        parcels.ship(item);
        parcels.arriveOf(item);
        return item;
    }

    private ClaimId claimed(ItemId item, ClaimKind kind, ClaimReason reason) {
        return open.open(buyer, new OpenClaim.Wish(item, kind, 1, reason, new Told("사진을 봐 주세요", null))).id();
    }

    private void logIn(Page page, String role) {
        TestStaff.ofSeller(context, Tsid.of(shop.seller()), role).logsIn(page);
    }
}
