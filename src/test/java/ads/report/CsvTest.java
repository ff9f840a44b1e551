package ads.report;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CsvTest {
    /** OWASP, CSV injection: what a spreadsheet would calculate begins with one of these. */
    @Test
    void noTextIsTakenForAFormula() {
        assertThat(Csv.line(List.of("=1+1", "+1", "-1", "@sum", "\t=1", "\r=1")))
                .isEqualTo("\"'=1+1\",\"'+1\",\"'-1\",\"'@sum\",\"'\t=1\",\"'\r=1\"\r\n");
    }

    @Test
    void quotesAndCommasStayInTheirCell() {
        assertThat(Csv.line(List.of("감귤 \"더\", 5kg", -3, ""))).isEqualTo("\"감귤 \"\"더\"\", 5kg\",-3,\"\"\r\n");
    }
}
