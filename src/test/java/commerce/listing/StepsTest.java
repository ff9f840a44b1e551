package commerce.listing;

import java.util.List;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import commerce.TestShop;
import commerce.catalogue.ProductId;
import commerce.image.TestImages;
import commerce.product.ProductScene;
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

/** A new product is written step by step, back and forth. */
@BrowserTest
class StepsTest {
    private static final String ACTIVE = ".step-item.active";

    @Autowired
    ApplicationContext context;
    TestShop shop;

    @BeforeEach
    void open() {
        shop = new TestShop(context);
    }

    @Test
    void isWrittenStepByStepWithoutScripts(Page page) {
        TestStaff.ofSeller(context, Tsid.of(shop.seller()), "SELLER_PRODUCT").logsIn(page);
        BrowserContext own = page.context();
        try (BrowserContext plain = own.browser().newContext(new NewContextOptions().setJavaScriptEnabled(false)
                .setBaseURL(page.url().replaceAll("(://[^/]+).*", "$1")).setStorageState(own.storageState()))) {
            Page still = plain.newPage();
            still.navigate("/seller/products/new?category=111&lang=en");
            still.locator("#name").fill("제주 한라봉");
            press(still, "#next");
            assertThat(still.locator(ACTIVE)).hasText("Options and price");
            // A price that says nothing is told at its field, and all that was typed is still there.
            still.locator("#group1").fill("크기");
            still.locator("#choices1").fill("대과, 소과");
            still.locator("#n-sale").fill("백원");
            still.locator("#n-price").fill("12900");
            press(still, "#next");
            assertThat(still.locator("#why-salePrice")).isVisible();
            assertThat(still.locator("#n-sale")).hasAttribute("aria-describedby", "why-salePrice");
            assertThat(still.locator("#n-sale")).hasValue("백원");
            assertThat(still.locator("#choices1")).hasValue("대과, 소과");
            assertThat(still.locator("#group1")).hasValue("크기");
            still.locator("#n-sale").fill("");
            // Choices that were typed become combinations, also of who goes back.
            press(still, "#back");
            assertThat(still.locator(ACTIVE)).hasText("Basics");
            press(still, "#next");
            assertThat(still.locator(ACTIVE)).hasText("Options and price");
            assertThat(still.locator("#forms tbody tr")).hasCount(2);
            still.locator("input[name=difference]").first().fill("1.5");
            press(still, "#next");
            assertThat(still.locator("#why-difference-0")).isVisible();
            assertThat(still.locator("input[name=difference]").first()).hasValue("1.5");
            still.locator("input[name=difference]").first().fill("3000");
            // Another one comes to those that are there.
            still.locator("#choices1").fill("특대과");
            // Who leaps ahead is led to the first step that is not right.
            press(still, "#steps button[value=REVIEW]");
            assertThat(still.locator(ACTIVE)).hasText("Pictures and text");
            assertThat(still.locator("#why-description")).isVisible();
            still.locator("#description").fill("첫 줄\n둘째 줄");
            press(still, "#next");
            assertThat(still.locator("[id='why-attributes.ORIGIN']")).isVisible();
            assertThat(still.locator("#why-description")).hasCount(0);
            fill(still, "LOOKS");
            press(still, "#next");
            assertThat(still.locator(ACTIVE)).hasText("Notice and delivery");
            // The browser's own way back shows what was kept.
            still.goBack();
            assertThat(still.locator(ACTIVE)).hasText("Pictures and text");
            assertThat(still.locator("#description")).hasValue("첫 줄\n둘째 줄");
            press(still, "#next");
            assertThat(still.locator(ACTIVE)).hasText("Notice and delivery");
            fill(still, "NOTICE");
            press(still, "#next");
            assertThat(still.locator("#REVIEW")).containsText("대과 15,900 won");
            assertThat(still.locator("#REVIEW")).containsText("소과 12,900 won");
            assertThat(still.locator("#REVIEW")).containsText("특대과 12,900 won");
            press(still, "#submit");
            assertThat(still.locator("#state")).hasText("Waiting for approval");
            assertThat(still.locator("#steps")).hasCount(0);
        }
        assertThat(shop.number("select count(*) from commerce_product_draft where seller_id = ?",
                shop.seller().value())).isEqualTo(1);
    }

    private static void press(Page page, String button) {
        page.locator(button).press("Enter");
    }

    private static void fill(Page page, String section) {
        // Where the step is named, its fields may not have come yet.
        page.waitForLoadState();
        page.locator("#" + section + " input[name*='.']").all()
                .forEach(field -> field.fill("제주"));
        if (section.equals("LOOKS")) {
            page.locator("select[name='a.STORAGE']").selectOption("냉장");
        }
    }

    /** Where it was left, it goes on; nothing is handed in that is not right. */
    @Test
    void goesOnWhereItWasLeft(Page page) {
        TestStaff.ofSeller(context, Tsid.of(shop.seller()), "SELLER_PRODUCT").logsIn(page);
        List<String> complaints = Browser.complaintsOf(page);
        page.navigate("/seller/products/new?category=111&lang=en");
        page.locator("#name").fill("제주 한라봉");
        page.locator("#next").click();
        page.locator("#n-price").fill("12900");
        page.locator("input[name=difference]").fill("1.5");
        page.locator("#next").click();
        assertThat(page.locator("#why-difference-0")).isVisible();
        assertThat(page.locator("input[name=difference]")).isFocused();
        page.locator("input[name=difference]").fill("0");
        page.locator("#next").click();
        page.locator("#description").fill("달아요");
        page.locator("#files").setInputFiles(new FilePayload("a.png", "image/png", TestImages.png()));
        page.locator("#back").click();
        assertThat(page.locator(ACTIVE)).hasText("Options and price");
        page.navigate("/seller/products?tab=DRAFT");
        page.locator("#products a").first().click();
        assertThat(page.locator(ACTIVE)).hasText("Pictures and text");
        assertThat(page.locator("#description")).hasValue("달아요");
        assertThat(page.locator("#pictures li")).hasCount(1);
        assertThat(page.locator("#flaws")).hasCount(0);
        String draft = page.url().replaceAll("[?].*", "");
        page.navigate(draft + "?at=REVIEW");
        assertThat(page.locator("#flaws")).containsText("Origin");
        page.locator("#submit").click();
        assertThat(page.locator(ACTIVE)).hasText("Pictures and text");
        assertThat(page.locator("[id='a.ORIGIN']")).isFocused();
        page.goBack();
        assertThat(page.locator(ACTIVE)).hasText("Look over");
        complaints.removeIf(complaint -> complaint.contains("422"));
        assertThat(complaints).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void showsEachStepInBothLanguagesAlsoOnAPhone(String language, Page page) {
        ProductScene scene = new ProductScene(context, shop);
        ProductId id = scene.writes("제주 한라봉 선물세트 5kg");
        shop.sql("update commerce_product_draft set content = replace(content, '상세 설명 참조', '') where product_id = ?",
                id.value());
        TestStaff.ofSeller(context, Tsid.of(shop.seller()), "SELLER_PRODUCT").logsIn(page);
        List<String> complaints = Browser.complaintsOf(page);
        for (Section at : Section.values()) {
            page.setViewportSize(1280, 800);
            page.navigate("/seller/products/" + id.value() + "?checked=true&at=" + at + "&lang=" + language);
            assertThat(page.locator("body").innerText()).doesNotContain("??");
            Browser.look(page, "seller-product-step-" + at + "-" + language);
            page.setViewportSize(360, 740);
            assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
            Browser.look(page, "seller-product-step-" + at + "-" + language + "-phone");
        }
        assertThat(complaints).isEmpty();
    }
}
