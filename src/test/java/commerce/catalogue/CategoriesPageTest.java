package commerce.catalogue;

import java.util.List;

import com.microsoft.playwright.Page;
import commerce.TestShop;
import member.staff.TestStaff;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import testing.Api;
import testing.Browser;
import testing.BrowserTest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** An operator changes the tree of categories in the browser, and buyers see it. */
@BrowserTest
class CategoriesPageTest {
    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;
    @Autowired
    GoodsForms forms;

    @Test
    void addsACategoryWithWhatSellersTell(Page page) {
        TestStaff.operator(context).logsIn(page);
        List<String> complaints = Browser.complaintsOf(page);
        page.navigate("/ops/commerce/categories?lang=en");
        Browser.look(page, "ops-categories");
        page.locator("#parent").selectOption("100");
        page.locator("#nameKo").fill("견과 <b>");
        page.locator("#nameEn").fill("Nuts");
        page.locator("#goods").selectOption("PREPARED_FOOD");
        page.locator("#new button").click();
        assertThat(page.locator("#category [name=nameKo]")).hasValue("견과 <b>");
        page.locator("#code").fill("ROAST");
        page.locator("#attribute-ko").fill("볶음 정도");
        page.locator("#attribute-en").fill("Roast");
        page.locator("#attribute-choices").fill("생, 약하게, 강하게");
        page.locator("#attribute [name=required]").check();
        page.locator("#attribute button").click();
        assertThat(page.locator("#attributes tbody tr")).hasCount(1);
        assertThat(page.locator("#attributes")).containsText("생, 약하게, 강하게");
        Browser.look(page, "ops-category");
        page.setViewportSize(360, 740);
        assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
        Browser.look(page, "ops-category-phone");
        CategoryId id = new CategoryId(new TestShop(context)
                .number("select id from commerce_category where name_ko = ? and parent_id = 100", "견과 <b>"));
        assertThat(forms.of(id).orElseThrow().attributes()).extracting(Attribute::code).containsExactly("ORIGIN",
                "STORAGE", "ROAST");
        await().untilAsserted(
                () -> assertThat(new Api(port).get("/v1/commerce/categories").body().toString()).contains("견과 <b>"));
        page.locator("#category [name=nameKo]").fill("견과류");
        page.locator("#category button").click();
        await().untilAsserted(
                () -> assertThat(new Api(port).get("/v1/commerce/categories").body().toString()).contains("견과류"));
        page.locator("#attributes button").click();
        assertThat(page.locator("#attributes")).containsText("Nothing of its own.");
        assertThat(new TestShop(context).number("""
                select count(*) from platform_audit_entry where subject_kind = 'category' and subject_id = ?""",
                id.value())).isEqualTo(4);
        new TestShop(context).sql("delete from commerce_category where id = ?", id.value());
        assertThat(complaints).isEmpty();
    }

    @Test
    void keepsACategoryWithProductsForProducts(Page page) {
        new TestShop(context).sells("감귤", 12_900, 1);
        TestStaff.operator(context).logsIn(page);
        page.navigate("/ops/commerce/categories/110?lang=en");
        page.locator("#goods").selectOption("");
        page.locator("#category button").click();
        assertThat(page.locator("[data-error]")).containsText("cannot be like that");
    }
}
