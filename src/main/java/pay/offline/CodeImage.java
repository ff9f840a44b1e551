package pay.offline;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.oned.Code128Writer;
import com.google.zxing.qrcode.QRCodeWriter;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** Draws codes as PNG (ISO/IEC 15948), black on white, one bit a dot; without AWT, which costs a server its start. */
public final class CodeImage {
    private static final int QR_SIZE = 300;
    private static final int BARCODE_WIDTH = 480;
    private static final int BARCODE_HEIGHT = 120;
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private CodeImage() {}

    /** A QR code of a text in UTF-8, at most some 2,900 bytes. */
    public static byte[] qr(String text) {
        try {
            return png(new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, QR_SIZE, QR_SIZE,
                    Map.of(EncodeHintType.CHARACTER_SET, "UTF-8")));
        } catch (WriterException e) {
            throw new IllegalArgumentException("Too long for a QR code", e);
        }
    }

    /** A Code 128 barcode. */
    static byte[] barcode(String text) {
        return png(new Code128Writer().encode(text, BarcodeFormat.CODE_128, BARCODE_WIDTH, BARCODE_HEIGHT));
    }

    private static byte[] png(BitMatrix dots) {
        byte[] header = ByteBuffer.allocate(13).putInt(dots.getWidth()).putInt(dots.getHeight())
                .put(new byte[]{1, 0, 0, 0, 0}).array();
        byte[] content = compressed(rows(dots));
        return ByteBuffer.allocate(SIGNATURE.length + 3 * 12 + header.length + content.length).put(SIGNATURE)
                .put(chunk("IHDR", header)).put(chunk("IDAT", content)).put(chunk("IEND", new byte[0])).array();
    }

    /** Each begins with its filter, none; a bit that is set is white. */
    private static byte[] rows(BitMatrix dots) {
        int length = 1 + Math.ceilDiv(dots.getWidth(), 8);
        byte[] rows = new byte[length * dots.getHeight()];
        for (int y = 0; y < dots.getHeight(); y++) {
            for (int x = 0; x < dots.getWidth(); x++) {
                if (!dots.get(x, y)) {
                    rows[y * length + 1 + x / 8] |= (byte) (0x80 >> x % 8);
                }
            }
        }
        return rows;
    }

    private static byte[] compressed(byte[] bytes) {
        try (Deflater deflater = new Deflater()) {
            deflater.setInput(bytes);
            deflater.finish();
            byte[] out = new byte[bytes.length + 64];
            return Arrays.copyOf(out, deflater.deflate(out));
        }
    }

    private static byte[] chunk(String type, byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(type.getBytes(US_ASCII));
        crc.update(content);
        return ByteBuffer.allocate(12 + content.length).putInt(content.length).put(type.getBytes(US_ASCII))
                .put(content).putInt((int) crc.getValue()).array();
    }
}
