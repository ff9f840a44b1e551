package commerce.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import commerce.refusal.CommerceError;
import org.junit.jupiter.api.Test;
import platform.web.DomainException;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is taken for a picture, and what becomes of it. */
class PictureTest {
    @Test
    void makesEachSizeOfIt() throws IOException {
        Picture picture = Picture.decode(file("jpeg", 2_000, 1_000));
        assertThat(picture.width()).isEqualTo(2_000);
        BufferedImage small = ImageIO.read(new ByteArrayInputStream(picture.jpeg(ImageSize.SMALL)));
        assertThat(small.getWidth()).isEqualTo(240);
        assertThat(small.getHeight()).isEqualTo(120);
        BufferedImage large = ImageIO.read(new ByteArrayInputStream(picture.jpeg(ImageSize.LARGE)));
        assertThat(large.getWidth()).isEqualTo(1_600);
        assertThat(ImageIO.read(new ByteArrayInputStream(Picture.decode(file("png", 200, 100)).jpeg(ImageSize.LARGE)))
                .getWidth()).isEqualTo(200);
    }

    @Test
    void keepsNothingThatTheFileSaysAboutItself() throws IOException {
        byte[] plain = file("jpeg", 300, 300);
        byte[] comment = "GPS 37.5665 126.9780".getBytes(UTF_8);
        byte[] told = new byte[plain.length + comment.length + 4];
        System.arraycopy(plain, 0, told, 0, 2);
        told[2] = (byte) 0xFF;
        told[3] = (byte) 0xFE;
        told[5] = (byte) (comment.length + 2);
        System.arraycopy(comment, 0, told, 6, comment.length);
        System.arraycopy(plain, 2, told, 6 + comment.length, plain.length - 2);
        assertThat(new String(told, ISO_8859_1)).contains("GPS 37.5665");
        assertThat(new String(Picture.decode(told).jpeg(ImageSize.LARGE), ISO_8859_1)).doesNotContain("GPS");
    }

    @Test
    void takesNothingForAPictureThatIsNone() throws IOException {
        byte[] png = file("png", 300, 300);
        refuses(CommerceError.NOT_A_PICTURE, new byte[0]);
        refuses(CommerceError.NOT_A_PICTURE, "<svg onload=alert(1)>".getBytes(UTF_8));
        refuses(CommerceError.NOT_A_PICTURE, file("gif", 300, 300));
        refuses(CommerceError.NOT_A_PICTURE, Arrays.copyOf(png, png.length / 3));
    }

    @Test
    void refusesBombsBeforeTheyAreDecoded() throws IOException {
        byte[] png = file("png", 300, 300);
        // The header's width and height, and a new checksum of it.
        for (int side : new int[]{60_000, 7_000}) {
            byte[] bomb = png.clone();
            java.nio.ByteBuffer.wrap(bomb).putInt(16, side).putInt(20, side);
            java.util.zip.CRC32 sum = new java.util.zip.CRC32();
            sum.update(bomb, 12, 17);
            java.nio.ByteBuffer.wrap(bomb).putInt(29, (int) sum.getValue());
            refuses(CommerceError.PICTURE_SIZE_NOT_ALLOWED, bomb);
        }
        refuses(CommerceError.PICTURE_SIZE_NOT_ALLOWED, file("png", 99, 300));
        refuses(CommerceError.PICTURE_SIZE_NOT_ALLOWED, new byte[Picture.LARGEST_BYTES + 1]);
    }

    /** Decoded, a pixel of this one takes eight bytes. */
    @Test
    void decodesFewerPixelsWhereEachTakesMore() {
        ImageTypeSpecifier deep = ImageTypeSpecifier.createInterleaved(ColorSpace.getInstance(ColorSpace.CS_sRGB),
                new int[]{0, 1, 2, 3}, DataBuffer.TYPE_USHORT, true, false);
        assertThat(Picture.step(4_000, 4_000, deep)).isEqualTo(2);
        assertThat(Picture.step(4_000, 4_000, null)).isEqualTo(1);
        assertThat(
                Picture.step(4_000, 4_000, ImageTypeSpecifier.createFromBufferedImageType(BufferedImage.TYPE_INT_ARGB)))
                .isEqualTo(1);
        assertThat(Picture.step(8_000, 2_000, deep)).isEqualTo(2);
    }

    @Test
    void meetsBrokenFilesWithARefusalAndNothingElse() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (String type : new String[]{"jpeg", "png"}) {
            byte[] good = file(type, 120, 120);
            for (int i = 0; i < 300; i++) {
                byte[] broken = good.clone();
                for (int j = 0; j < 5; j++) {
                    broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
                }
                try {
                    Picture.decode(broken).jpeg(ImageSize.SMALL);
                } catch (DomainException e) {
                    assertThat(e.code()).as("seed %d", seed).isIn(CommerceError.NOT_A_PICTURE,
                            CommerceError.PICTURE_SIZE_NOT_ALLOWED);
                }
            }
        }
    }

    /** Of a camera that was held on its side, what was above is above. */
    @Test
    void turnsAPictureUpright() throws IOException {
        BufferedImage lying = new BufferedImage(400, 200, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 400; x++) {
            for (int y = 0; y < 200; y++) {
                lying.setRGB(x, y, x < 200 ? 0xFF0000 : 0x0000FF);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(lying, "jpeg", bytes);
        for (int said : new int[]{0, 1, 3, 6, 8, 9, 255}) {
            Picture picture = Picture.decode(held(bytes.toByteArray(), said));
            boolean turned = said == 6 || said == 8;
            assertThat(picture.width()).as("said %d", said).isEqualTo(turned ? 200 : 400);
            BufferedImage shown = ImageIO.read(new ByteArrayInputStream(picture.jpeg(ImageSize.LARGE)));
            boolean redFirst = (shown.getRGB(20, 20) & 0xFF0000) > 0x800000;
            assertThat(redFirst).as("said %d", said).isEqualTo(said != 3 && said != 8);
            assertThat(shown.getHeight()).isEqualTo(turned ? 400 : 200);
        }
    }

    /** Each scan of a progressive picture goes through all of its pixels. */
    @Test
    void refusesMoreScansThanAPictureNeeds() throws IOException {
        byte[] jpeg = progressive(300, 300);
        int last = jpeg.length - 2;
        while (jpeg[last] != (byte) 0xFF || jpeg[last + 1] != (byte) 0xDA) {
            last--;
        }
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        many.write(jpeg, 0, last);
        for (int i = 0; i < 100; i++) {
            many.write(jpeg, last, jpeg.length - 2 - last);
        }
        many.write(jpeg, jpeg.length - 2, 2);
        refuses(CommerceError.NOT_A_PICTURE, many.toByteArray());
        assertThat(Picture.decode(jpeg).width()).isEqualTo(300);
    }

    private static byte[] progressive(int width, int height) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam how = writer.getDefaultWriteParam();
        how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(ImageIO.read(new ByteArrayInputStream(file("png", width, height))), null,
                    null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** With an EXIF part that says how the camera was held. */
    private static byte[] held(byte[] jpeg, int orientation) {
        byte[] exif = {(byte) 0xFF, (byte) 0xE1, 0, 34, 'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1,
                0x12, 0, 3, 0, 0, 0, 1, 0, (byte) orientation, 0, 0, 0, 0, 0, 0};
        byte[] file = new byte[jpeg.length + exif.length];
        System.arraycopy(jpeg, 0, file, 0, 2);
        System.arraycopy(exif, 0, file, 2, exif.length);
        System.arraycopy(jpeg, 2, file, 2 + exif.length, jpeg.length - 2);
        return file;
    }

    static byte[] file(String type, int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                image.setRGB(x, y, (x / 20 * 37 + y / 20 * 91) * 4_321);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, type, bytes);
        return bytes.toByteArray();
    }

    private static void refuses(CommerceError code, byte[] file) {
        assertThatThrownBy(() -> Picture.decode(file)).isInstanceOfSatisfying(DomainException.class,
                refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
