package commerce.product;

import commerce.catalogue.ProductId;
import commerce.image.ImageId;
import commerce.image.TestImages;
import commerce.refusal.CommerceError;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import platform.web.DomainException;
import testing.Api;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Everybody sees the pictures that Madang approved, and no others. */
@MadangTest
class ProductPicturesTest {
    @Autowired
    ApplicationContext context;
    @Autowired
    BanProduct ban;
    @Autowired
    MoveProduct move;
    @LocalServerPort
    int port;

    Api api;
    ProductScene scene;
    ImageId image;

    @BeforeEach
    void open() {
        api = new Api(port);
        scene = new ProductScene(context);
        image = TestImages.of(context, scene.person.seller());
    }

    @Test
    void areShownFromTheApprovalOnUntilAChangeWithoutThem() {
        assertThat(picture(image).code()).isEqualTo("PICTURE_NOT_FOUND");
        ProductId id = scene.handsIn("한라봉", image);
        assertThat(picture(image).status()).isEqualTo(404);
        scene.approves(id);
        assertThat(picture(image).status()).isEqualTo(200);
        ImageId other = TestImages.of(context, scene.person.seller());
        scene.changes(id, scene.showing("한라봉", other));
        assertThat(picture(other).status()).isEqualTo(404);
        scene.approves(id);
        assertThat(picture(image).status()).isEqualTo(404);
        assertThat(picture(other).status()).isEqualTo(200);
    }

    @Test
    void goWithAProductThatMadangEnds() {
        ProductId id = scene.sells("천혜향", image);
        assertThat(product(id).status()).isEqualTo(200);
        ban.ban(scene.operator, id, "남의 사진이에요");
        assertThat(picture(image).status()).isEqualTo(404);
        Awaitility.await().until(() -> product(id).status() == 404);
    }

    @Test
    void goAlsoWhenItsSellerHasEndedItBefore() {
        ProductId id = scene.sells("레드향", image);
        move.move(scene.person, id, ProductHappening.STOP);
        assertThat(picture(image).status()).isEqualTo(200);
        ban.ban(scene.operator, id, "남의 사진이에요");
        assertThat(picture(image).status()).isEqualTo(404);
        refuses(CommerceError.PRODUCT_IN_OTHER_STATE, () -> ban.ban(scene.operator, id, "다시"));
    }

    @Test
    void stayWhereAnotherProductShowsThem() {
        ProductId id = scene.sells("황금향", image);
        scene.sells("황금향 선물세트", image);
        ban.ban(scene.operator, id, "원산지를 속였어요");
        assertThat(picture(image).status()).isEqualTo(200);
    }

    private Api.Answer picture(ImageId id) {
        return api.get("/v1/commerce/images/" + id.value() + "/SMALL");
    }

    private Api.Answer product(ProductId id) {
        return api.get("/v1/commerce/products/" + id.value());
    }

    private static void refuses(CommerceError code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(DomainException.class,
                refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
