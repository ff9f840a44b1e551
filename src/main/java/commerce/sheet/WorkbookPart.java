package commerce.sheet;

import java.io.ByteArrayInputStream;
import java.util.regex.Pattern;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import commerce.refusal.CommerceError;
import platform.web.DomainException;

/**
 * Whether a part of a workbook costs no more to read than what it holds is worth. The reader of workbooks makes a place for every
 * column up to a cell's, holds a whole row before anybody can count it, keeps all shared strings up to a cell's, all styles, sheets and
 * links, and goes through all array formulas for each cell, so that some kilobytes would take its memory, or a core for hours. All parts are looked at, whatever they are called, since the workbook itself
 * says which of them is the table; by the parser that the reader has, so that both see the same.
 */
final class WorkbookPart {
    private static final Pattern CELL = Pattern.compile("[A-Za-z]{1,3}[1-9][0-9]{0,6}");
    private static final int MOST_COLUMNS = 1_000;
    private static final int MOST_ROWS = 200_000;
    /** Texts that cells share, some fifty bytes each besides what is in them. */
    private static final int MOST_STRINGS = 500_000;
    /** Styles, formats, sheets and links; Excel writes as many styles at most. */
    private static final int MOST_OTHERS = 65_490;
    private static final int LONGEST_FORMULA = 8_192;
    /** Characters copied for shared formulas, and array formulas looked at, some tenths of a second in all. */
    private static final long MOST_WORK = 300_000_000;

    private static final XMLInputFactory PARSERS = parsers();

    private final XMLStreamReader part;
    private int rows;
    private int cellsOfRow;
    private int strings;
    private int others;
    private long arrays;
    private long longestShared;
    private long work;

    private WorkbookPart(XMLStreamReader part) {
        this.part = part;
    }

    private static XMLInputFactory parsers() {
        InputFactoryImpl factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /** @throws DomainException {@code SHEET_TOO_LARGE}, {@code SHEET_UNREADABLE} */
    static void check(byte[] content) {
        try {
            new WorkbookPart(PARSERS.createXMLStreamReader(new ByteArrayInputStream(content))).check();
        } catch (XMLStreamException e) {
            // No XML from here on, neither for the reader: a picture, say.
        }
    }

    private void check() throws XMLStreamException {
        while (part.hasNext()) {
            switch (part.next()) {
                case XMLStreamConstants.DTD -> throw new DomainException(CommerceError.SHEET_UNREADABLE);
                case XMLStreamConstants.START_ELEMENT -> {
                    switch (part.getLocalName()) {
                        case "row" -> row();
                        case "c" -> cell();
                        case "f" -> formula();
                        case "si" -> require(++strings, MOST_STRINGS);
                        case "xf", "numFmt", "sheet", "Relationship" -> require(++others, MOST_OTHERS);
                        default -> {
                        }
                    }
                }
                default -> {
                }
            }
        }
    }

    private void row() {
        cellsOfRow = 0;
        require(++rows, MOST_ROWS);
    }

    private void cell() {
        require(++cellsOfRow, MOST_COLUMNS);
        work(arrays);
        for (int i = 0; i < part.getAttributeCount(); i++) {
            if (part.getAttributeLocalName(i).equals("r")) {
                String address = part.getAttributeValue(i);
                if (!CELL.matcher(address).matches()) {
                    throw new DomainException(CommerceError.SHEET_UNREADABLE);
                }
                require(column(address), MOST_COLUMNS);
            }
        }
    }

    /** The first is 1. */
    private static int column(String address) {
        int column = 0;
        for (int i = 0; Character.isLetter(address.charAt(i)); i++) {
            column = column * 26 + Character.toUpperCase(address.charAt(i)) - 'A' + 1;
        }
        return column;
    }

    private void formula() throws XMLStreamException {
        String kind = "";
        for (int i = 0; i < part.getAttributeCount(); i++) {
            if (part.getAttributeLocalName(i).equals("t")) {
                kind = part.getAttributeValue(i);
            }
        }
        int length = part.getElementText().length();
        require(length, LONGEST_FORMULA);
        if (kind.equals("array")) {
            arrays++;
        }
        if (kind.equals("shared")) {
            longestShared = Math.max(longestShared, length);
            work(longestShared * longestShared);
        }
    }

    private void work(long more) {
        work += more;
        require(work, MOST_WORK);
    }

    private static void require(long many, long most) {
        if (many > most) {
            throw new DomainException(CommerceError.SHEET_TOO_LARGE, most);
        }
    }
}
