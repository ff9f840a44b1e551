package madang.api;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import static java.nio.charset.StandardCharsets.UTF_8;

/** All the ways to spoil one field of a good form, already encoded as the browser would, or as it never would. */
final class BadForms {
    /** Control characters, and bytes that are no UTF-8: refused in whatever field. */
    static final List<String> NO_TEXTS = List.of("%00", "a%07b", "%ED%A0%80", "%F0%9F%98", "%C0%AF");
    /** Refused but in a field that may have several lines. */
    static final String LINE_BREAK = "a%0D%0Ab";
    private static final List<String> TEXTS = List.of("a".repeat(5000), "%EA%B0%90%EA%B7%A4", "%3Cscript%3E",
            "%27+or+1%3D1");
    static final List<String> IDS = List.of("", "abc", "0", "-1", "007", "1.5", "9223372036854775808");
    private static final List<String> TIMES = List.of("", "yesterday", "2026-13-45T99:00:00", "2026-11-21",
            "%2B999999999-12-31T23:59:59", "-999999999-01-01T00:00:00", "0001-01-01T00:00:00");
    private static final List<String> DAYS = List.of("", "yesterday", "2026-13-45", "2026-02-30", "20261121",
            "%2B999999999-12-31", "%2B12000-01-05", "-999999999-01-01", "0001-01-01");

    /** No name is as long. */
    static final int LONGEST_NAME = 1000;

    private BadForms() {}

    /** What is spoilt, and the whole form then. */
    static Map<String, String> of(Map<String, String> good) {
        Map<String, String> bad = new LinkedHashMap<>();
        good.keySet().forEach(field -> {
            values(good.get(field)).forEach(value -> bad.put(field + " = " + value, encoded(good, field, value)));
        });
        return bad;
    }

    /** The good form with a field that may be there several times once more, and nothing in it. */
    static String withNothingBesides(Map<String, String> good, String list) {
        return encoded(good, "", "") + "&" + list + "=";
    }

    private static List<String> values(String good) {
        List<String> values = new ArrayList<>(NO_TEXTS);
        values.add(LINE_BREAK);
        values.addAll(TEXTS);
        if (good.matches("[1-9][0-9]+")) {
            values.addAll(IDS);
        } else if (good.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            values.addAll(DAYS);
        } else if (good.contains("T")) {
            values.addAll(TIMES);
        }
        return values;
    }

    private static String encoded(Map<String, String> good, String spoilt, String value) {
        return good.entrySet().stream().map(field -> field.getKey() + "="
                + (field.getKey().equals(spoilt) ? value : URLEncoder.encode(field.getValue(), UTF_8)))
                .collect(Collectors.joining("&"));
    }
}
