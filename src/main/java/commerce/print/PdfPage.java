package commerce.print;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.oned.Code128Writer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** A page that is written from the top down, line after line, in points; what does not fit on it any more is on the next. */
public final class PdfPage implements AutoCloseable {
    private static final int MARGIN = 18;
    private static final int BAR_HEIGHT = 36;
    private static final String NO_GLYPH = "?";

    private final PDDocument document;
    private final PDType0Font font;
    private final PDRectangle size;
    private PDPageContentStream content;
    private int y;

    PdfPage(PDDocument document, PDType0Font font, PDRectangle size) throws IOException {
        this.document = document;
        this.font = font;
        this.size = size;
        this.content = begin();
    }

    private PDPageContentStream begin() throws IOException {
        PDPage page = new PDPage(size);
        document.addPage(page);
        y = (int) size.getHeight() - MARGIN;
        return new PDPageContentStream(document, page);
    }

    /** A paragraph, broken where it gets too long. */
    public void text(String text, int points) throws IOException {
        for (String line : lines(shown(text), points, width())) {
            room(points * 13 / 10);
            show(line, points, MARGIN);
        }
    }

    /** The same with something short at the right edge of its first line. */
    public void row(String text, String right, int points) throws IOException {
        String edge = shown(right);
        int wide = width(edge, points);
        boolean first = true;
        for (String line : lines(shown(text), points, width() - wide - points)) {
            room(points * 13 / 10);
            show(line, points, MARGIN);
            if (first) {
                show(edge, points, (int) size.getWidth() - MARGIN - wide);
                first = false;
            }
        }
    }

    private void show(String line, int points, int x) throws IOException {
        content.beginText();
        content.setFont(font, points);
        content.newLineAtOffset(x, y);
        content.showText(line);
        content.endText();
    }

    private int width() {
        return (int) size.getWidth() - 2 * MARGIN;
    }

    /** Digits as bars (Code 128). */
    public void bars(String digits) throws IOException {
        BitMatrix bars = new Code128Writer().encode(digits, BarcodeFormat.CODE_128, 0, 1);
        float module = (size.getWidth() - 2 * MARGIN) / bars.getWidth();
        room(BAR_HEIGHT + 4);
        for (int x = 0; x < bars.getWidth(); x++) {
            if (bars.get(x, 0)) {
                content.addRect(MARGIN + x * module, y, module, BAR_HEIGHT);
            }
        }
        content.fill();
    }

    public void line() throws IOException {
        room(8);
        content.moveTo(MARGIN, y);
        content.lineTo(size.getWidth() - MARGIN, y);
        content.stroke();
        y -= 4;
    }

    private void room(int height) throws IOException {
        if (y - height < MARGIN) {
            content.close();
            content = begin();
        }
        y -= height;
    }

    private List<String> lines(String text, int points, int most) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (int letter : text.codePoints().toArray()) {
            String next = Character.toString(letter);
            if (width(line + next, points) > most) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(next);
        }
        lines.add(line.toString());
        return lines;
    }

    private int width(String text, int points) throws IOException {
        return (int) Math.ceil(font.getStringWidth(text) * points / 1000);
    }

    /** Buyers write what no font has. */
    private String shown(String text) throws IOException {
        StringBuilder shown = new StringBuilder();
        for (int letter : text.codePoints().toArray()) {
            String each = Character.toString(letter);
            shown.append(hasGlyph(each) ? each : NO_GLYPH);
        }
        return shown.toString();
    }

    private boolean hasGlyph(String letter) throws IOException {
        try {
            font.encode(letter);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
