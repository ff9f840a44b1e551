package commerce.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.ByteArrayResource;
import platform.web.DomainException;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What a table says is read, and nothing that somebody made to hurt us. */
class ReadSheetTest {
    private static final String TABLE = "상품명 [name],price\r\n\"감귤, 5kg\",12900\r\n\r\n한라봉,39000\r\n";
    private final ReadSheet sheets = new ReadSheet();

    @Test
    void readsCsvInUtf8WithAndWithoutAMarkAndInCp949() {
        for (byte[] file : List.of(TABLE.getBytes(UTF_8), ("\uFEFF" + TABLE).getBytes(UTF_8),
                TABLE.getBytes(Charset.forName("x-windows-949")))) {
            Sheet sheet = read(file, 10);
            assertThat(sheet.columns()).containsExactly("name", "price");
            assertThat(sheet.rows()).containsExactly(new SheetRow(2, List.of("감귤, 5kg", "12900")),
                    new SheetRow(3, List.of("한라봉", "39000")));
            assertThat(sheet.value(sheet.rows().getFirst(), "name")).isEqualTo("감귤, 5kg");
            assertThat(sheet.value(sheet.rows().getFirst(), "code")).isEmpty();
        }
    }

    @Test
    void readsNumbersAndDatesOfAWorkbookAsTheyAreWritten() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(file, "Test", "1.0")) {
            Worksheet table = book.newWorksheet("상품");
            table.value(0, 0, "price");
            table.value(0, 1, "saleFrom");
            table.value(0, 2, "code");
            table.value(1, 0, 12_900.0);
            table.value(1, 1, java.time.LocalDate.of(2026, 12, 1));
            table.style(1, 1).format("yyyy-MM-dd").set();
            table.value(1, 2, "0012");
            table.value(3, 0, 1.29E4);
        }
        assertThat(read(file.toByteArray(), 10).rows()).containsExactly(
                new SheetRow(2, List.of("12900", "2026-12-01", "0012")), new SheetRow(4, List.of("12900")));
    }

    @ParameterizedTest
    @EnumSource(SheetKind.class)
    void writesNothingThatIsAFormulaAndReadsItAsItWas(SheetKind kind) throws IOException {
        List<String> row = List.of("=HYPERLINK(\"http://evil\")", "+1+1", "-2+3", "@SUM(A1)", "＝1+1", "-1000", "12900",
                "0012", "감귤 \"특\", 5kg", "'평범한 따옴표");
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        kind.write(file, sheet -> {
            sheet.row(Collections.nCopies(row.size(), "x"));
            sheet.row(row);
        });
        if (kind == SheetKind.CSV) {
            assertThat(file.toString(UTF_8)).contains("'=HYPERLINK", "'+1+1", "'-2+3", "'@SUM", "'＝1+1", ",-1000,");
        } else {
            assertThat(partOf(file.toByteArray(), "xl/worksheets/sheet1.xml")).doesNotContain("<f>")
                    .contains("=HYPERLINK");
        }
        assertThat(read(file.toByteArray(), 10).rows().getFirst().cells()).isEqualTo(row);
    }

    @Test
    void refusesWhatIsNoTable() {
        for (byte[] file : List.of(new byte[0], "\n\n".getBytes(UTF_8), new byte[]{0, 1, 2},
                new byte[]{(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 16}, TABLE.getBytes(UTF_16),
                "PK\3\4 is no workbook".getBytes(UTF_8), "a,\"b".getBytes(UTF_8))) {
            refuses("SHEET_UNREADABLE", file, 10);
        }
    }

    @Test
    void refusesMoreThanIsAllowed() {
        refuses("SHEET_TOO_LARGE", TABLE.getBytes(UTF_8), 1);
        refuses("SHEET_TOO_LARGE", ("a\n" + "b".repeat(4_001)).getBytes(UTF_8), 10);
        refuses("SHEET_TOO_LARGE", ("a\n" + ",".repeat(100)).getBytes(UTF_8), 10);
        refuses("SHEET_TOO_LARGE", new byte[ReadSheet.MOST_BYTES + 1], 10);
    }

    @Test
    void refusesAWorkbookThatGrowsWhenItIsOpened() throws IOException {
        byte[] bomb = workbook("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>" + "A".repeat(70 << 20)
                + "</t></is></c></row>");
        assertThat(bomb.length).isLessThan(1 << 20);
        refuses("SHEET_TOO_LARGE", bomb, 10);
    }

    @Test
    void refusesAWorkbookThatReachesBeyondItsTableOrOutOfItself() throws IOException {
        for (String cell : List.of("ZZZZZZ1", "&#90;ZZZZZ1", "&#x41;&#x41;&#x41;&#x41;1", "가1", "", "$ZZZZ1")) {
            refuses("SHEET_UNREADABLE", workbook("<row r=\"1\"><c r=\"" + cell + "\"><v>1</v></c></row>"), 10);
        }
        refuses("SHEET_TOO_LARGE", workbook("<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>"), 10);
        refuses("SHEET_UNREADABLE", workbook("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>&e;"), 10);
        assertThat(read(workbook("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"), 10).columns())
                .containsExactly("1");
    }

    @Test
    void refusesATableThatStandsInAPartOfAnotherName() throws IOException {
        byte[] renamed = renamed(workbook("<row r=\"1\"><c r=\"&#90;ZZZZZ1\"><v>1</v></c></row>"), "sheet1.xml",
                "Table1.BIN");
        refuses("SHEET_UNREADABLE", renamed, 10);
        assertThat(read(renamed(workbook("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"), "sheet1.xml",
                "Table1.BIN"), 10).columns()).containsExactly("1");
    }

    @Test
    void refusesWhatWouldTakeACoreForHours() throws IOException {
        refuses("SHEET_TOO_LARGE", workbook("<row r=\"1\">" + "<c/>".repeat(5_000_000) + "</row>"), 10);
        refuses("SHEET_TOO_LARGE", workbook("<row/>".repeat(300_000)), 10);
        String array = "<row><c><f t=\"array\" ref=\"B1\">x</f><v>1</v></c></row>";
        refuses("SHEET_TOO_LARGE", workbook(array.repeat(50_000)), 10);
        refuses("SHEET_TOO_LARGE", workbook("<row r=\"1\"><c r=\"A1\"><f>" + "1+".repeat(5_000) + "1</f></c></row>"),
                10);
        String shared = "<row r=\"1\"><c r=\"A1\"><f t=\"shared\" si=\"0\" ref=\"A1:A9\">" + "1+".repeat(4_000)
                + "1</f></c></row>";
        refuses("SHEET_TOO_LARGE", workbook(shared + "<row><c><f t=\"shared\" si=\"0\"/></c></row>".repeat(10)), 10);
    }

    /** All of it would be kept for as long as the workbook is open: hundreds of megabytes for some kilobytes. */
    @Test
    void refusesAWorkbookWhosePartsGrowInMemory() throws IOException {
        String row = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>2</v></c></row>";
        assertThat(read(withPart(workbook(row), "sharedStrings.xml", "(?s)<sst.*",
                "<sst>" + "<si><t>price</t></si>".repeat(3) + "</sst>"), 10).columns()).containsExactly("price");
        byte[] strings = withPart(workbook(row), "sharedStrings.xml", "(?s)<sst.*",
                "<sst>" + "<si><t>a</t></si>".repeat(500_001) + "</sst>");
        assertThat(strings.length).isLessThan(1 << 20);
        refuses("SHEET_TOO_LARGE", strings, 10);
        refuses("SHEET_TOO_LARGE", withPart(workbook(row), "styles.xml", "(?s)<cellXfs.*</cellXfs>",
                "<cellXfs>" + "<xf numFmtId=\"0\"/>".repeat(65_491) + "</cellXfs>"), 10);
        refuses("SHEET_TOO_LARGE", withPart(workbook(row), "styles.xml", "(?s)<cellXfs",
                "<numFmts>" + "<numFmt numFmtId=\"9\" formatCode=\"0\"/>".repeat(65_491) + "</numFmts><cellXfs"), 10);
        refuses("SHEET_TOO_LARGE", withPart(workbook(row), "xl/workbook.xml", "</sheets>",
                "<sheet name=\"b\" sheetId=\"2\"/>".repeat(65_491) + "</sheets>"), 10);
        refuses("SHEET_TOO_LARGE", withPart(workbook(row), "workbook.xml.rels", "</Relationships>",
                "<Relationship Id=\"x\" Target=\"y\"/>".repeat(65_491) + "</Relationships>"), 10);
    }

    @Test
    void readsATableOfFormulasThatPeopleHave() throws IOException {
        StringBuilder rows = new StringBuilder(
                "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>price</t></is></c></row>"
                        + "<row r=\"2\"><c r=\"A2\"><f t=\"shared\" si=\"0\" ref=\"A2:A9001\">B2*0.9</f><v>900</v></c></row>");
        for (int row = 3; row <= 9_001; row++) {
            rows.append("<row r=\"").append(row).append("\"><c r=\"A").append(row)
                    .append("\"><f t=\"shared\" si=\"0\"/><v>900</v></c></row>");
        }
        assertThat(read(workbook(rows.toString()), 10_000).rows()).hasSize(9_000).last()
                .isEqualTo(new SheetRow(9_001, List.of("900")));
    }

    @Test
    void endsNoFileWhoseRowsCameToNoEnd() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> SheetKind.XLSX.write(file, sheet -> {
            for (int i = 0; i < 2_000; i++) {
                sheet.row(List.of("x"));
            }
            throw new IllegalStateException("the rest is not there");
        }));
        assertThat(file.size()).isPositive();
        refuses("SHEET_UNREADABLE", file.toByteArray(), 10_000);
    }

    private Sheet read(byte[] file, int most) {
        return sheets.read(new ByteArrayResource(file), most);
    }

    private void refuses(String code, byte[] file, int most) {
        assertThatExceptionOfType(DomainException.class).isThrownBy(() -> read(file, most))
                .satisfies(refusal -> assertThat(refusal.code().name()).isEqualTo(code));
    }

    /** A good workbook with this in the place of its rows. */
    private static byte[] workbook(String rows) throws IOException {
        ByteArrayOutputStream good = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(good, "Test", "1.0")) {
            book.newWorksheet("a").value(0, 0, "x");
        }
        return withPart(good.toByteArray(), "sheet1.xml", "(?s)<sheetData>.*</sheetData>",
                "<sheetData>" + rows + "</sheetData>");
    }

    /** The same, in whose part something stands in the place of this. */
    private static byte[] withPart(byte[] workbook, String name, String from, String to) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipFile in = archive(workbook); ZipOutputStream out = new ZipOutputStream(file)) {
            for (ZipArchiveEntry part : Collections.list(in.getEntries())) {
                out.putNextEntry(new ZipEntry(part.getName()));
                String content = new String(in.getInputStream(part).readAllBytes(), UTF_8);
                if (part.getName().endsWith(name)) {
                    assertThat(content).containsPattern(from);
                    content = content.replaceFirst(from, Matcher.quoteReplacement(to));
                }
                out.write(content.getBytes(UTF_8));
                out.closeEntry();
            }
        }
        return file.toByteArray();
    }

    /** The same, whose part of that name has another one everywhere. */
    private static byte[] renamed(byte[] workbook, String from, String to) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipFile in = archive(workbook); ZipOutputStream out = new ZipOutputStream(file)) {
            for (ZipArchiveEntry part : Collections.list(in.getEntries())) {
                out.putNextEntry(new ZipEntry(part.getName().replace(from, to)));
                out.write(new String(in.getInputStream(part).readAllBytes(), UTF_8).replace(from, to).getBytes(UTF_8));
                out.closeEntry();
            }
        }
        return file.toByteArray();
    }

    private static ZipFile archive(byte[] file) throws IOException {
        return ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(file)).get();
    }

    private static String partOf(byte[] file, String name) throws IOException {
        try (ZipFile in = archive(file)) {
            return new String(in.getInputStream(in.getEntry(name)).readAllBytes(), UTF_8);
        }
    }
}
