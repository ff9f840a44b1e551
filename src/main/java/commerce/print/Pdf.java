package commerce.print;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * A PDF while it is written, in memory. Its font is Pretendard (SIL Open Font License), of which the letters that are used are in the
 * file.
 */
public final class Pdf implements AutoCloseable {
    private static final String FONT = "Pretendard-Regular.ttf";

    private final PDDocument document = new PDDocument();
    private final PDType0Font font;

    public Pdf() throws IOException {
        try (InputStream file = Objects.requireNonNull(Pdf.class.getResourceAsStream(FONT), FONT)) {
            font = PDType0Font.load(document, file);
        }
    }

    /** Begins a page; what does not fit on it is on more of its size. Close it before the next one. */
    public PdfPage page(PDRectangle size) throws IOException {
        return new PdfPage(document, font, size);
    }

    public void writeTo(OutputStream out) throws IOException {
        document.save(out);
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
