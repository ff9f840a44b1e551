package commerce.freight;

import java.util.List;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import commerce.TestShop;
import commerce.catalogue.SkuId;
import member.staff.TestStaff;
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
import static org.awaitility.Awaitility.await;

/** A seller's person says in the browser what sending costs. */
@BrowserTest
class TemplatesPageTest {
    @Autowired
    ApplicationContext context;
    @Autowired
    Templates templates;

    @Test
    void addsATemplateAndChangesIt(Page page) {
        TestShop shop = new TestShop(context);
        TestStaff.ofSeller(context, Tsid.of(shop.seller()), "SELLER_PRODUCT").logsIn(page);
        page.navigate("/seller/freight?lang=en");
        page.locator("#new-name").fill("<i>기본</i> 배송");
        page.locator("#new button").click();
        assertThat(page.locator("[data-error]")).containsText("do not fit together");
        page.locator("#new-free").fill("30000");
        page.locator("#new button").click();
        Locator card = page.locator("[data-template]");
        assertThat(card).hasCount(1);
        assertThat(card.locator("[name=name]")).hasValue("<i>기본</i> 배송");
        card.locator("[name=kind]").selectOption("PER_PIECES");
        card.locator("[name=perPieces]").fill("5");
        card.locator("[name=bundles]").uncheck();
        card.locator("[name=jejuFee]").fill("4000");
        card.locator("button", new Locator.LocatorOptions().setHasText("Change")).click();
        await().untilAsserted(() -> assertThat(templates.of(shop.seller()).getFirst().kind())
                .isEqualTo(ShippingTemplate.Kind.PER_PIECES));
        ShippingTemplate kept = templates.of(shop.seller()).getFirst();
        assertThat(kept.perPieces()).isEqualTo(5);
        assertThat(kept.freeFrom()).isNull();
        assertThat(kept.bundles()).isFalse();
        assertThat(kept.jejuFee()).isEqualTo(Won.of(4_000));
    }

    @Test
    void removesATemplateByWhichNothingIsSent(Page page) {
        TestShop shop = new TestShop(context);
        ShippingTemplate used = template(shop, "냉장");
        template(shop, "옛 배송");
        SkuId sku = shop.sells("제주 감귤", 12_900, 10);
        shop.sql("update commerce_product set shipping_template_id = ? where id = ?", used.id().value(),
                shop.productOf(sku).value());
        TestStaff.ofSeller(context, Tsid.of(shop.seller()), "SELLER_PRODUCT").logsIn(page);
        page.navigate("/seller/freight?lang=en");
        page.locator("[aria-label='Remove 냉장']").click();
        assertThat(page.locator("[data-error]")).containsText("are sent by this template");
        page.locator("[aria-label='Remove 옛 배송']").click();
        assertThat(page.locator("#notice")).containsText("removed");
        assertThat(page.locator("[data-template]")).hasCount(1);
        assertThat(templates.of(shop.seller())).extracting(ShippingTemplate::name).containsExactly("냉장");
        shop.sql("update commerce_product set status = 'STOPPED' where id = ?", shop.productOf(sku).value());
        page.locator("[aria-label='Remove 냉장']").click();
        assertThat(page.locator("[data-template]")).hasCount(0);
        assertThat(templates.of(List.of(used.id()))).as("stays for what refers to it").hasSize(1);
    }

    private ShippingTemplate template(TestShop shop, String name) {
        ShippingTemplate template = new ShippingTemplate(new TemplateId(context.getBean(Ids.class).nextLong()),
                shop.seller(), name, ShippingTemplate.Kind.FREE_FROM, Won.of(3_000), Won.of(30_000), null, true,
                Won.of(3_000), Won.of(5_000), Won.of(3_000), Won.of(6_000));
        templates.add(template);
        return template;
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void showsThemInBothLanguagesAlsoOnAPhone(String language, Page page) {
        TestShop shop = new TestShop(context);
        template(shop, "기본 배송");
        TestStaff.ofSeller(context, Tsid.of(shop.seller()), "SELLER_PRODUCT").logsIn(page);
        List<String> complaints = Browser.complaintsOf(page);
        page.navigate("/seller/freight?lang=" + language);
        assertThat(page.locator("body").innerText()).doesNotContain("??");
        Browser.look(page, "seller-freight-" + language);
        page.setViewportSize(360, 740);
        assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
        Browser.look(page, "seller-freight-" + language + "-phone");
        assertThat(complaints).isEmpty();
    }
}
