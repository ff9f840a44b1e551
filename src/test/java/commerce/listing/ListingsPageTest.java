package commerce.listing;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.microsoft.playwright.Locator;
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
import platform.id.Ids;
import platform.id.Tsid;
import testing.Browser;
import testing.BrowserTest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** A seller's person looks after products in the browser. */
@BrowserTest
class ListingsPageTest {
    private static final String EVIL = "<img src=x onerror=alert(1)> & 감귤";
    private static final String ACTIVE = ".step-item.active";

    @Autowired
    ApplicationContext context;
    TestShop shop;
    ProductScene scene;

    @BeforeEach
    void open() {
        shop = new TestShop(context);
        scene = new ProductScene(context, shop);
    }

    @Test
    void writesAProductAndHandsItIn(Page page) {
        logIn(page, "SELLER_PRODUCT");
        List<String> complaints = Browser.complaintsOf(page);
        page.navigate("/seller/products?lang=en");
        page.locator("#category").selectOption("111");
        page.locator("#new button").click();
        page.locator("#name").fill(EVIL);
        page.locator("#next").click();
        page.locator("#group1").fill("크기");
        page.locator("#choices1").fill("대과, 소과");
        page.locator("#combine").click();
        assertThat(page.locator("#forms tbody tr")).hasCount(2);
        assertThat(page).hasURL(Pattern.compile(".*/seller/products/[0-9]+[?]at=OPTIONS"));
        page.locator("input[name=difference]").first().fill("3000");
        page.locator("input[name=code]").first().fill("L-1");
        page.locator("#n-price").fill("12900");
        page.locator("#next").click();
        page.locator("#description").fill("첫 줄\n둘째 줄");
        page.locator("#files").setInputFiles(new FilePayload[]{png("a.png"), png("b.png")});
        page.locator("#save").click();
        assertThat(page.locator("#pictures li")).hasCount(2);
        String second = page.locator("#pictures input").nth(1).inputValue();
        page.locator("button[value='EARLIER-" + second + "']").click();
        assertThat(page.locator("#pictures input").first()).hasValue(second);
        page.locator("button[value='REMOVE-" + second + "']").click();
        assertThat(page.locator("#pictures li")).hasCount(1);
        assertThat(page.locator("#pictures img")).hasJSProperty("naturalWidth", 200);
        assertThat(page.locator("#description")).hasValue("첫 줄\n둘째 줄");
        // What is missing is told, and nothing that was filled in is lost.
        page.locator("#description").fill("셋째 줄");
        page.locator("#next").click();
        assertThat(page.locator("[data-error]")).containsText("Origin");
        assertThat(page.locator("#description")).hasValue("셋째 줄");
        fillIn(page, "a");
        page.locator("select[name='a.STORAGE']").selectOption("냉장");
        page.locator("#next").click();
        fillIn(page, "n");
        page.locator("#next").click();
        assertThat(page.locator("#REVIEW")).containsText("대과 15,900 won");
        page.locator("#back").click();
        assertThat(page.locator(ACTIVE)).hasText("Notice and delivery");
        page.locator("#steps button[value=BASICS]").click();
        assertThat(page.locator(ACTIVE)).hasText("Basics");
        page.locator("#name").fill(EVIL + " 5kg");
        page.locator("#steps button[value=REVIEW]").click();
        assertThat(page.locator("#REVIEW")).containsText(EVIL + " 5kg");
        page.locator("#submit").click();
        assertThat(page.locator("#state")).hasText("Waiting for approval");
        assertThat(page.locator("#name")).hasValue(EVIL + " 5kg");
        page.reload();
        assertThat(page.locator("h1")).hasText(EVIL + " 5kg");
        page.navigate("/seller/products?tab=WAITING&lang=en");
        assertThat(page.locator("#products tbody tr")).hasCount(1);
        assertThat(page.locator("#products")).containsText(EVIL);
        assertThat(complaints).isEmpty();
    }

    @Test
    void keepsAsManyFormsAsAProductHas(Page page) {
        logIn(page, "SELLER_PRODUCT");
        page.navigate("/seller/products/new?category=111&lang=en");
        page.locator("#name").fill("제주 한라봉");
        page.locator("#next").click();
        page.locator("#n-price").fill("12900");
        page.locator("#group1").fill("크기");
        page.locator("#choices1").fill(numbered(20));
        page.locator("#group2").fill("포장");
        page.locator("#choices2").fill(numbered(10));
        page.locator("#combine").click();
        assertThat(page.locator("#forms tbody tr")).hasCount(200);
        page.locator("input[name=code]").last().fill("L-200");
        page.locator("#files").setInputFiles(png("a.png"));
        page.locator("#save").click();
        assertThat(page.locator("#pictures li")).hasCount(1);
        page.reload();
        assertThat(page.locator("#forms tbody tr")).hasCount(200);
        assertThat(page.locator("input[name=code]").last()).hasValue("L-200");
    }

    private static String numbered(int many) {
        return IntStream.rangeClosed(1, many).mapToObj(Integer::toString).collect(Collectors.joining(", "));
    }

    @Test
    void keepsNoPictureOfAFormThatIsRefused(Page page) {
        logIn(page, "SELLER_PRODUCT");
        page.navigate("/seller/products/new?category=111&lang=en");
        page.locator("#name").fill("제주 한라봉");
        page.locator("#next").click();
        page.locator("#n-price").fill("12900");
        page.locator("#group1").fill("크기");
        page.locator("#choices1").fill(numbered(201));
        page.locator("#files").setInputFiles(png("a.png"));
        page.locator("#combine").click();
        // At its place, with all that was typed.
        assertThat(page.locator("#why-forms")).isVisible();
        assertThat(page.locator("#forms")).isFocused();
        assertThat(page.locator(ACTIVE)).hasText("Options and price");
        assertThat(page.locator("#choices1")).hasValue(numbered(201));
        assertThat(shop.number("select count(*) from commerce_image where seller_id = ?", shop.seller().value()))
                .isZero();
    }

    private static void fillIn(Page page, String what) {
        for (Locator field : page.locator("input[name^='" + what + ".']").all()) {
            field.fill("제주");
        }
    }

    @Test
    void changesWhatBuyersSeeByStagesAndThePriceAtOnce(Page page) {
        ProductId id = scene.sells("제주 한라봉");
        logIn(page, "SELLER_PRODUCT");
        page.navigate("/seller/products/" + id.value() + "?lang=en");
        page.locator("#k-price").fill("15000");
        page.locator("#pricing button").click();
        assertThat(page.getByText("The price holds from now on.")).isVisible();
        assertThat(shop.number("select price from commerce_product where id = ?", id.value())).isEqualTo(15_000);
        page.locator("#name").fill("서귀포 한라봉");
        page.locator("input[name=sold]").nth(1).uncheck();
        page.locator("#choices1").fill("대과, 중과");
        page.locator("#combine").click();
        assertThat(page.locator("#forms tbody tr")).hasCount(3);
        page.locator("#submit").click();
        assertThat(page.locator("#change")).hasText("a change waits for approval");
        assertThat(page.locator("h1")).hasText("제주 한라봉");
        scene.sendsBack(id, "사진이 없습니다");
        page.navigate("/seller/products?tab=SENT_BACK&lang=en");
        assertThat(page.locator("#products")).containsText("사진이 없습니다");
        page.navigate("/seller/products/" + id.value() + "?lang=en");
        assertThat(page.locator("#reason")).containsText("사진이 없습니다");
        page.locator("#submit").click();
        assertThat(page.locator("#change")).hasText("a change waits for approval");
        scene.approves(id);
        page.navigate("/seller/products/" + id.value() + "?lang=en");
        assertThat(page.locator("h1")).hasText("서귀포 한라봉");
        assertThat(page.locator("#skus tbody tr")).hasCount(3);
        assertThat(page.locator("#history")).containsText("Sent back");
        assertThat(page.locator("#history")).containsText("12900 → 15000");
    }

    @Test
    void pausesEndsAndCopies(Page page) {
        ProductId id = scene.sells("제주 한라봉");
        logIn(page, "SELLER_OWNER");
        page.navigate("/seller/products/" + id.value() + "?lang=en");
        page.locator("button[value=PAUSE]").click();
        assertThat(page.locator("#state")).hasText("Paused");
        page.locator("button[value=RESUME]").click();
        assertThat(page.locator("#state")).hasText("On sale");
        page.locator("#copy").click();
        assertThat(page.locator("#state")).hasText("Being written");
        assertThat(page.locator("#name")).hasValue("제주 한라봉");
        page.locator("button[value=DISCARD]").click();
        assertThat(page.getByText("No products here")).isVisible();
        page.navigate("/seller/products?words=L&lang=en");
        assertThat(page.locator("#products tbody tr")).hasCount(1);
        page.navigate("/seller/products?words=nothing&lang=en");
        assertThat(page.getByText("No products here")).isVisible();
    }

    @Test
    void tellsAHistoryToItsBeginning(Page page) {
        ProductId id = scene.sells("제주 한라봉");
        Ids ids = context.getBean(Ids.class);
        for (int i = 0; i < 50; i++) {
            shop.sql(
                    """
                            insert into commerce_product_history (id, product_id, at, actor, actor_id, happening, status, details)
                            values (?, ?, utc_timestamp(6), 'SELLER', 1, 'REPRICE', 'ON_SALE', '{}')""",
                    ids.nextLong(),
                    id.value());
        }
        logIn(page, "SELLER_MONEY");
        page.navigate("/seller/products/" + id.value() + "?lang=en");
        assertThat(page.locator("#history tr")).hasCount(50);
        assertThat(page.locator("#history")).not().containsText("Approved");
        page.locator("#older").click();
        assertThat(page.locator("#history tr")).hasCount(3);
        assertThat(page.locator("#history")).containsText("Approved");
        assertThat(page.locator("#older")).hasCount(0);
    }

    @Test
    void refusesWhatIsNoPictureAndWhatSomebodyElseChanged(Page page) {
        ProductId id = scene.writes("제주 한라봉");
        logIn(page, "SELLER_PRODUCT");
        page.navigate("/seller/products/" + id.value() + "?at=LOOKS&lang=en");
        page.locator("#description").fill("더 달아요");
        page.locator("#files").setInputFiles(
                new FilePayload("evil.jpg", "image/jpeg", "<script>alert(1)</script>".getBytes(UTF_8)));
        page.locator("#save").click();
        assertThat(page.locator("#why-images")).containsText("JPEG");
        assertThat(page.locator("#description")).hasValue("더 달아요");
        shop.sql("update commerce_product_draft set version = version + 1 where product_id = ?", id.value());
        page.locator("#save").click();
        assertThat(page.locator("#notice [data-error]")).containsText("Somebody else changed it");
    }

    @Test
    void bringsARefusedFormBackWithItsOptionsInTheirPlaces(Page page) {
        logIn(page, "SELLER_PRODUCT");
        page.navigate("/seller/products/new?category=111&lang=en");
        page.locator("#name").fill("제주 한라봉");
        page.locator("#next").click();
        page.locator("#choices1").fill("대과, 소과");
        page.locator("#group2").fill("포장");
        page.locator("#choices2").fill("상자, 봉투");
        page.locator("#save").click();
        assertThat(page.locator("#why-optionGroups")).isVisible();
        assertThat(page.locator("#group1")).hasValue("");
        assertThat(page.locator("#choices1")).hasValue("대과, 소과");
        assertThat(page.locator("#group2")).hasValue("포장");
        assertThat(page.locator("#choices2")).hasValue("상자, 봉투");
    }

    @Test
    void tellsOfATemplateThatWasRemovedAndDoesNotMakeFreightFree(Page page) {
        ProductId id = scene.writes("제주 한라봉");
        shop.sql(
                "update commerce_product_draft set content = json_set(content, '$.terms.shippingTemplate', 7) where product_id = ?",
                id.value());
        logIn(page, "SELLER_PRODUCT");
        page.navigate("/seller/products/" + id.value() + "?lang=en");
        assertThat(page.locator(ACTIVE)).hasText("Notice and delivery");
        assertThat(page.locator("#n-template")).hasValue("7");
        page.locator("#next").click();
        assertThat(page.locator("#why-template")).isVisible();
        assertThat(page.locator("#n-template")).hasValue("7");
        assertThat(page.locator("#n-template")).isFocused();
        page.locator("#n-template").selectOption("");
        page.locator("#next").click();
        assertThat(page.locator(ACTIVE)).hasText("Look over");
        page.locator("#submit").click();
        assertThat(page.locator("#state")).hasText("Waiting for approval");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void showsThePagesInBothLanguagesAlsoOnAPhone(String language, Page page) {
        ProductId id = scene.sells("제주 한라봉 선물세트 5kg", TestImages.of(context, shop.seller()));
        for (int i = 1; i <= 20; i++) {
            scene.sells("감귤 " + i + "호");
        }
        scene.writes("쓰는 중인 감귤");
        scene.sendsBack(scene.handsIn("돌아온 감귤"), "원산지를 정확히 적어 주세요");
        logIn(page, "SELLER_PRODUCT");
        List<String> complaints = Browser.complaintsOf(page);
        for (String path : List.of("/seller/products?", "/seller/products?tab=SENT_BACK&",
                "/seller/products/" + id.value() + "?", "/seller/products/new?category=111&",
                "/seller/products/sheets?")) {
            page.setViewportSize(1280, 800);
            page.navigate(path + "lang=" + language);
            assertThat(page.locator("body").innerText()).doesNotContain("??");
            String name = "seller-products" + path.replaceAll("/seller/products|[^a-zA-Z_]+", "-")
                    .replaceAll("-+", "-").replaceAll("-$", "") + "-" + language;
            Browser.look(page, name);
            page.setViewportSize(360, 740);
            assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
            Browser.look(page, name + "-phone");
        }
        page.navigate("/seller/products?lang=" + language);
        assertThat(page.locator("#products tbody tr")).hasCount(20);
        page.locator(".card-footer a").click();
        assertThat(page.locator("#products tbody tr")).hasCount(1);
        assertThat(complaints).isEmpty();
    }

    @Test
    void letsWhoeverMayNotWriteLook(Page page) {
        ProductId id = scene.writes("제주 한라봉");
        logIn(page, "SELLER_MONEY");
        page.navigate("/seller/products?tab=DRAFT&lang=en");
        assertThat(page.locator("#products tbody tr")).hasCount(1);
        assertThat(page.locator("#new")).hasCount(0);
        page.navigate("/seller/products/" + id.value() + "?lang=en");
        assertThat(page.locator("#name")).isDisabled();
        assertThat(page.locator("#content button")).hasCount(0);
    }

    private static FilePayload png(String name) {
        return new FilePayload(name, "image/png", TestImages.png());
    }

    private void logIn(Page page, String role) {
        TestStaff.ofSeller(context, Tsid.of(shop.seller()), role).logsIn(page);
    }
}
