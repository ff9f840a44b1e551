package commerce.image;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;

import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.jpeg.JpegProcessingException;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;

/** How a camera was held: the one thing that a file says of itself and that is kept to, by turning the picture upright. */
final class Orientation {
    /** As it is. */
    private static final int UPRIGHT = 1;
    /** From here on its sides change places. */
    private static final int TRANSPOSED = 5;

    private final int value;

    private Orientation(int value) {
        this.value = value;
    }

    /** What a file says, by EXIF; of one that says nothing that can be read, it is upright. */
    static Orientation of(byte[] file) {
        try {
            ExifIFD0Directory said = JpegMetadataReader
                    .readMetadata(new ByteArrayInputStream(file), List.of(new ExifReader()))
                    .getFirstDirectoryOfType(ExifIFD0Directory.class);
            return new Orientation(said != null && said.containsTag(ExifIFD0Directory.TAG_ORIENTATION)
                    ? said.getInt(ExifIFD0Directory.TAG_ORIENTATION)
                    : UPRIGHT);
        } catch (JpegProcessingException | MetadataException | IOException | RuntimeException e) {
            return new Orientation(UPRIGHT);
        }
    }

    boolean isTransposed() {
        return value >= TRANSPOSED && value <= 8;
    }

    /** The picture as it was seen. */
    BufferedImage upright(BufferedImage lying) {
        if (value <= UPRIGHT || value > 8) {
            return lying;
        }
        int width = lying.getWidth();
        int height = lying.getHeight();
        BufferedImage upright = new BufferedImage(isTransposed() ? height : width, isTransposed() ? width : height,
                lying.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        Graphics2D drawing = upright.createGraphics();
        try {
            drawing.drawImage(lying, turn(width, height), null);
        } finally {
            drawing.dispose();
        }
        return upright;
    }

    private AffineTransform turn(int width, int height) {
        return switch (value) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            default -> new AffineTransform(0, -1, 1, 0, 0, width);
        };
    }
}
