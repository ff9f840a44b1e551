package commerce.desk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.RequestOptions;
import commerce.TestParcels;
import commerce.TestShop;
import commerce.catalogue.SkuId;
import commerce.claim.ClaimId;
import commerce.claim.TestClaims;
import commerce.order.ItemId;
import commerce.order.TestOrders;
import commerce.sheet.FilePlaces;
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
import platform.time.BusinessDays;
import testing.Browser;
import testing.BrowserTest;
import testing.HeldDelivery;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** A seller's person works through orders in the browser. */
@BrowserTest
class SellerOrdersPageTest {
    @Autowired
    ApplicationContext context;
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
        sku = shop.sells("제주 감귤 5kg", 20_000, 100);
        buyer = ids.next();
    }

    @AfterEach
    void letGo() {
        held.close();
    }

    @Test
    void confirmsAndSendsManyAtOnceAndSaysOfEachWhyNot(Page page) {
        ItemId first = orders.paid(buyer, sku, 1);
        ItemId gone = orders.paid(buyer, sku, 2);
        ItemId last = orders.paid(buyer, sku, 3);
        logIn(page, "SELLER_ORDER");
        page.navigate("/seller/orders?lang=en");
        assertThat(page.locator("#orders tbody tr")).hasCount(3);
        assertThat(page.locator(".nav-tabs .active")).containsText("New");
        shop.sql("""
                update commerce_order_line set status = 'CANCELED', remaining = 0, left_seller_coupon = 0,
                    left_platform_coupon = 0, closed_at = paid_at
                where id = ?""", gone.value());
        page.locator("[data-check-all]").check();
        page.locator("#confirm").click();
        assertThat(page.locator("#notice")).containsText("2 are done.");
        assertThat(page.locator("#refused tbody tr")).hasCount(1);
        assertThat(page.locator("#refused")).containsText("does not allow this");
        Browser.look(page, "seller-orders-batch-en");

        page.locator(".nav-tabs a").nth(2).click();
        assertThat(page.locator("#orders tbody tr")).hasCount(2);
        ItemId other = orders.paid(buyer, sku, 1);
        parcels.confirm(other);
        String taken = parcels.ship(other).number();
        page.locator("tr:has(input[value='" + first.value() + "']) .invoice").fill(parcels.invoice().number());
        page.locator("tr:has(input[value='" + last.value() + "']) .invoice").fill(taken);
        page.locator("#ship").click();
        assertThat(page.locator("#notice")).containsText("1 is done.");
        assertThat(page.locator("#refused")).containsText(taken);
        assertThat(page.locator("#orders tbody tr")).hasCount(1);
        assertThat(orders.item(first).status().name()).isEqualTo("SHIPPED");

        // The browser says so by itself; who sends it all the same is told of this row alone.
        ItemId good = orders.paid(buyer, sku, 1);
        parcels.confirm(good);
        page.navigate("/seller/orders?lang=en&tab=TO_SHIP");
        var mistyped = page.locator("tr:has(input[value='" + last.value() + "']) .invoice");
        mistyped.fill("1234-567");
        page.locator("tr:has(input[value='" + good.value() + "']) .invoice").fill(parcels.invoice().number());
        List<String> posted = new ArrayList<>();
        page.onRequest(request -> posted.add(request.method()));
        page.locator("#ship").click();
        assertThat(page.locator(".invoice:invalid")).hasCount(1);
        assertThat(posted).doesNotContain("POST");
        mistyped.evaluate("field => field.removeAttribute('pattern')");
        page.locator("#ship").click();
        assertThat(page.locator("#refused")).containsText("8 to 14 digits");
        assertThat(page.locator("#notice")).containsText("1 is done.");
        assertThat(orders.item(good).status().name()).isEqualTo("SHIPPED");
        assertThat(orders.item(last).status().name()).isEqualTo("PAID");
    }

    @Test
    void saysThatAnInvoiceNumberIsMissingWhereThereIsNone(Page page) {
        parcels.confirm(orders.paid(buyer, sku, 1));
        logIn(page, "SELLER_ORDER");
        page.navigate("/seller/orders?lang=en&tab=TO_SHIP");
        page.locator("#ship").click();
        assertThat(page.locator("#notice")).containsText("at least one order");
        assertThat(page.locator("#orders tbody tr")).hasCount(1);
    }

    @Test
    void sendsOnceWhatIsClickedTwice(Page page) {
        ItemId paid = orders.paid(buyer, sku, 1);
        parcels.confirm(paid);
        logIn(page, "SELLER_ORDER");
        page.navigate("/seller/orders?lang=en&tab=TO_SHIP");
        page.locator("tr:has(input[value='" + paid.value() + "']) .invoice").fill(parcels.invoice().number());
        List<Route> sent = new ArrayList<>();
        page.route("**/seller/orders/dispatch", sent::add);
        page.locator("#ship").dblclick();
        assertThat(page.locator("form[data-under-way]")).hasCount(1);
        sent.getFirst().resume();
        assertThat(page.locator("#notice")).containsText("1 is done.");
        // What htmx has queued goes out in the same turn as the answer comes in.
        page.evaluate("() => new Promise(done => setTimeout(done))");
        assertThat(sent).hasSize(1);
    }

    /** A seller has one file made at a time. */
    @Test
    void showsWhyThereIsNoFileInsteadOfSendingThatAsOne(Page page, @Autowired FilePlaces places) throws IOException {
        logIn(page, "SELLER_ORDER");
        places.within(shop.seller(), () -> {
            APIResponse refused = page.request().get("/seller/orders/file",
                    RequestOptions.create().setHeader("Accept", "text/html"));
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.headers()).containsEntry("content-type", "text/html;charset=UTF-8")
                    .doesNotContainKey("content-disposition");
        });
        assertThat(page.request().get("/seller/orders/file").headers()).containsKey("content-disposition");
    }

    @Test
    void showsAPageAtATimeAndFindsByDayProductAndNumber(Page page) {
        for (int i = 0; i < 51; i++) {
            orders.paid(ids.next(), sku, 1);
        }
        ItemId pear = orders.paid(buyer, shop.sells("나주 배", 30_000, 10), 1);
        ItemId late = orders.paid(buyer, shop.sells("늦은 배", 30_000, 10), 1);
        shop.sql("update commerce_order_line set dispatch_by = '2026-01-01' where id = ?", late.value());
        logIn(page, "SELLER");
        page.navigate("/seller/orders?lang=en&tab=LATE&product=" + orders.item(late).line().productId().value());
        assertThat(page.locator("#orders tbody tr")).hasCount(1);
        page.navigate("/seller/orders?lang=en&tab=LATE&product=" + orders.item(pear).line().productId().value());
        assertThat(page.locator("#orders tbody tr")).hasCount(0);
        page.navigate("/seller/orders?lang=en&tab=LATE&from=" + LocalDate.now(BusinessDays.SEOUL).plusDays(1));
        assertThat(page.locator("#orders tbody tr")).hasCount(0);
        shop.sql("update commerce_order_line set status = 'CANCELED', remaining = 0, left_seller_coupon = 0, "
                + "left_platform_coupon = 0, closed_at = paid_at where id = ?", late.value());
        page.navigate("/seller/orders?lang=en");
        assertThat(page.locator("#confirm")).hasCount(0);
        assertThat(page.locator("#orders tbody tr")).hasCount(50);
        page.locator("#older").click();
        assertThat(page.locator("#orders tbody tr")).hasCount(2);
        page.locator("#product").fill(Long.toString(orders.item(pear).line().productId().value()));
        page.locator("#filter button").click();
        assertThat(page.locator("#orders tbody tr")).hasCount(1);
        assertThat(page.locator("#orders")).containsText("나주 배");
        page.locator("#from").fill(LocalDate.now(BusinessDays.SEOUL).plusDays(1).toString());
        page.locator("#filter button").click();
        assertThat(page.locator("#orders tbody tr")).hasCount(0);
        page.navigate("/seller/orders?lang=en&tab=UNDONE&order=" + orders.item(pear).orderId().value());
        assertThat(page.locator("#orders tbody tr")).hasCount(1);
    }

    @Test
    void confirmsAndSendsWhatIsLateWhereItIsListed(Page page) {
        ItemId fresh = orders.paid(buyer, sku, 1);
        ItemId confirmed = orders.paid(buyer, sku, 1);
        parcels.confirm(confirmed);
        for (ItemId each : List.of(fresh, confirmed)) {
            shop.sql("update commerce_order_line set dispatch_by = dispatch_by - interval 9 day where id = ?",
                    each.value());
        }
        logIn(page, "SELLER_ORDER");
        page.navigate("/seller/orders?lang=en&tab=LATE");
        assertThat(page.locator("#orders tbody tr")).hasCount(1);
        assertThat(page.locator("#orders-to-ship tbody tr")).hasCount(1);
        Browser.look(page, "seller-orders-late-en");
        page.locator("#orders [data-check-all]").check();
        page.locator("#confirm").click();
        assertThat(page.locator("#notice")).containsText("1 is done.");
        assertThat(page.locator("#refused")).hasCount(0);
        assertThat(page.locator(".nav-tabs .active")).containsText("Late");
        assertThat(page.locator("#orders tbody tr")).hasCount(2);
        page.locator("tr:has(input[value='" + fresh.value() + "']) .invoice").fill(parcels.invoice().number());
        page.locator("#ship").click();
        assertThat(page.locator("#notice")).containsText("1 is done.");
        assertThat(page.locator(".nav-tabs .active")).containsText("Late");
        assertThat(page.locator("#orders tbody tr")).hasCount(1);
        assertThat(orders.item(fresh).status().name()).isEqualTo("SHIPPED");
        assertThat(orders.item(confirmed).status().name()).isEqualTo("PAID");
    }

    @Test
    void showsWhatIsToBeSentTheOldestFirst(Page page) {
        List<ItemId> all = new ArrayList<>();
        for (int i = 0; i < 51; i++) {
            all.add(orders.paid(ids.next(), sku, 1));
            parcels.confirm(all.get(i));
        }
        logIn(page, "SELLER_ORDER");
        page.navigate("/seller/orders?lang=en&tab=TO_SHIP");
        assertThat(page.locator("#orders tbody tr")).hasCount(50);
        assertThat(page.locator("#orders tbody tr").first().locator("input[name=item]"))
                .hasValue(Long.toString(all.getFirst().value()));
        page.locator("#older").click();
        assertThat(page.locator("#orders tbody tr")).hasCount(1);
        assertThat(page.locator("#orders input[name=item]")).hasValue(Long.toString(all.getLast().value()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void cancelsWhatCannotBeSent(String language, Page page) {
        ItemId item = orders.paid(buyer, sku, 3);
        parcels.confirm(item);
        logIn(page, "SELLER_ORDER");
        List<String> complaints = Browser.complaintsOf(page);
        page.navigate("/seller/orders/" + orders.item(item).orderId().value() + "?lang=" + language);
        page.locator("[data-cancellation] summary").click();
        Browser.look(page, "seller-order-cancellation-" + language);
        page.setViewportSize(360, 740);
        assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
        Browser.look(page, "seller-order-cancellation-" + language + "-phone");
        page.setViewportSize(1280, 800);
        assertThat(page.locator("#pieces-" + item.value())).hasValue("3");
        page.locator("#pieces-" + item.value()).fill("1");
        page.locator("#why-" + item.value()).fill("창고에서 한 상자가 물러 버렸어요");
        page.locator("[data-cancellation] button").click();
        assertThat(page.locator("#claims tbody tr")).hasCount(1);
        assertThat(page.locator("body").innerText()).doesNotContain("??");
        assertThat(complaints).isEmpty();
        assertThat(orders.item(item).remaining()).isEqualTo(2);
        assertThat(shop.text("select reason from commerce_claim where line_id = ?", item.value()))
                .isEqualTo("SOLD_OUT");
        assertThat(TestClaims.details(context, item)).isEqualTo("창고에서 한 상자가 물러 버렸어요");
    }

    /** On whatever tab, and none of another seller's; by a form that is posted, so that no address tells whom it was about. */
    @Test
    void findsOrdersByTheWholeNameOrNumberOfWhoGetsThem(Page page) {
        ItemId sent = orders.paid(buyer, sku, 1);
        parcels.confirm(sent);
        parcels.ship(sent);
        orders.paid(buyer, new TestShop(context).sells("남의 감귤", 10_000, 10), 1);
        logIn(page, "SELLER");
        page.navigate("/seller/orders?lang=en");
        assertThat(page.locator("#orders tbody tr")).hasCount(0);
        for (String recipient : List.of("김마당", " 김마당 ", "010-1234-5678", "01012345678", "+82 10 1234 5678")) {
            page.locator("#recipient").fill(recipient);
            page.locator("#find-recipient button").click();
            assertThat(page.locator("#orders tbody tr")).hasCount(1);
            assertThat(page.locator("#orders")).containsText("제주 감귤 5kg");
            assertThat(page.url()).doesNotContain("recipient=");
            page.navigate("/seller/orders?lang=en");
        }
        for (String recipient : List.of("김마", "김*당", "010-1234-567", "010-1234-5679")) {
            page.navigate("/seller/orders?lang=en");
            page.locator("#recipient").fill(recipient);
            page.locator("#find-recipient button").click();
            // What was found is on no tab.
            assertThat(page.locator("a.nav-link.nowrap.active")).hasCount(0);
            assertThat(page.locator("#recipient")).hasValue(recipient);
            assertThat(page.locator("#orders tbody tr")).hasCount(0);
        }
        page.locator("#recipient").fill("김마당");
        page.locator("#find-recipient button").click();
        assertThat(page.locator("#orders tbody tr")).hasCount(1);
        Browser.look(page, "seller-orders-recipient");
        page.setViewportSize(360, 740);
        Browser.look(page, "seller-orders-recipient-phone");
        shop.sql("delete from commerce_order_delivery where order_id = ?", orders.item(sent).orderId().value());
        page.locator("#find-recipient button").click();
        assertThat(page.locator("#orders tbody tr")).hasCount(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void showsAnOrderWithItsHistoryInBothLanguagesAlsoOnAPhone(String language, Page page) {
        ItemId item = orders.paid(buyer, sku, 2);
        long order = orders.item(item).orderId().value();
        ItemId late = orders.paid(ids.next(), sku, 1);
        shop.sql("update commerce_order_line set dispatch_by = dispatch_by - interval 9 day where id = ?",
                late.value());
        logIn(page, "SELLER_ORDER");
        List<String> complaints = Browser.complaintsOf(page);
        for (String path : List.of("/seller/orders?", "/seller/orders?tab=LATE&", "/seller/orders/" + order + "?")) {
            String name = "seller-orders-" + path.replaceAll("[0-9]+", "one").replaceAll("[^a-zA-Z]", "") + language;
            page.setViewportSize(1280, 800);
            page.navigate(path + "lang=" + language);
            assertThat(page.locator("#content").innerText()).contains("김*당", "010-****-5678").doesNotContain("??",
                    "테헤란로");
            Browser.look(page, name);
            page.setViewportSize(360, 740);
            assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
            Browser.look(page, name + "-phone");
        }
        assertThat(complaints).isEmpty();
        page.setViewportSize(1280, 800);
        page.locator("#delivery button").click();
        assertThat(page.locator("#delivery")).containsText("테헤란로 152");
        assertThat(shop.number("""
                select count(*) from platform_audit_entry
                where action = 'commerce.delivery-shown' and subject_id = ?""", Long.toString(order))).isEqualTo(1);
        page.locator("#until-" + item.value())
                .fill(LocalDate.now(BusinessDays.SEOUL).plusDays(14).toString());
        page.locator("#reason-" + item.value()).fill("태풍으로 수확이 늦어요");
        page.locator("form:has(#reason-" + item.value() + ") button").click();
        assertThat(page.locator("#timeline")).containsText("태풍으로 수확이 늦어요");
        Browser.look(page, "seller-order-delayed-" + language);
    }

    /** It is not compared with the payment, and is no news when nothing can be done about it any more. */
    @Test
    void saysWhyTheCourierOfAnExchangeIsNotBelievedAsLongAsItIsWaitedFor(Page page) {
        ItemId item = orders.paid(buyer, sku, 1);
        parcels.confirm(item);
        parcels.ship(item);
        parcels.arriveOf(item);
        ClaimId claim = TestClaims.exchangeAccepted(context, shop.seller(), buyer, item);
        TestClaims.sendsAgain(context, shop, claim);
        shop.sql(
                "update commerce_shipment set doubt = 'HANDED_IN_BEFORE_PAID', doubt_at = '2026-11-01' where claim_id = ?",
                claim.value());
        logIn(page, "SELLER_ORDER");
        String one = "/seller/orders/" + orders.item(item).orderId().value();
        page.navigate(one + "?lang=en");
        assertThat(page.locator("[data-doubt]")).containsText("before the item itself was sent");
        page.navigate(one + "?lang=ko");
        assertThat(page.locator("[data-doubt]")).containsText("원래 상품을 보내기 전");
        shop.sql("update commerce_shipment set state = 'LOST_SIGHT', ask_at = null where claim_id = ?", claim.value());
        page.reload();
        assertThat(page.locator("[data-doubt]")).hasCount(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void saysWhyTheCourierIsNotBelievedAndCorrectsTheNumber(String language, Page page) {
        ItemId item = orders.paid(buyer, sku, 2);
        parcels.confirm(item);
        String wrong = parcels.ship(item).number();
        shop.sql(
                "update commerce_shipment set doubt = 'HANDED_IN_BEFORE_PAID', doubt_at = '2026-11-01' where invoice = ?",
                wrong);
        logIn(page, "SELLER_ORDER");
        List<String> complaints = Browser.complaintsOf(page);
        page.navigate("/seller?lang=" + language);
        assertThat(page.locator("#to-do a[href*=DOUBTED] .text-danger")).hasText("1");
        page.locator("#to-do a[href*=DOUBTED]").click();
        Browser.look(page, "seller-orders-doubted-" + language);
        page.locator("a[href*='" + orders.item(item).orderId().value() + "']").first().click();
        assertThat(page.locator("[data-doubt]")).containsText("2026");
        page.setViewportSize(360, 740);
        assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
        Browser.look(page, "seller-order-doubt-" + language + "-phone");
        page.setViewportSize(1280, 800);
        Browser.look(page, "seller-order-doubt-" + language);
        String right = parcels.invoice().number();
        page.locator("[data-correction] select").selectOption("LOGEN");
        page.locator("[data-correction] input[name=invoice]").fill(right);
        page.locator("[data-correction] button").click();
        assertThat(page.locator("#timeline")).containsText("CJ_LOGISTICS " + wrong + " → LOGEN " + right);
        assertThat(page.locator("[data-doubt]")).hasCount(0);
        assertThat(page.locator("body").innerText()).contains(right).doesNotContain("??");
        assertThat(complaints).isEmpty();
        Browser.look(page, "seller-order-corrected-" + language);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void bringsInvoiceNumbersAsAFileAndSaysOfEachRowWhyNot(String language, Page page) {
        ItemId sent = orders.paid(buyer, sku, 1);
        parcels.confirm(sent);
        ItemId unconfirmed = orders.paid(buyer, sku, 1);
        logIn(page, "SELLER_ORDER");
        page.navigate("/seller/orders?tab=TO_SHIP&lang=" + language);
        Browser.look(page, "seller-orders-to-ship-" + language);
        List<String> complaints = Browser.complaintsOf(page);
        page.navigate("/seller/orders/invoices?lang=" + language);
        String table = "item,courier,invoice\n%d,HANJIN,%s\n%d,HANJIN,%s\n".formatted(sent.value(),
                parcels.invoice().number(), unconfirmed.value(), parcels.invoice().number());
        page.locator("#file")
                .setInputFiles(new FilePayload("invoices.csv", "text/csv", table.getBytes(StandardCharsets.UTF_8)));
        page.locator("#bring button").click();
        assertThat(page.locator("#problems tbody tr")).hasCount(1);
        assertThat(page.locator("#problems")).containsText(Long.toString(unconfirmed.value()));
        assertThat(orders.item(sent).status().name()).isEqualTo("SHIPPED");
        assertThat(page.locator("body").innerText()).doesNotContain("??");
        assertThat(complaints).isEmpty();
        Browser.look(page, "seller-orders-invoices-" + language);
        page.setViewportSize(360, 740);
        assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
        Browser.look(page, "seller-orders-invoices-" + language + "-phone");
    }

    @Test
    void showsNobodyElsesAndTheWholeAddressOnlyToWhoSends(Page page) {
        ItemId item = orders.paid(buyer, sku, 1);
        long order = orders.item(item).orderId().value();
        logIn(page, "SELLER_MONEY");
        page.navigate("/seller/orders/" + order + "?lang=en");
        assertThat(page.locator("#delivery button")).hasCount(0);
        page.context().clearCookies();
        TestStaff.ofSeller(context, Tsid.of(new TestShop(context).seller())).logsIn(page);
        assertThat(page.navigate("/seller/orders/" + order).status()).isEqualTo(404);
        page.navigate("/seller/orders?lang=en&order=" + order);
        assertThat(page.locator("#orders tbody tr")).hasCount(0);
    }

    private void logIn(Page page, String role) {
        TestStaff.ofSeller(context, Tsid.of(shop.seller()), role).logsIn(page);
    }
}
