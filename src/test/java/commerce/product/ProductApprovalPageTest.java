package commerce.product;

import java.util.List;
import java.util.UUID;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import commerce.TestShop;
import commerce.catalogue.ProductId;
import commerce.image.ImageId;
import commerce.image.TestImages;
import member.staff.TestStaff;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import testing.Browser;
import testing.BrowserTest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** An operator looks at what sellers handed in, in the browser. */
@BrowserTest
class ProductApprovalPageTest {
    @Autowired
    ApplicationContext context;
    @Autowired
    WriteProduct write;
    @Autowired
    MoveDraft draft;

    @Test
    void showsWhatIsNewAndWhatWouldChangeAndDecides(Page page) {
        ProductScene scene = new ProductScene(context);
        // What other tests left is not in front of it.
        new TestShop(context).sql("""
                update commerce_product_draft set submitted_at = utc_timestamp(6) + interval 10 year
                where submitted_at is not null""");
        ImageId image = TestImages.of(context, scene.person.seller());
        ProductId fresh = scene.handsIn("새 한라봉 " + UUID.randomUUID(), image);
        ProductId known = scene.sells("감귤 " + UUID.randomUUID());
        write.write(scene.person, known, WriteProduct.NEW, new Draft(scene.content("고친 감귤"), null));
        draft.move(scene.person, known, scene.draftVersion(known), ProductHappening.SUBMIT);
        TestStaff.operator(context).logsIn(page);
        List<String> complaints = Browser.complaintsOf(page);
        page.navigate("/ops/commerce/products?lang=ko");
        assertThat(card(page, fresh)).containsText("새 상품");
        assertThat(card(page, known)).containsText("고친 감귤");
        assertThat(card(page, fresh)).containsText("무료 배송");
        Locator picture = card(page, fresh).locator("img");
        picture.scrollIntoViewIfNeeded();
        page.waitForCondition(() -> (int) picture.evaluate("it => it.naturalWidth") == 200);
        assertThat(page.locator("label[for=ban-reason]")).hasText("이유");
        assertThat(page.locator("body").innerText()).doesNotContain("??");
        Browser.look(page, "product-review-ko");
        page.setViewportSize(360, 740);
        assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
        Browser.look(page, "product-review-ko-phone");
        page.setViewportSize(1280, 800);
        // A picture leaves empty styles on what can be written into, which htmx would copy.
        page.navigate("/ops/commerce/products?lang=ko");
        card(page, known).locator("button[value=APPROVE]").click();
        assertThat(page.getByText("승인했어요")).isVisible();
        assertThat(card(page, known)).hasCount(0);
        card(page, fresh).locator("input[name=reason]").fill("원산지를 적어 주세요");
        card(page, fresh).locator("button[value=REJECT]").click();
        assertThat(card(page, fresh)).hasCount(0);
        page.navigate("/ops/commerce/products?lang=en");
        page.fill("#ban-product", Long.toString(known.value()));
        page.fill("#ban-reason", "reported");
        page.getByText("End it").click();
        assertThat(page.getByText("Ended.")).isVisible();
        assertThat(complaints).isEmpty();
    }

    private static Locator card(Page page, ProductId id) {
        return page.locator("[data-product='" + id.value() + "']");
    }
}
