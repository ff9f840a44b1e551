package commerce.seller;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;

import commerce.TestShop;
import commerce.catalogue.SellerId;
import commerce.catalogue.SellerStatus;
import member.staff.TestStaff;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import platform.id.Tsid;
import testing.Api;
import testing.MadangTest;
import testing.StaffActor;

import static org.assertj.core.api.Assertions.assertThat;

/** A shop as buyers see it, over HTTP, and what its owner says of it. */
@MadangTest
class ShopTest {
    @Autowired
    ApplicationContext context;
    @LocalServerPort
    int port;

    Api api;
    TestShop shop;
    String path;
    StaffActor owner;

    @BeforeEach
    void open() {
        api = new Api(port);
        shop = TestShop.of(context, new SellerId(Long.parseLong(TestSellers.applied(context))));
        path = "/v1/commerce/sellers/" + shop.seller().value();
        owner = TestStaff.ofSeller(context, Tsid.of(shop.seller())).logsIn(port);
    }

    @Test
    void tellsEverybodyWhatTheLawWantsToldFromTheDayOnWhichTheShopOpens() {
        assertThat(api.get(path).code()).isEqualTo("SELLER_NOT_FOUND");
        shop.becomes(SellerStatus.APPROVED);
        Api.Answer shown = api.get(path);
        assertThat(shown.text("name")).isEqualTo("한빛상회");
        assertThat(shown.text("business/representative")).isEqualTo("홍길동");
        assertThat(shown.text("business/businessNumber")).matches("[0-9]{3}-[0-9]{2}-[0-9]{5}");
        assertThat(shown.text("business/mailOrderNumber")).isEqualTo("2026-제주-0001");
        assertThat(shown.text("business/phone")).isEqualTo("064-123-4567");
        assertThat(shown.text("business/address")).isEqualTo("제주시 1");
        assertThat(shown.body().get("introduction").isNull()).isTrue();
        assertThat(shown.body().get("customerService").isNull()).isTrue();
        assertThat(shown.body().get("returnAddress").isNull()).isTrue();

        shop.becomes(SellerStatus.TERMINATED);
        assertThat(api.get(path).body().get("open").asBoolean()).isFalse();
        assertThat(api.get(path).text("business/phone")).as("somebody may have something to send back")
                .isEqualTo("064-123-4567");
        assertThat(api.get("/v1/commerce/sellers/" + new TestShop(context).seller().value()).body().get("business")
                .isNull()).as("never applied").isTrue();
    }

    @Test
    void tellsWhatTheShopSaysAsSoonAsItIsSaved() {
        shop.becomes(SellerStatus.APPROVED);
        String tag = api.get(path).headers().firstValue("ETag").orElseThrow();
        assertThat(says(Map.of()).statusCode()).isEqualTo(200);
        Api.Answer shown = api.get(path, "If-None-Match", tag);
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.text("introduction")).isEqualTo("제주에서 보내 드려요.");
        assertThat(shown.text("customerService/phone")).isEqualTo("064-123-4567");
        assertThat(shown.text("customerService/hours")).isEqualTo("평일 10:00–17:00");
        assertThat(shown.text("customerService/email")).isEqualTo("help@hanbit.example");
        assertThat(shown.text("returnAddress/postalCode")).isEqualTo("63122");
        assertThat(shown.text("returnAddress/address")).isEqualTo("제주시 1, 물류창고");
        assertThat(api.get(path, "If-None-Match", shown.headers().firstValue("ETag").orElseThrow()).status())
                .isEqualTo(304);
    }

    @Test
    void keepsWhatSomebodyElseSavedMeanwhileAndPutsWhatChangedOnRecord() {
        shop.becomes(SellerStatus.APPROVED);
        assertThat(says(Map.of()).statusCode()).isEqualTo(200);
        assertThat(says(Map.of()).statusCode()).as("the same once more, as by a second click").isEqualTo(200);
        assertThat(says(Map.of("introduction", "다른 창에서")).statusCode()).as("of what it has not seen").isEqualTo(409);
        assertThat(api.get(path).text("introduction")).isEqualTo("제주에서 보내 드려요.");
        assertThat(says(Map.of("hours", "", "returnAddress", "제주시 2", "seen", "1")).statusCode()).isEqualTo(200);
        assertThat(api.get(path).body().at("/customerService/hours").isNull()).isTrue();
        assertThat(owner.opens("/seller/audit?lang=en").body()).contains("Shop described").contains("telephone")
                .contains("address for returns").doesNotContain("제주시 2");
    }

    @Test
    void showsAnOwnerWhatTheLawHasToldWhileMadangDecidesAboutTheApplicationToo() {
        for (SellerStatus status : new SellerStatus[]{SellerStatus.APPLIED, SellerStatus.REFUSED,
                SellerStatus.APPROVED}) {
            shop.becomes(status);
            assertThat(owner.opens("/seller/shop?lang=en").body()).as(status.name()).contains("홍길동", "2026-제주-0001")
                    .doesNotContain("There is no application");
        }
    }

    /** Everybody reads it, its buyers above all: "refunds are paid to …". */
    @Test
    void letsNobodyDescribeAShopThatIsShutOutForGood() {
        shop.becomes(SellerStatus.SUSPENDED);
        assertThat(says(Map.of()).statusCode()).isEqualTo(200);
        shop.becomes(SellerStatus.TERMINATED);
        HttpResponse<String> refused = says(Map.of("phone", "010-1234-5678", "seen", "1"));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(api.get(path).text("customerService/phone")).isEqualTo("064-123-4567");
    }

    @Test
    void refusesWhatIsNoTelephoneNoMailAndNoPostalCode() {
        shop.becomes(SellerStatus.APPROVED);
        for (Map.Entry<String, String> wrong : Map.of("phone", "123-4567-8", "email", "help@", "returnPostalCode",
                "6312", "returnAddress", " ", "introduction", "").entrySet()) {
            assertThat(says(Map.ofEntries(wrong)).statusCode()).as(wrong.toString()).isEqualTo(400);
        }
        assertThat(says(Map.of("phone", "02\n123")).statusCode()).isEqualTo(400);
        for (String phone : new String[]{"02-123-4567", "0212345678", "010-1234-5678", "0505-123-4567", "1588-1234"}) {
            assertThat(says(Map.of("phone", phone, "seen", seen())).statusCode()).as(phone).isEqualTo(200);
        }
    }

    private String seen() {
        return Integer.toString(context.getBean(ReadSellers.class).profile(shop.seller())
                .map(SellerProfile::changes).orElse(0));
    }

    private HttpResponse<String> says(Map<String, String> otherwise) {
        Map<String, String> form = new HashMap<>(TestSellers.description());
        form.putAll(otherwise);
        return owner.submits("/seller/shop", "/seller/shop", form);
    }
}
