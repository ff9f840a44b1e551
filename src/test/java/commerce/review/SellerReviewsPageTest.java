package commerce.review;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import commerce.TestShop;
import commerce.catalogue.SkuId;
import commerce.image.ImageId;
import commerce.image.MemberImages;
import commerce.image.TestImages;
import commerce.report.ReportReason;
import commerce.report.TestReports;
import member.staff.TestStaff;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import platform.id.Ids;
import platform.id.Tsid;
import platform.security.StaffCaller;
import testing.Browser;
import testing.BrowserTest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** A seller's person reads reviews in the browser and replies; an operator looks at those that were reported. */
@BrowserTest
class SellerReviewsPageTest {
    private static final String SCRIPT = "<script>document.title='stolen'</script><img src=x onerror=alert(1)>";

    @Autowired
    ApplicationContext context;
    @Autowired
    Ids ids;
    TestShop shop;
    SkuId sku;
    TestReviews reviews;

    @Autowired
    ReportReview report;

    @BeforeEach
    void open() {
        shop = new TestShop(context);
        sku = shop.sells("제주 감귤 5kg", 20_000, 50);
        reviews = new TestReviews(context, shop);
    }

    @Test
    void showsWhatIsWrittenAsItIsAndReplies(Page page) {
        ReviewId id = reviews.written(ids.next(), sku, 2, SCRIPT + " 물렀어요");
        TestStaff.ofSeller(context, Tsid.of(shop.seller()), "SELLER_PRODUCT").logsIn(page);
        List<String> complaints = Browser.complaintsOf(page);
        page.navigate("/seller/reviews?lang=en");
        assertThat(page.locator("#reviews article")).hasCount(1);
        assertThat(page.locator("#reviews")).containsText(SCRIPT);
        assertThat(page).hasTitle(Pattern.compile("Reviews.*"));
        page.locator("#answer-" + id.value()).fill("죄송합니다. 다시 보내 드릴게요.");
        page.locator("#reviews form[action$='/seller/reviews'] button").click();
        assertThat(page.getByText("Everybody reads your reply now.")).isVisible();
        assertThat(page.locator("#reviews article")).hasCount(0);
        page.getByText("All", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("#reviews")).containsText("다시 보내 드릴게요.");
        assertThat(complaints).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void isReadInBothLanguagesAlsoOnAPhoneByWhoMayOnlyLook(String language, Page page) throws IOException {
        Tsid buyer = ids.next();
        ImageId photo = context.getBean(MemberImages.class).add(buyer, TestImages.file());
        reviews.written(buyer, sku, 5, "새콤달콤하고 껍질이 얇아서 아이도 잘 까먹어요. 포장도 꼼꼼해요.", photo);
        reviews.written(ids.next(), sku, 3, "무난해요");
        TestStaff.ofSeller(context, Tsid.of(shop.seller()), "SELLER_MONEY").logsIn(page);
        List<String> complaints = Browser.complaintsOf(page);
        page.setViewportSize(1280, 800);
        page.navigate("/seller/reviews?lang=" + language);
        assertThat(page.locator("#reviews article")).hasCount(2);
        assertThat(page.locator("#reviews form")).hasCount(0);
        page.waitForCondition(() -> (int) page.locator(".review-photo").evaluate("it => it.naturalWidth") > 0);
        assertThat(page.locator("body").innerText()).doesNotContain("??");
        Browser.look(page, "seller-reviews-" + language);
        page.setViewportSize(360, 740);
        assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
        Browser.look(page, "seller-reviews-" + language + "-phone");
        assertThat(complaints).isEmpty();
    }

    @Test
    void isReportedByItsSellerOnceForAnOperatorToLookAt(Page page) {
        ReviewId id = reviews.written(ids.next(), sku, 1, "사 본 적 없는 사람이 쓴 리뷰");
        TestStaff.ofSeller(context, Tsid.of(shop.seller()), "SELLER_PRODUCT").logsIn(page);
        page.navigate("/seller/reviews?lang=en");
        page.locator("#reviews select[name=reason]").selectOption("UNTRUE");
        page.locator("#reviews form[action$='/reports'] button").click();
        assertThat(page.locator("#notice")).containsText("reported");
        assertThat(page.locator("#reviews [data-reported]")).hasCount(1);
        assertThat(page.locator("#reviews form[action$='/reports']")).hasCount(0);
        Browser.look(page, "seller-reviews-reported");
        report.report(new StaffCaller(ids.next(), "again", Set.of("SELLER", "SELLER_PRODUCT"), Tsid.of(shop.seller())),
                shop.seller(), id, ReportReason.ABUSE);
        assertThat(shop.number("select reports from commerce_reported where subject_id = ?", id.value())).isEqualTo(1);
        assertThat(shop.number("""
                select count(*) from platform_audit_entry where action = 'commerce.review-reported' and owner_id = ?""",
                shop.seller().value())).isEqualTo(1);
        assertThat(shop.text("select state from commerce_review where id = ?", id.value())).as("until then")
                .isEqualTo("VISIBLE");

        shop.sql("update commerce_reported set open_since = '2026-01-01' where subject_id = ?", id.value());
        TestStaff.operator(context).logsIn(page);
        page.navigate("/ops/commerce/reports?lang=en");
        assertThat(page.locator("#waiting tr:has(#reason-waiting-" + id.value() + ")")).containsText("by its seller");
        TestReports.keeps(context, "REVIEW", Long.toString(id.value()));
        assertThat(shop.number("""
                select count(*) from platform_audit_entry where action = 'commerce.review-kept' and owner_id = ?""",
                shop.seller().value())).as("the seller reads of it").isEqualTo(1);
    }

    @Test
    void letsAnOperatorHideWhatWasReportedAndShowItAgain(Page page) {
        ReviewId id = new ReviewId(Long.parseLong(TestReviews.reported(context)));
        shop.sql("update commerce_reported set open_since = '2026-01-01' where subject_id = ?", id.value());
        shop.sql("update commerce_review set text = ? where id = ?", SCRIPT, id.value());
        TestStaff.operator(context).logsIn(page);
        List<String> complaints = Browser.complaintsOf(page);
        page.setViewportSize(1280, 800);
        page.navigate("/ops/commerce/reports?lang=en");
        assertThat(page.locator("#waiting")).containsText(SCRIPT);
        Browser.look(page, "ops-reports");
        page.locator("#reason-waiting-" + id.value()).fill("abuse of others");
        page.locator("#waiting tr:has(#reason-waiting-" + id.value() + ") button").first().click();
        assertThat(page.getByText("It is hidden.")).isVisible();
        assertThat(shop.text("select state from commerce_review where id = ?", id.value())).isEqualTo("HIDDEN");
        page.locator("#reason-hidden-" + id.value()).fill("a mistake");
        page.locator("#hidden tr:has(#reason-hidden-" + id.value() + ") button").click();
        assertThat(page.getByText("It is shown.")).isVisible();
        assertThat(shop.text("select state from commerce_review where id = ?", id.value())).isEqualTo("VISIBLE");
        assertThat(complaints).isEmpty();
    }
}
