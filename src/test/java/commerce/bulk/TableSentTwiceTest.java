package commerce.bulk;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

import commerce.TestShop;
import member.staff.TestStaff;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import platform.id.Tsid;
import testing.MadangTest;
import testing.StaffActor;

import static org.assertj.core.api.Assertions.assertThat;

/** A form with a file is sent again, as after an answer that was lost. */
@MadangTest
class TableSentTwiceTest {
    private static final String PAGE = "/seller/products/sheets";

    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;

    @Test
    void isTakenOnceAndCarriedOutOnceWhoeverAsksHowOften() {
        TestShop shop = new TestShop(context);
        StaffActor person = TestStaff.ofSeller(context, Tsid.of(shop.seller())).logsIn(port);
        String csrf = person.csrfTokenOn(PAGE);
        byte[] table = TestTables.table(context, TestTables.row("감귤", 9_900)).getBytes(StandardCharsets.UTF_8);
        Map<String, String> form = Map.of("kind", "FRESH", "_once", UUID.randomUUID().toString());
        HttpResponse<String> refused = person.sendsFile(PAGE, form, "bomb.xlsx", "PK\3\4".getBytes(
                StandardCharsets.UTF_8), csrf);
        assertThat(refused.statusCode()).isBetween(400, 499);
        for (boolean again : new boolean[]{false, true}) {
            HttpResponse<String> answer = person.sendsFile(PAGE, form, "products.csv", table, csrf);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Idempotent-Replayed").isPresent()).isEqualTo(again);
        }
        long seller = shop.seller().value();
        assertThat(shop.number("select count(*) from commerce_listing_upload where seller_id = ?", seller))
                .isEqualTo(1);

        Map<String, String> carryOut = Map.of("upload",
                shop.text("select id from commerce_listing_upload where seller_id = ?", seller), "_once",
                UUID.randomUUID().toString());
        assertThat(person.sends(PAGE + "/done", carryOut, csrf).statusCode()).isEqualTo(200);
        assertThat(person.sends(PAGE + "/done", carryOut, csrf).statusCode()).as("by itself").isBetween(400, 499);
        assertThat(shop.number("select count(*) from commerce_product_draft where seller_id = ?", seller)).isEqualTo(1);
    }
}
