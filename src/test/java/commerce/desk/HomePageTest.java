package commerce.desk;

import java.util.List;

import com.microsoft.playwright.Page;
import commerce.TestParcels;
import commerce.TestShop;
import commerce.catalogue.SkuId;
import commerce.groupbuy.TeamId;
import commerce.groupbuy.TestTeams;
import commerce.order.ItemId;
import commerce.order.OrderId;
import commerce.order.TestOrders;
import commerce.question.TestQuestions;
import member.staff.TestStaff;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import platform.audit.AuditActor;
import platform.id.Ids;
import platform.id.Tsid;
import platform.web.DomainException;
import testing.Browser;
import testing.BrowserTest;
import testing.HeldDelivery;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What a seller's person sees first. */
@BrowserTest
class HomePageTest {
    @Autowired
    ApplicationContext context;
    @Autowired
    Sales sales;
    @Autowired
    Ids ids;
    HeldDelivery held;
    TestShop shop;
    TestOrders orders;
    SkuId tangerines;
    SkuId pears;

    @BeforeEach
    void open() {
        held = new HeldDelivery(context);
        shop = new TestShop(context);
        orders = new TestOrders(context);
        tangerines = shop.sells("제주 감귤 5kg", 20_000, 1_000);
        pears = shop.sells("나주 배", 30_000, 1_000);
    }

    @AfterEach
    void letGo() {
        held.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void showsWhatIsToBeDoneAndHowSalesGoInBothLanguagesAlsoOnAPhone(String language, Page page) {
        for (int day = 0; day < 40; day++) {
            paidDaysAgo(tangerines, day % 7 + 1, day);
        }
        paidDaysAgo(pears, 1, 3);
        ItemId confirmed = orders.paid(ids.next(), tangerines, 1);
        new TestParcels(context, shop).confirm(confirmed);
        TestQuestions.of(context, shop.seller());
        shop.sql("insert into commerce_stock_alarm (sku_id, seller_id, threshold) values (?, ?, 2000), (?, ?, 1)",
                pears.value(), shop.seller().value(), tangerines.value(), shop.seller().value());
        TestStaff.ofSeller(context, Tsid.of(shop.seller()), "SELLER").logsIn(page);
        List<String> complaints = Browser.complaintsOf(page);
        page.setViewportSize(1280, 800);
        page.navigate("/seller?lang=" + language);
        assertThat(page.locator("#to-do .h1").nth(0)).hasText("41");
        assertThat(page.locator("#to-do .h1").nth(1)).hasText("1");
        assertThat(page.locator("#to-do .text-danger")).not().hasText("0");
        assertThat(page.locator("#questions")).hasText("1");
        assertThat(page.locator("#low")).hasText("1");
        assertThat(page.locator("#best tr")).hasCount(2);
        assertThat(page.locator("#best tr").first()).containsText("제주 감귤 5kg");
        assertThat(page.locator("#days tbody tr")).hasCount(30);
        assertThat(page.locator("#chart canvas")).isVisible();
        assertThat(page.locator("body").innerText()).doesNotContain("??");
        Browser.look(page, "seller-home-" + language);
        page.setViewportSize(360, 740);
        assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
        Browser.look(page, "seller-home-" + language + "-phone");
        page.navigate("/seller?span=WEEK&lang=en");
        // 1 to 7 pieces on seven days and one of today for 20,000, and a pear for 30,000.
        assertThat(page.locator("#sales")).hasText("610,000 won");
        assertThat(complaints).isEmpty();
    }

    @Test
    void sumsUpTheSameHoweverOftenAndWhenItIsAsked() {
        for (int day = 0; day < 10; day++) {
            paidDaysAgo(tangerines, 2, day);
        }
        sales.sumUp(shop.seller());
        Sales.Figures once = sales.of(shop.seller(), 30, 5);
        assertThat(once.pieces()).isEqualTo(20);
        sales.sumUp(shop.seller());
        assertThat(sales.of(shop.seller(), 30, 5)).isEqualTo(once);
        orders.paid(ids.next(), tangerines, 3);
        assertThat(sales.of(shop.seller(), 7, 5).pieces()).isEqualTo(17);
        assertThat(sales.of(new TestShop(context).seller(), 30, 5).pieces()).as("another's").isZero();
    }

    @Test
    void countsASeatAsSoldWhenItsTeamIsFullAndShowsNobodyWhereItGoesBefore(@Autowired ShowDelivery show) {
        TestTeams teams = new TestTeams(context, shop, tangerines);
        TeamId team = teams.team(teams.deal(3), ids.next(), 1);
        sales.sumUp(shop.seller());
        assertThat(sales.of(shop.seller(), 7, 5).pieces()).isZero();
        OrderId seat = new OrderId(
                shop.number("select min(order_id) from commerce_team_seat where team_id = ?", team.value()));
        assertThatExceptionOfType(DomainException.class)
                .isThrownBy(() -> show.show(AuditActor.SYSTEM, shop.seller(), seat))
                .satisfies(refusal -> assertThat(refusal.code().name()).isEqualTo("ITEM_IN_OTHER_STATE"));
        teams.team(teams.deal(2), ids.next(), 1);
        assertThat(sales.of(shop.seller(), 7, 5).pieces()).isEqualTo(2);
    }

    @Test
    void tellsSomebodyWhoseSellerIsNotThereWhatIsWrong(Page page) {
        TestStaff.ofSeller(context, ids.next()).logsIn(page);
        assertThat(page.navigate("/seller?lang=en").status()).isEqualTo(404);
    }

    private void paidDaysAgo(SkuId sku, int pieces, int days) {
        ItemId item = orders.paid(ids.next(), sku, pieces);
        shop.sql("""
                update commerce_order_line set sold_at = sold_at - interval ? day,
                    dispatch_by = dispatch_by - interval ? day where id = ?""", days, days, item.value());
    }
}
