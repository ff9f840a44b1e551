package pay.reconciliation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pay.bank.BankCode;
import pay.virtualaccount.Deposit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class DailyFileTest {
    private static final String DEPOSIT = "D,088-79123456789012,DEPOSIT,V1,500,2026-11-26T09:00:03";
    private static final String GOOD = "D,715238462915428352,OUT,B20261126-77,33140,2026-11-26T09:00:03";

    @Test
    void readsAFile() throws Exception {
        List<FileLine> lines = new ArrayList<>();

        DailyFile.Content content = DailyFile.read(file("H,BANK,2026-11-26,1", GOOD, "D,7,IN,b,10,2026-11-26T00:00:00",
                "T,2,33150"), lines::add);

        assertThat(content.count()).isEqualTo(2);
        assertThat(content.sum()).isEqualTo(33_150);
        assertThat(content.head().source().isBank()).isTrue();
        assertThat(lines).extracting(FileLine::number).containsExactly(2, 3);
        assertThat(lines).extracting(FileLine::request).containsExactly(715238462915428352L, 7L);
    }

    @Test
    void readsDepositsByTheirAccount() throws Exception {
        List<FileLine> lines = new ArrayList<>();

        DailyFile.read(file("H,BANK,2026-11-26,1", DEPOSIT, "T,1,500"), lines::add);

        assertThat(lines).extracting(FileLine::account).containsExactly("088-79123456789012");
        assertThat(lines).extracting(FileLine::request).containsExactly(Deposit.fileKey(BankCode.SHINHAN, "V1"));
        assertThat(Deposit.fileKey(BankCode.SHINHAN, "V1")).isPositive()
                .isNotEqualTo(Deposit.fileKey(BankCode.SHINHAN, "v1"))
                .isNotEqualTo(Deposit.fileKey(BankCode.KB, "V1"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"HEAD | H,SHOP,2026-11-26,1", "HEAD | H,BANK,2026-02-30,1",
            "HEAD | H,BANK,2026-11-26,0", "HEAD | D,1", "HEAD | H,CARD-123,2026-11-26,1"})
    void refusesAHeadThatIsNone(BadLine.Reason reason, String head) {
        assertThat(bad(head, GOOD, "T,1,33140")).containsExactly(new BadLine(1, reason));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"COLUMNS | D,1,OUT,b,10", "COLUMNS | X,1,OUT,b,10,2026-11-26T09:00:03",
            "REQUEST | D,,OUT,b,10,2026-11-26T09:00:03", "REQUEST | D,-1,OUT,b,10,2026-11-26T09:00:03",
            "REQUEST | D,9223372036854775808,OUT,b,10,2026-11-26T09:00:03",
            "REQUEST | D,79123456789012,DEPOSIT,b,10,2026-11-26T09:00:03",
            "REQUEST | D,999-79123456789012,DEPOSIT,b,10,2026-11-26T09:00:03",
            "KIND | D,1,CHARGE,b,10,2026-11-26T09:00:03",
            "REFERENCE | D,1,OUT,,10,2026-11-26T09:00:03", "REFERENCE | D,1,OUT,b b,10,2026-11-26T09:00:03",
            "AMOUNT | D,1,OUT,b,0,2026-11-26T09:00:03", "AMOUNT | D,1,OUT,b,1.5,2026-11-26T09:00:03",
            "TIME | D,1,OUT,b,10,2026-11-26", "TIME | D,1,OUT,b,10,2026-11-26T25:00:03"})
    void refusesALineWithItsNumberAndWhy(BadLine.Reason reason, String line) {
        assertThat(bad("H,BANK,2026-11-26,1", GOOD, line, "T,2,33150")).contains(new BadLine(3, reason));
    }

    @Test
    void refusesAFileThatIsCutOffOrDoesNotAddUp() {
        assertThat(bad("H,BANK,2026-11-26,1", GOOD)).containsExactly(new BadLine(2, BadLine.Reason.TAIL));
        assertThat(bad("H,BANK,2026-11-26,1", GOOD, "T,2,33140"))
                .containsExactly(new BadLine(3, BadLine.Reason.COUNT));
        assertThat(bad("H,BANK,2026-11-26,1", GOOD, "T,1,33141")).containsExactly(new BadLine(3, BadLine.Reason.SUM));
        assertThat(bad("H,BANK,2026-11-26,1", GOOD, "T,1,33140", GOOD))
                .containsExactly(new BadLine(4, BadLine.Reason.TAIL));
        assertThat(bad()).containsExactly(new BadLine(0, BadLine.Reason.TAIL));
    }

    @Test
    void tellsAHundredBadLinesAtMost() {
        List<String> lines = new ArrayList<>(List.of("H,BANK,2026-11-26,1"));
        for (int i = 0; i < 500; i++) {
            lines.add("nonsense");
        }
        assertThat(bad(lines.toArray(String[]::new))).hasSize(100);
    }

    private static List<BadLine> bad(String... lines) {
        BadFile refused = catchThrowableOfType(BadFile.class, () -> DailyFile.read(file(lines), line -> {
        }));
        return refused.lines();
    }

    private static ByteArrayInputStream file(String... lines) throws IOException {
        return new ByteArrayInputStream((lines.length == 0 ? "" : String.join("\n", lines) + "\n").getBytes(UTF_8));
    }
}
