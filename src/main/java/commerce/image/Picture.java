package commerce.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;

import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.MemoryCacheImageInputStream;

import commerce.refusal.CommerceError;
import org.jspecify.annotations.Nullable;
import platform.web.DomainException;

/**
 * What is on a picture that somebody sent, and nothing else of it: its pixels, decoded and upright. What else a file says about itself
 * (its name, its type, where it was taken) is not looked at and not kept.
 */
final class Picture {
    static final int LARGEST_BYTES = 5 << 20;
    static final long MOST_PIXELS = 16_000_000;
    /** Decoded, whatever a small file claims: a pixel takes four bytes mostly, and eight of a PNG with 16 bits a channel. */
    private static final long MOST_DECODED = 4 * MOST_PIXELS;
    /** Of a progressive JPEG, whose decoder goes through all pixels for each; cameras and editors write about ten. */
    private static final int MOST_SCANS = 30;
    static final int SHORTEST_SIDE = 100;
    static final int LONGEST_SIDE = 8_000;
    private static final String JPEG = "jpeg";
    private static final Set<String> TYPES = Set.of(JPEG, "png");

    private final BufferedImage pixels;
    private final int width;
    private final int height;

    private Picture(BufferedImage pixels, int width, int height) {
        this.pixels = pixels;
        this.width = width;
        this.height = height;
    }

    /**
     * Decodes a JPEG or PNG; its size is read first, and no more pixels are made than the largest size needs.
     *
     * @throws DomainException {@code NOT_A_PICTURE}, {@code PICTURE_SIZE_NOT_ALLOWED}
     */
    static Picture decode(byte[] file) {
        if (file.length > LARGEST_BYTES) {
            throw new DomainException(CommerceError.PICTURE_SIZE_NOT_ALLOWED);
        }
        try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new DomainException(CommerceError.NOT_A_PICTURE);
            }
            ImageReader reader = readers.next();
            try {
                String type = reader.getFormatName().toLowerCase(Locale.ROOT);
                if (!TYPES.contains(type) || (type.equals(JPEG) && scans(file) > MOST_SCANS)) {
                    throw new DomainException(CommerceError.NOT_A_PICTURE);
                }
                reader.setInput(in, true, true);
                return decode(reader, Orientation.of(file));
            } finally {
                reader.dispose();
            }
        } catch (DomainException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // The decoders of the JDK meet broken files with all sorts of exceptions.
            throw new DomainException(CommerceError.NOT_A_PICTURE);
        }
    }

    /** By the markers that begin them, which do not occur in what is compressed. */
    private static int scans(byte[] jpeg) {
        int scans = 0;
        for (int i = 1; i < jpeg.length; i++) {
            if (jpeg[i - 1] == (byte) 0xFF && jpeg[i] == (byte) 0xDA) {
                scans++;
            }
        }
        return scans;
    }

    private static Picture decode(ImageReader reader, Orientation orientation) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if (Math.min(width, height) < SHORTEST_SIDE || Math.max(width, height) > LONGEST_SIDE
                || (long) width * height > MOST_PIXELS) {
            throw new DomainException(CommerceError.PICTURE_SIZE_NOT_ALLOWED);
        }
        ImageReadParam wanted = reader.getDefaultReadParam();
        int step = step(width, height, reader.getRawImageType(0));
        wanted.setSourceSubsampling(step, step, 0, 0);
        BufferedImage upright = orientation.upright(reader.read(0, wanted));
        return orientation.isTransposed()
                ? new Picture(upright, height, width)
                : new Picture(upright, width, height);
    }

    /** Of so many pixels to a side, one is decoded. */
    static int step(int width, int height, @Nullable ImageTypeSpecifier type) {
        int step = Math.max(1, Math.max(width, height) / (2 * ImageSize.LARGE.longest()));
        long bytes = type == null ? Integer.BYTES : Math.ceilDiv(type.getColorModel().getPixelSize(), Byte.SIZE);
        while (bytes * Math.ceilDiv(width, step) * Math.ceilDiv(height, step) > MOST_DECODED) {
            step++;
        }
        return step;
    }

    /** As it was sent, upright, in pixels. */
    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** As a JPEG in this size, on white where it was transparent. */
    byte[] jpeg(ImageSize size) {
        // By what was read of it: exact arithmetic in whole pixels.
        long longer = Math.max(pixels.getWidth(), pixels.getHeight());
        long wanted = Math.min(size.longest(), longer);
        BufferedImage scaled = new BufferedImage(side(pixels.getWidth(), wanted, longer),
                side(pixels.getHeight(), wanted, longer), BufferedImage.TYPE_INT_RGB);
        Graphics2D drawing = scaled.createGraphics();
        try {
            drawing.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            drawing.setColor(Color.WHITE);
            drawing.fillRect(0, 0, scaled.getWidth(), scaled.getHeight());
            drawing.drawImage(pixels, 0, 0, scaled.getWidth(), scaled.getHeight(), null);
        } finally {
            drawing.dispose();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(scaled, JPEG, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static int side(int side, long wanted, long longer) {
        return (int) Math.max(1, side * wanted / longer);
    }
}
