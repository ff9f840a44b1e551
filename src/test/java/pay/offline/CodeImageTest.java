package pay.offline;

import org.junit.jupiter.api.Test;
import testing.CodeScanner;

import static org.assertj.core.api.Assertions.assertThat;

class CodeImageTest {
    private static final String CODE = new OfflineCode(123_456_789L, "04611924").text();

    @Test
    void drawsWhatAScannerReads() throws Exception {
        assertThat(CodeScanner.read(CodeImage.barcode(CODE))).isEqualTo(CODE);
        assertThat(CodeScanner.read(CodeImage.qr(CODE))).isEqualTo(CODE);
        assertThat(CodeScanner.read(CodeImage.qr("마당서점"))).isEqualTo("마당서점");
    }
}
