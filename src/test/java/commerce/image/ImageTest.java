package commerce.image;

import java.io.IOException;

import commerce.product.ProductScene;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import testing.Api;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;

/** A seller's picture, as buyers get it. */
@MadangTest
class ImageTest {
    @Autowired
    ApplicationContext context;
    @Autowired
    AddImage add;
    @LocalServerPort
    int port;

    @Test
    void isReadInEachSizeAndMayBeKeptForADay() throws IOException {
        ProductScene scene = new ProductScene(context);
        ImageId id = add.add(scene.shop.seller(), PictureTest.file("png", 400, 300));
        scene.sells("사진 있는 귤", id);
        Api api = new Api(port);
        for (ImageSize size : ImageSize.values()) {
            Api.Answer answer = api.get("/v1/commerce/images/" + id.value() + "/" + size);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("image/jpeg");
            assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("max-age=86400", "public");
        }
        assertThat(scene.shop.number("select width from commerce_image where id = ?", id.value())).isEqualTo(400);
        assertThat(api.get("/v1/commerce/images/1/SMALL").code()).isEqualTo("PICTURE_NOT_FOUND");
    }
}
