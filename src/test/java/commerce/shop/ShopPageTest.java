package commerce.shop;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import commerce.TestShop;
import commerce.catalogue.GoodsCategory;
import commerce.catalogue.Product;
import commerce.catalogue.ProductId;
import commerce.catalogue.ProductStatus;
import commerce.catalogue.Sku;
import commerce.catalogue.SkuId;
import member.staff.TestStaff;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import testing.Browser;
import testing.BrowserTest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** A seller's person looks at their shop in the browser. */
@BrowserTest
class ShopPageTest {
    @Autowired
    ApplicationContext context;
    @Autowired
    Ids ids;
    TestShop shop;

    @BeforeEach
    void open() {
        shop = new TestShop(context);
    }

    @Test
    void showsTheShopFirstAndAPageOfItsProductsAtATime(Page page) {
        for (int i = 1; i <= 21; i++) {
            shop.sells("감귤 " + i + "호", 12_900, i);
        }
        logIn(page);
        assertThat(page.locator("h1")).hasText("한빛상회");
        assertThat(page.locator("#total")).hasText("21 products");
        assertThat(page.locator("tbody tr")).hasCount(20);
        assertThat(page.locator("tbody tr").first()).containsText("감귤 21호");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Older")).click();
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page.locator("tbody tr")).containsText("감귤 1호");
        page.locator(".nav-tabs a").nth(1).click();
        assertThat(page.getByText("No products here")).isVisible();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void showsAProductWithItsStockInBothLanguagesAlsoOnAPhone(String language, Page page) {
        SkuId small = new SkuId(ids.nextLong());
        SkuId large = new SkuId(ids.nextLong());
        ProductId id = new ProductId(ids.nextLong());
        shop.add(
                new Product(id, shop.seller(), "린넨 셔츠", "시원해요.", Won.of(39_000), false, ProductStatus.PAUSED,
                        GoodsCategory.OTHER,
                        List.of("색상", "사이즈"),
                        List.of(new Sku(small, List.of("네이비", "M"), Won.ZERO, true),
                                new Sku(large, List.of("네이비", "XL"), Won.of(3_000), false))),
                Map.of(small, 1_200, large, 7));
        shop.holds(small, 5);
        logIn(page);
        List<String> complaints = Browser.complaintsOf(page);
        for (String path : List.of("/seller/products?status=PAUSED", "/seller/products/" + id.value() + "?")) {
            page.setViewportSize(1280, 800);
            page.navigate(path + "&lang=" + language);
            assertThat(page.locator("body").innerText()).contains("린넨 셔츠").doesNotContain("??");
            String name = path.startsWith("/seller/products?") ? "seller-shop-" : "seller-product-";
            Browser.screenshot(page, name + language);
            page.setViewportSize(360, 740);
            assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
            Browser.screenshot(page, name + language + "-phone");
        }
        Locator skus = page.locator("#skus tbody tr");
        assertThat(skus.nth(0).locator("td.number").allInnerTexts()).extracting(text -> text.replaceAll("[^0-9,]", ""))
                .containsExactly("39,000", "1,200", "5", "1,195");
        assertThat(skus.nth(1).locator("td.number").allInnerTexts()).extracting(text -> text.replaceAll("[^0-9,]", ""))
                .containsExactly("42,000", "7", "0", "7");
        assertThat(skus.nth(1).locator(".badge")).isVisible();
        assertThat(complaints).isEmpty();
    }

    @Test
    void tellsSomebodyWhoseSellerIsNotThereWhatIsWrong(Page page) {
        TestStaff.ofSeller(context, ids.next()).logsIn(page);
        assertThat(page.navigate("/seller/products?lang=en").status()).isEqualTo(404);
        assertThat(page.locator("[data-error]")).containsText("is not known here");
    }

    @Test
    void letsThemOut(Page page) {
        logIn(page);
        page.locator(".person button").click();
        page.navigate("/seller");
        assertThat(page).hasURL(Pattern.compile(".*/login"));
    }

    private void logIn(Page page) {
        TestStaff.ofSeller(context, Tsid.of(shop.seller())).logsIn(page);
        page.navigate("/seller/products?lang=en");
    }
}
