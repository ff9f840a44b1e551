package pay.offline;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;

import javax.imageio.ImageIO;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CodeImageTest {
    private static final String CODE = new OfflineCode(123_456_789L, "04611924").text();

    @Test
    void drawsWhatAScannerReads() throws Exception {
        assertThat(scan(CodeImage.barcode(CODE))).isEqualTo(CODE);
        assertThat(scan(CodeImage.qr(CODE))).isEqualTo(CODE);
        assertThat(scan(CodeImage.qr("마당서점"))).isEqualTo("마당서점");
    }

    private static String scan(byte[] png) throws Exception {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return new MultiFormatReader().decode(new BinaryBitmap(
                new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels)))).getText();
    }
}
