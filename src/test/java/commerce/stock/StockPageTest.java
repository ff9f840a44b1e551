package commerce.stock;

import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Page;
import commerce.TestShop;
import commerce.catalogue.SkuId;
import member.staff.TestStaff;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import platform.id.Tsid;
import testing.Browser;
import testing.BrowserTest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** A seller's person counts what is there in the browser. */
@BrowserTest
class StockPageTest {
    @Autowired
    ApplicationContext context;
    @Autowired
    StockReconciler reconciler;
    @Autowired
    LowStock low;
    TestShop shop;
    SkuId sku;

    @BeforeEach
    void open() {
        shop = new TestShop(context);
        sku = shop.sells("제주 감귤 5kg", 20_000, 50);
        shop.holds(sku, 8);
    }

    @Test
    void adjustsOfWhatWasSeenAndNotBelowWhatIsHeld(Page page) {
        logIn(page, "SELLER_PRODUCT");
        page.navigate("/seller/stock/" + sku.value() + "?lang=en");
        adjust(page, "7", "counted");
        assertThat(page.locator("[data-error]")).containsText("8 pieces are held");
        shop.receives(sku, 5);
        adjust(page, "40", "counted");
        assertThat(page.locator("[data-error]")).containsText("55 pieces are on hand now");
        page.navigate("/seller/stock/" + sku.value() + "?lang=en");
        adjust(page, "8", "<b>broken</b> in the rain");
        assertThat(page.locator("#on-hand")).hasText("8");
        assertThat(page.locator("#available")).hasText("0");
        assertThat(page.locator("#ledger tbody tr").first()).containsText("<b>broken</b> in the rain");
        assertThat(page.locator("#ledger tbody tr").first()).containsText("-47");
        assertThat(shop.onHand(sku)).isEqualTo(8);
        assertThat(reconciler.differences()).doesNotContain(sku);
    }

    @Test
    void tellsOfWhatRunsOut(Page page) {
        shop.sells("넉넉한 한라봉", 30_000, 500);
        logIn(page, "SELLER_OWNER");
        page.navigate("/seller/stock/" + sku.value() + "?lang=en");
        page.locator("#threshold").fill("42");
        page.locator("#alarm button").click();
        assertThat(page.locator("#few")).hasText("42 or fewer");
        assertThat(low.count(shop.seller())).isEqualTo(1);
        page.navigate("/seller/stock?lang=en");
        assertThat(page.locator("#stock tbody tr")).hasCount(2);
        page.locator("#low").click();
        assertThat(page.locator("#stock tbody tr")).hasCount(1);
        page.locator("#stock a").click();
        page.locator("#threshold").fill("41");
        page.locator("#alarm button").click();
        assertThat(page.locator("#few")).hasCount(0);
        page.locator("#threshold").fill("0");
        page.locator("#alarm button").click();
        assertThat(page.getByText("It is kept.")).isVisible();
        assertThat(low.count(shop.seller())).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void showsThePagesInBothLanguagesAlsoOnAPhone(String language, Page page) {
        for (int i = 1; i <= 20; i++) {
            shop.sells("감귤 " + i + "호", 12_900, i);
        }
        logIn(page, "SELLER_PRODUCT");
        List<String> complaints = Browser.complaintsOf(page);
        for (Map.Entry<String, String> path : Map
                .of("list", "/seller/stock", "ledger", "/seller/stock/" + sku.value()).entrySet()) {
            page.setViewportSize(1280, 800);
            page.navigate(path.getValue() + "?lang=" + language);
            assertThat(page.locator("body").innerText()).doesNotContain("??");
            Browser.look(page, "seller-stock-" + path.getKey() + "-" + language);
            page.setViewportSize(360, 740);
            assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
            Browser.look(page, "seller-stock-" + path.getKey() + "-" + language + "-phone");
        }
        page.navigate("/seller/stock?lang=en");
        assertThat(page.locator("#stock tbody tr")).hasCount(20);
        page.locator(".card-footer a").click();
        assertThat(page.locator("#stock tbody tr")).hasCount(1);
        assertThat(page.locator("#stock")).containsText("제주 감귤 5kg");
        assertThat(complaints).isEmpty();
    }

    private static void adjust(Page page, String onHand, String reason) {
        page.locator("#onHand").fill(onHand);
        page.locator("#reason").fill(reason);
        page.locator("#adjust button").click();
    }

    private void logIn(Page page, String role) {
        TestStaff.ofSeller(context, Tsid.of(shop.seller()), role).logsIn(page);
    }
}
