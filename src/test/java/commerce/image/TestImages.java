package commerce.image;

import java.io.IOException;
import java.io.UncheckedIOException;

import commerce.catalogue.SellerId;
import org.springframework.context.ApplicationContext;

/** Has a seller bring a picture. */
public final class TestImages {
    private TestImages() {}

    /** A picture's file. */
    public static byte[] file() throws IOException {
        return PictureTest.file("png", 200, 200);
    }

    /** What nothing shows is thrown away, as it is now and then. */
    public static void forgetsUnused(ApplicationContext context) {
        context.getBean(ForgetImages.class).forget();
    }

    public static ImageId of(ApplicationContext context, SellerId seller) {
        return context.getBean(AddImage.class).add(seller, png());
    }

    /** A file, of 200 pixels each way. */
    public static byte[] png() {
        try {
            return PictureTest.file("png", 200, 200);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
