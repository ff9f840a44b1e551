package commerce.freight;

import java.util.List;

/**
 * Zones by the five-digit postal codes of Korea Post. Jeju is 63000–63644; the islands are the ranges that couriers commonly
 * publish as remote (도서산간).
 */
public final class Zones {
    private record Codes(int first, int last) {}

    private static final Codes JEJU = new Codes(63000, 63644);
    private static final List<Codes> ISLANDS = List.of(new Codes(22386, 22388), new Codes(23004, 23010),
            new Codes(23100, 23116), new Codes(23124, 23136), new Codes(31708, 31708), new Codes(32133, 32133),
            new Codes(33411, 33411), new Codes(40200, 40240), new Codes(46768, 46771), new Codes(52570, 52571),
            new Codes(53031, 53033), new Codes(53089, 53104), new Codes(54000, 54000), new Codes(56347, 56349),
            new Codes(57068, 57069), new Codes(58760, 58762), new Codes(58800, 58810), new Codes(58816, 58818),
            new Codes(58826, 58826), new Codes(58832, 58832), new Codes(58839, 58841), new Codes(58843, 58866),
            new Codes(58953, 58958), new Codes(59102, 59103), new Codes(59127, 59127), new Codes(59129, 59129),
            new Codes(59137, 59166), new Codes(59650, 59650), new Codes(59766, 59766), new Codes(59781, 59790));

    private Zones() {}

    /** The zone of a postal code of five digits. */
    public static Zone of(String postalCode) {
        int code = Integer.parseInt(postalCode);
        if (isIn(JEJU, code)) {
            return Zone.JEJU;
        }
        return ISLANDS.stream().anyMatch(each -> isIn(each, code)) ? Zone.ISLAND : Zone.MAINLAND;
    }

    private static boolean isIn(Codes codes, int code) {
        return codes.first() <= code && code <= codes.last();
    }
}
