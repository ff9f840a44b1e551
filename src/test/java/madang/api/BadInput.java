package madang.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import testing.Api;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** All the ways to spoil one thing of a good request. */
final class BadInput {
    private static final String OVERFLOW = "9223372036854775808";

    private BadInput() {}

    /** What is spoilt, and how the request is sent then. */
    static Map<String, Function<Api, Api.Answer>> of(ApiDocument.Operation operation, ApiSample good) {
        Map<String, Function<Api, Api.Answer>> bad = new LinkedHashMap<>();
        if (good.body() instanceof ObjectNode body) {
            raw(bad, good, body.toString());
            fields(bad, good, body, body, "");
        }
        path(bad, operation, good);
        query(bad, operation, good);
        if (operation.needsAnIdempotencyKey()) {
            bad.put("no key", api -> good.without("Idempotency-Key").send(api));
            bad.put("too long a key", api -> good.header("Idempotency-Key", "k".repeat(301)).send(api));
            bad.put("a key with spaces", api -> good.header("Idempotency-Key", "a b").send(api));
        }
        return bad;
    }

    private static void raw(Map<String, Function<Api, Api.Answer>> bad, ApiSample good, String body) {
        Map<String, String> bodies = new LinkedHashMap<>();
        bodies.put("body cut off", body.substring(0, body.length() - 1));
        bodies.put("no JSON", "hello");
        bodies.put("an array", "[]");
        bodies.put("a string", "\"\"");
        bodies.put("null", "null");
        bodies.put("two documents", body + body);
        bodies.put("an unknown field", "{\"unknownField\":1," + body.substring(1));
        bodies.put("a field twice", body.substring(0, body.length() - 1) + "," + body.substring(1));
        bodies.put("a body above 1 MB", body + " ".repeat(1 << 20));
        bodies.put("deep nesting", "{\"a\":".repeat(2000) + "1" + "}".repeat(2000));
        bodies.forEach((name, text) -> bad.put(name, api -> good.send(api, text)));
        bad.put("no body", api -> good.send(api, null));
        bad.put("another media type", api -> good.header("Content-Type", "text/plain").send(api, body));
    }

    /** Walks the good body and spoils each value where it stands. */
    private static void fields(Map<String, Function<Api, Api.Answer>> bad, ApiSample good, ObjectNode root,
            JsonNode at, String pointer) {
        for (var field : at.properties()) {
            String here = pointer + "/" + field.getKey();
            JsonNode value = field.getValue();
            for (String spoilt : spoilt(value)) {
                String text = replaced(root, here, spoilt);
                bad.put(here + " = " + spoilt, api -> good.send(api, text));
            }
            if (value.isObject()) {
                fields(bad, good, root, value, here);
            }
            if (value.isArray() && !value.isEmpty() && value.get(0).isObject()) {
                fields(bad, good, root, value.get(0), here + "/0");
            }
        }
    }

    private static List<String> spoilt(JsonNode value) {
        List<String> wrong = new ArrayList<>(List.of("{\"x\":1}"));
        if (value.isString()) {
            wrong.addAll(List.of("5", "true", "[\"a\"]", "\"a\\u0000b\"", "\"\\u0007\"", "\"a\\ud83d\"", "\"\\ude00b\"",
                    "\"" + "가".repeat(5000) + "\""));
        } else if (value.isNumber()) {
            wrong.addAll(List.of("\"5\"", "1.5", "1e3", "-1", OVERFLOW, "-" + OVERFLOW, "true", "null", "[1]"));
        } else if (value.isBoolean()) {
            wrong.addAll(List.of("\"true\"", "1", "[true]"));
        } else {
            wrong.addAll(List.of("5", "\"x\"", "true"));
        }
        return wrong;
    }

    private static String replaced(ObjectNode root, String pointer, String spoilt) {
        String mark = "\"@@spoilt@@\"";
        ObjectNode copy = root.deepCopy();
        int last = pointer.lastIndexOf('/');
        ((ObjectNode) copy.at(pointer.substring(0, last))).put(pointer.substring(last + 1), "@@spoilt@@");
        return copy.toString().replace(mark, spoilt);
    }

    private static void path(Map<String, Function<Api, Api.Answer>> bad, ApiDocument.Operation operation,
            ApiSample good) {
        String[] pattern = operation.path().split("/", -1);
        String[] real = good.path().split("\\?", 2)[0].split("/", -1);
        for (int i = 0; i < pattern.length; i++) {
            if (!pattern[i].startsWith("{")) {
                continue;
            }
            for (String id : List.of("abc", "0", "-1", "007", OVERFLOW, "99999999999999999999", "a%00b", "%ED%A0%80",
                    "1.5", "715000000000000001")) {
                String[] spoilt = real.clone();
                spoilt[i] = id;
                bad.put("path with " + id, api -> good.at(String.join("/", spoilt)).send(api));
            }
        }
    }

    private static void query(Map<String, Function<Api, Api.Answer>> bad, ApiDocument.Operation operation,
            ApiSample good) {
        String base = good.path().split("\\?", 2)[0];
        if (operation.queryParameters().contains("limit")) {
            for (String limit : List.of("0", "-1", "101", "1000000", OVERFLOW, "x", "1.5")) {
                bad.put("limit " + limit, api -> good.at(base + "?limit=" + limit).send(api));
            }
        }
        if (operation.queryParameters().contains("cursor")) {
            for (String cursor : List.of("x", "AAAA", "A".repeat(500), "A".repeat(32), "%00", "%ED%A0%80", "=")) {
                bad.put("cursor " + cursor, api -> good.at(base + "?cursor=" + cursor).send(api));
            }
        }
    }
}
