package commerce.desk;

import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import commerce.TestParcels;
import commerce.TestShop;
import commerce.catalogue.SkuId;
import commerce.claim.ClaimId;
import commerce.claim.TestClaims;
import commerce.order.Confirmation;
import commerce.order.ItemId;
import commerce.order.TestOrders;
import member.staff.TestStaff;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import platform.id.Ids;
import platform.id.Tsid;
import testing.BrowserTest;
import testing.HeldDelivery;
import testing.Keys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** A seller's person does their work by keys alone, and always sees where they are. */
@BrowserTest
class KeyboardTest {
    @Autowired
    ApplicationContext context;
    @Autowired
    Ids ids;
    HeldDelivery held;
    TestShop shop;
    TestOrders orders;
    TestParcels parcels;
    SkuId sku;

    @BeforeEach
    void open() {
        held = new HeldDelivery(context);
        shop = new TestShop(context);
        orders = new TestOrders(context);
        parcels = new TestParcels(context, shop);
        sku = shop.sells("제주 감귤 5kg", 20_000, 100);
    }

    @AfterEach
    void letGo() {
        held.close();
    }

    @Test
    void logsInConfirmsAndSendsOrders(Page page) {
        ItemId first = orders.paid(ids.next(), sku, 1);
        ItemId last = orders.paid(ids.next(), sku, 2);
        Keys keys = new Keys(page);
        TestStaff person = TestStaff.ofSeller(context, Tsid.of(shop.seller()), "SELLER_ORDER");
        page.navigate("/login?lang=en");
        assertThat(keys.isAt("#name")).isTrue();
        keys.type(person.name());
        keys.press("Tab");
        keys.type(person.password());
        keys.press("Tab");
        keys.type(person.code());
        keys.press("Enter");
        page.waitForURL(url -> !url.contains("/login"));

        keys.tabTo("#navigation a[href='/seller/orders']");
        keys.press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*/seller/orders"));
        keys.toContent();
        keys.tabTo("#from");
        keys.tabTo("input[name=item][value='" + first.value() + "']");
        keys.press("Space");
        keys.tabTo("#confirm");
        keys.press("Enter");
        assertThat(page.locator("#notice")).containsText("1 is done.");
        assertThat(orders.item(first).confirmation()).isEqualTo(Confirmation.CONFIRMED);
        assertThat(orders.item(last).confirmation()).isEqualTo(Confirmation.NOT_YET);
        assertThat(page.locator("#confirm")).isFocused();

        // All of it is done: what was pressed is not there any more.
        keys.backTo("input[data-check-all]");
        keys.press("Space");
        keys.tabTo("#confirm");
        keys.press("Enter");
        assertThat(page.locator("#orders tbody tr")).hasCount(0);
        assertThat(page.locator("#main")).isFocused();

        keys.tabTo(".nav-tabs a[href*='TO_SHIP']");
        keys.press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*TO_SHIP.*"));
        String row = "tr:has(input[value='" + first.value() + "']) ";
        keys.toContent();
        keys.tabTo(row + "select[name=courier]");
        opensAndLeaves(page, keys, row + "select[name=courier]");
        keys.press("ArrowDown");
        keys.press("Tab");
        keys.type(parcels.invoice().number());
        keys.tabTo("#ship");
        keys.press("Enter");
        assertThat(page.locator("#notice")).containsText("1 is done.");
        assertThat(orders.item(first).status().name()).isEqualTo("SHIPPED");
        assertThat(orders.item(last).status().name()).isEqualTo("PAID");
    }

    /** A choice that is opened and left by Escape stays as it was, and its field keeps the focus. */
    private static void opensAndLeaves(Page page, Keys keys, String select) {
        String before = page.locator(select).inputValue();
        keys.press("Alt+ArrowDown");
        keys.press("Escape");
        assertThat(page.locator(select)).isFocused();
        assertThat(page.locator(select)).hasValue(before);
    }

    @Test
    void writesAProduct(Page page) {
        Keys keys = logIn(page, "SELLER_PRODUCT");
        page.navigate("/seller/products?lang=en");
        keys.toContent();
        keys.tabTo("#category");
        while (!page.locator("#category").inputValue().equals("111")) {
            keys.press("ArrowDown");
        }
        keys.tabTo("#new button");
        keys.press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*/seller/products/new.*"));
        keys.toContent();
        keys.tabTo("#name");
        keys.type("제주 한라봉");
        // Enter leads on from a field.
        keys.press("Enter");
        assertThat(page.locator(".step-item.active")).hasText("Options and price");
        assertThat(page.locator("h2.card-title").first()).isFocused();
        keys.tabTo("#group1");
        keys.type("크기");
        keys.press("Tab");
        keys.type("대과, 소과");
        keys.tabTo("#combine");
        keys.press("Enter");
        assertThat(page.locator("#forms tbody tr")).hasCount(2);
        assertThat(page.locator("#combine")).isFocused();
        keys.tabTo("input[name=difference]");
        keys.press("Control+A");
        keys.type("3000");
        keys.tabTo("input[name=sold][value='1']");
        keys.press("Space");
        keys.tabTo("#n-price");
        keys.type("12900");
        keys.tabTo("#save");
        keys.press("Enter");
        // The other one is not sold, and gone.
        assertThat(page.locator("#forms tbody tr")).hasCount(1);
        assertThat(page.locator("#save")).isFocused();
        page.reload();
        assertThat(page.locator("input[name=difference]").first()).hasValue("3000");
        assertThat(page.locator("#forms tbody tr")).hasCount(1);
        keys.requireAllCanBeReached();
        keys.tabTo("#next");
        keys.press("Enter");
        assertThat(page.locator("h2.card-title").first()).isFocused();
        keys.tabTo("#files");
        keys.tabTo("#next");
        keys.press("Enter");
        // What is missing is where the work goes on.
        assertThat(page.locator("#description")).isFocused();
        keys.tabTo("#back");
        keys.press("Enter");
        assertThat(page.locator(".step-item.active")).hasText("Options and price");
        keys.backTo("#steps button[value=BASICS]");
        keys.press("Enter");
        assertThat(page.locator(".step-item.active")).hasText("Basics");
        assertThat(page.locator("#name")).hasValue("제주 한라봉");
    }

    @Test
    void answersAClaim(Page page) {
        ClaimId claim = TestClaims.opened(context, Tsid.of(shop.seller()));
        Keys keys = logIn(page, "SELLER_ORDER");
        page.navigate("/seller/claims?lang=en");
        keys.toContent();
        keys.tabTo("#claims a");
        keys.press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*/seller/claims/" + claim.value()));
        keys.toContent();
        keys.tabTo("#ACCEPT button");
        keys.press("Enter");
        assertThat(page.locator("#status")).hasText("accepted");
        assertThat(page.locator("#main")).isFocused();
        keys.tabTo("#COLLECT button");
        keys.press("Space");
        assertThat(page.locator("#status")).hasText("collected");
        assertThat(page.locator("#main")).isFocused();
        keys.tabTo("#why-HOLD");
        keys.type("구성품 확인");
        keys.press("Enter");
        assertThat(page.locator("#content")).containsText("On hold: 구성품 확인");
    }

    @Test
    void opensAndLeavesTheNavigationOnAPhone(Page page) {
        Keys keys = logIn(page, "SELLER");
        page.setViewportSize(360, 740);
        page.navigate("/seller?lang=en");
        keys.tabTo(".navbar-toggler");
        keys.press("Enter");
        assertThat(page.locator("#navigation")).isVisible();
        keys.tabTo("#navigation a[href='/seller/claims']");
        keys.press("Escape");
        assertThat(page.locator("#navigation")).not().isVisible();
        assertThat(page.locator(".navbar-toggler")).isFocused();
    }

    /** Nothing is out of reach, and nothing holds on to who comes there. */
    @Test
    void reachesAllThatCanBeDone(Page page) {
        ItemId item = orders.paid(ids.next(), sku, 1);
        parcels.confirm(item);
        String claim = Long.toString(TestClaims.opened(context, Tsid.of(shop.seller())).value());
        Keys keys = logIn(page, "SELLER_OWNER");
        for (String path : List.of("/seller", "/seller/orders?tab=TO_SHIP", "/seller/claims/" + claim,
                "/seller/orders/" + orders.item(item).orderId().value(), "/seller/deals")) {
            page.navigate(path);
            keys.requireAllCanBeReached();
        }
        TestStaff.operator(context).logsIn(page);
        page.navigate("/ops/commerce/disputes");
        keys.requireAllCanBeReached();
    }

    private Keys logIn(Page page, String role) {
        TestStaff.ofSeller(context, Tsid.of(shop.seller()), role).logsIn(page);
        return new Keys(page);
    }
}
