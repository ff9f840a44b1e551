package pay.settlement;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import pay.merchant.TestMerchant;
import testing.Api;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;

/** What a merchant's system reads of its settlements. */
@MadangTest
class SettlementApiTest {
    private static final String PATH = "/v1/pay/merchant/settlements";

    @Autowired
    ApplicationContext context;
    @LocalServerPort
    int port;

    private Api api;
    private TestMerchant merchant;

    @BeforeEach
    void merchant() {
        api = new Api(port);
        merchant = new TestMerchant(context);
    }

    @Test
    void readsTheNewestFirstPageByPage() {
        long first = SettledMerchant.settlementOf(context, merchant.id);
        long second = SettledMerchant.settlementOf(context, merchant.id);

        Api.Answer page = merchant.get(api, PATH + "?limit=1");
        Api.Answer next = merchant.get(api, PATH + "?limit=1&cursor=" + page.text("nextCursor"));

        assertThat(page.text("items/0/id")).isEqualTo(Long.toString(second));
        assertThat(page.text("items/0/payout")).isEqualTo("33140");
        assertThat(next.text("items/0/id")).isEqualTo(Long.toString(first));
        assertThat(next.body().at("/nextCursor").isNull()).isTrue();
    }

    @Test
    void readsTheLinesOfOne() {
        long id = SettledMerchant.settlementOf(context, merchant.id);

        Api.Answer lines = merchant.get(api, PATH + "/" + id + "/lines");

        assertThat(lines.text("items/0/amount")).isEqualTo("34000");
        assertThat(lines.text("items/0/fee")).isEqualTo("860");
        assertThat(lines.text("items/0/vat")).isEqualTo("78");
        assertThat(lines.text("items/0/net")).isEqualTo("33140");
        assertThat(lines.body().at("/items").size()).isOne();
    }

    @Test
    void readsThemAsCsv() throws Exception {
        long id = SettledMerchant.settlementOf(context, merchant.id);

        HttpResponse<String> csv = HttpClient.newHttpClient().send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + PATH + "/" + id + "/csv"))
                        .header("Authorization", TestMerchant.basic(merchant.liveKey)).build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(csv.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(csv.body().lines()).hasSize(2).last().asString().startsWith("2026-11-20,2026-11-20T03:00:00Z,SALE,")
                .endsWith(",34000,0,860,0,78,33140");
    }

    @Test
    void showsNothingToATestKeyAndNothingOfOthers() {
        long id = SettledMerchant.settlementOf(context, merchant.id);
        String testKey = TestMerchant.basic(merchant.testKey);

        assertThat(api.get(PATH, "Authorization", testKey).body().at("/items").size()).isZero();
        assertThat(api.get(PATH + "/" + id, "Authorization", testKey).code()).isEqualTo("SETTLEMENT_NOT_FOUND");
        for (String part : new String[]{"", "/lines", "/csv"}) {
            assertThat(new TestMerchant(context).get(api, PATH + "/" + id + part).code())
                    .isEqualTo("SETTLEMENT_NOT_FOUND");
        }
    }
}
