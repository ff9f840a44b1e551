package commerce.settlement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import commerce.TestShop;
import commerce.catalogue.SellerId;
import member.staff.TestStaff;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.util.StringUtils;
import platform.id.Ids;
import platform.id.Tsid;
import testing.MadangTest;
import testing.StaffActor;

import static org.assertj.core.api.Assertions.assertThat;

/** However many wait, operators see each once and decide it. */
@MadangTest
class WaitingListsTest {
    private static final Pattern MORE = Pattern.compile("id=\"more\" href=\"([^\"]+)\"");

    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;
    @Autowired
    Ids ids;
    SettlementScene scene;
    StaffActor operator;

    @BeforeEach
    void logIn() {
        scene = new SettlementScene(context);
        operator = TestStaff.operator(context).logsIn(port);
    }

    @Test
    void letsGoAlsoWhoseHeldPayoutsAreOnNoFirstPage() {
        List<Tsid> sellers = Stream.generate(ids::next).limit(PayoutHoldsPage.SHOWN + 1).toList();
        // Behind those of other tests, and more than one at a time.
        IntStream.range(0, sellers.size()).forEach(i -> scene.sql("""
                insert into commerce_settlement_account (seller_id, held_at, hold_reason)
                values (?, '2200-01-01' + interval ? second, 'PAYOUT_RETURNED')""", sellers.get(i).value(), i / 7));

        assertShownOnce(pages("/ops/seller-payouts"), "seller", sellers);
        Tsid last = sellers.getLast();
        assertThat(operator.submits("/ops/seller-payouts", "/ops/seller-payouts/release",
                Map.of("seller", last.toString(), "reason", "확인함")).statusCode()).isEqualTo(200);

        assertThat(pages("/ops/seller-payouts")).noneMatch(page -> page.contains(last.toString()));
        scene.sql("delete from commerce_settlement_account where held_at > '2200-01-01' - interval 1 second");
    }

    @Test
    void decidesAlsoAdjustmentsThatAreOnNoFirstPage() {
        SellerId seller = new TestShop(context).seller();
        List<Tsid> proposed = Stream.generate(() -> TestStatements.adjustment(context, seller))
                .limit(AdjustmentsPage.SHOWN + 1).toList();

        assertShownOnce(pages("/ops/seller-adjustments"), "adjustment", proposed);
        Tsid last = proposed.getLast();
        assertThat(operator.submits("/ops/seller-adjustments", "/ops/seller-adjustments/decisions",
                Map.of("adjustment", last.toString(), "verdict", "REFUSE")).statusCode()).isEqualTo(200);

        assertThat(pages("/ops/seller-adjustments")).noneMatch(page -> page.contains(last.toString()));
        scene.sql("delete from commerce_settlement_adjustment where seller_id = ?", seller.value());
    }

    private static void assertShownOnce(List<String> pages, String field, List<Tsid> each) {
        assertThat(pages).hasSizeGreaterThan(1);
        String all = String.join("", pages);
        assertThat(each).allSatisfy(one -> assertThat(
                StringUtils.countOccurrencesOf(all, "name=\"" + field + "\" value=\"" + one + "\"")).isEqualTo(1));
    }

    private List<String> pages(String first) {
        List<String> pages = new ArrayList<>();
        String next = first;
        while (next != null) {
            pages.add(operator.opens(next).body());
            Matcher more = MORE.matcher(pages.getLast());
            next = more.find() ? more.group(1) : null;
        }
        return pages;
    }
}
