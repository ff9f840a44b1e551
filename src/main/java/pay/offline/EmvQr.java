package pay.offline;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The text of a merchant-presented QR code: EMV QR Code Specification for Payment Systems, Merchant-Presented Mode 1.1 (EMVCo).
 * Data objects, each an id of two digits, a length of two digits in characters, and its value; the last is the checksum.
 *
 * @param objects by id, in their order, without the checksum
 */
record EmvQr(Map<String, String> objects) {
    private static final String CHECKSUM = "63";
    private static final int CHECKSUM_LENGTH = 4;
    private static final int LONGEST = 512;

    EmvQr {
        objects = Collections.unmodifiableMap(new LinkedHashMap<>(objects));
    }

    /** Reads one; empty when it is none, or its checksum is wrong. */
    static Optional<EmvQr> parse(String text) {
        int end = text.length() - CHECKSUM_LENGTH;
        if (end < 8 || text.length() > LONGEST || !text.substring(0, end).endsWith(CHECKSUM + "04")
                || !checksum(text.substring(0, end)).equals(text.substring(end))) {
            return Optional.empty();
        }
        return objects(text.substring(0, end - 4)).map(EmvQr::new)
                .filter(code -> "01".equals(code.objects().get("00")) && text.startsWith("000201"));
    }

    /** The objects of a text, or of a template in it; empty when it is cut off, or an id comes twice. */
    static Optional<Map<String, String>> objects(String text) {
        Map<String, String> objects = new LinkedHashMap<>();
        int at = 0;
        while (at < text.length()) {
            if (at + 4 > text.length() || !text.substring(at, at + 4).matches("[0-9]{4}")) {
                return Optional.empty();
            }
            int length = Integer.parseInt(text.substring(at + 2, at + 4));
            if (length == 0 || at + 4 + length > text.length()
                    || objects.put(text.substring(at, at + 2), text.substring(at + 4, at + 4 + length)) != null) {
                return Optional.empty();
            }
            at += 4 + length;
        }
        return Optional.of(objects);
    }

    String text() {
        String objects = write(this.objects) + CHECKSUM + "04";
        return objects + checksum(objects);
    }

    static String write(Map<String, String> objects) {
        StringBuilder text = new StringBuilder();
        objects.forEach((id, value) -> {
            if (value.isEmpty() || value.length() > 99) {
                throw new IllegalArgumentException("Object " + id + " of " + value.length());
            }
            text.append(id).append(String.format(Locale.ROOT, "%02d", value.length())).append(value);
        });
        return text.toString();
    }

    /** CRC-16 of ISO/IEC 13239 as EMVCo has it: polynomial 1021, begun with FFFF, over the bytes in UTF-8. */
    static String checksum(String text) {
        int crc = 0xFFFF;
        for (byte each : text.getBytes(UTF_8)) {
            crc ^= (each & 0xFF) << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) == 0 ? crc << 1 : (crc << 1) ^ 0x1021;
            }
            crc &= 0xFFFF;
        }
        return String.format(Locale.ROOT, "%04X", crc);
    }
}
