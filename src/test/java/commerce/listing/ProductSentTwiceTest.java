package commerce.listing;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;

import commerce.TestShop;
import commerce.image.TestImages;
import member.staff.TestStaff;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import platform.id.Tsid;
import testing.LostCommit;
import testing.MadangTest;
import testing.StaffActor;

import static org.assertj.core.api.Assertions.assertThat;

/** A product comes with a picture, which is kept in a transaction before its own. */
@MadangTest
class ProductSentTwiceTest {
    private static final String PAGE = "/seller/products";

    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;

    @Test
    void isKeptByTheFormThatComesAgainWhenOnlyItsPictureWas() throws IOException {
        TestShop shop = new TestShop(context);
        StaffActor person = TestStaff.ofSeller(context, Tsid.of(shop.seller())).logsIn(port);
        String csrf = person.csrfTokenOn(PAGE);
        Map<String, String> form = Map.of("name", "제주 감귤", "category", "110", "price", "12900", "_once",
                UUID.randomUUID().toString());
        byte[] picture = TestImages.file();
        try (LostCommit lost = LostCommit.of(context, () -> drafts(shop) > 0)) {
            assertThat(person.sendsFile(PAGE, form, "files", "one.png", picture, csrf).statusCode()).isEqualTo(503);
            assertThat(lost.happened()).isTrue();
        }
        assertThat(drafts(shop)).isZero();
        assertThat(shop.number("select count(*) from commerce_image where seller_id = ?", shop.seller().value()))
                .isEqualTo(1);
        for (boolean again : new boolean[]{false, true}) {
            HttpResponse<String> answer = person.sendsFile(PAGE, form, "files", "one.png", picture, csrf);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Idempotent-Replayed").isPresent()).isEqualTo(again);
            assertThat(drafts(shop)).isEqualTo(1);
        }
    }

    private static long drafts(TestShop shop) {
        return shop.number("select count(*) from commerce_product_draft where seller_id = ?", shop.seller().value());
    }
}
