package loan.application;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Files are known by what they are. */
class FileTypeTest {
    private static final byte[] PNG = HexFormat.of()
            .parseHex("89504e470d0a1a0a0000000d4948445200000001000000010806000000"
                    + "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082");

    @Test
    void knowsWholeFilesByTheirBeginningAndEnd() {
        assertThat(FileType.of(PNG)).contains(FileType.PNG);
        assertThat(FileType.of(bytes("%PDF-1.7\nx\n%%EOF"))).contains(FileType.PDF);
        assertThat(FileType.of(bytes("%PDF-1.4\n%%EOF\r\n" + " ".repeat(900)))).contains(FileType.PDF);
        assertThat(FileType.of(HexFormat.of().parseHex("ffd8ffe000104a464946ffd9"))).contains(FileType.JPEG);
        assertThat(FileType.of(HexFormat.of().parseHex("ffd8ffe000104a464946ffd9" + "00".repeat(900))))
                .contains(FileType.JPEG);
    }

    @Test
    void refusesWhatIsCutOff() {
        assertThat(FileType.of(Arrays.copyOf(PNG, PNG.length - 1))).isEmpty();
        assertThat(FileType.of(bytes("%PDF-1.7\nx\n%%EO"))).isEmpty();
        assertThat(FileType.of(bytes("%PDF-1.4\n%%EOF" + " ".repeat(1024)))).isEmpty();
        assertThat(FileType.of(HexFormat.of().parseHex("ffd8ffe000104a464946ff"))).isEmpty();
        assertThat(FileType.of(HexFormat.of().parseHex("ffd8ffe000104a464946ffd9" + "00".repeat(1024)))).isEmpty();
        assertThat(FileType.of(HexFormat.of().parseHex("ffd8ffd9"))).as("begin and end do not overlap").isEmpty();
    }

    @Test
    void refusesWhatOnlySaysThatItIsOne() {
        for (String other : new String[]{"", "PDF", "<html>%PDF-1.7 %%EOF</html>", "MZ\u0090 program", "GIF89a",
                "PK\u0003\u0004 zip", "<svg xmlns='http://www.w3.org/2000/svg'/>"}) {
            assertThat(FileType.of(bytes(other))).as(other).isEmpty();
        }
    }

    @Test
    void readsAnyBytesWithoutFailing() {
        Random random = new Random(20_261_127);
        for (int i = 0; i < 2_000; i++) {
            byte[] file = new byte[random.nextInt(40)];
            random.nextBytes(file);
            assertThat(FileType.of(file)).isEmpty();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
