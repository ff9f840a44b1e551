package madang.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import testing.Api;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/** All the ways to spoil one thing of a good request. */
final class BadInput {
    private static final String OVERFLOW = "9223372036854775808";
    /** A number that can be read, and no sum with it. */
    private static final String LARGEST = "9223372036854775807";
    private static final String MARK = "@@spoilt@@";

    /** What no id looks like. */
    private static final List<String> IDS = List.of("abc", "0", "-1", "007", OVERFLOW, "99999999999999999999", "1.5",
            "+7");

    private BadInput() {}

    /** What is spoilt, and how the request is sent then. */
    static Map<String, Function<ApiWorld, Api.Answer>> of(ApiDocument.Operation operation, ApiSample good) {
        Map<String, Function<ApiWorld, Api.Answer>> bad = new LinkedHashMap<>();
        if (good.body() instanceof ObjectNode body) {
            raw(bad, operation, good, body.toString());
            fields(bad, operation, good, body, "", Set.of());
        }
        path(bad, operation, good);
        query(bad, operation, good);
        headers(bad, operation, good);
        return bad;
    }

    /** The same of what else is in another good request's body alone: all but these fields. */
    static Map<String, Function<ApiWorld, Api.Answer>> ofFieldsBut(Set<String> spoilt, ApiDocument.Operation operation,
            ApiSample good) {
        Map<String, Function<ApiWorld, Api.Answer>> bad = new LinkedHashMap<>();
        fields(bad, operation, good, good.body(), "", spoilt);
        return bad;
    }

    /** The pointers of all fields of a good request's body that are spoilt. */
    static Stream<String> fields(ApiSample good) {
        return good.body() == null ? Stream.of() : fields(good.body(), "");
    }

    private static Stream<String> fields(JsonNode at, String pointer) {
        return at.isArray()
                ? at.isEmpty() ? Stream.of() : fields(at.get(0), pointer + "/0")
                : at.propertyStream().flatMap(field -> Stream.concat(Stream.of(pointer + "/" + field.getKey()),
                        fields(field.getValue(), pointer + "/" + field.getKey())));
    }

    private static void raw(Map<String, Function<ApiWorld, Api.Answer>> bad, ApiDocument.Operation operation,
            ApiSample good, String body) {
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
        bodies.forEach((name, text) -> bad.put(name, world -> good.withNewKey().send(world.api, text)));
        bad.put("no body", world -> good.withNewKey().send(world.api, null));
        bad.put("another media type",
                world -> good.withNewKey().header("Content-Type", "text/plain").send(world.api, body));
        bad.put("parts without a boundary",
                world -> good.withNewKey().header("Content-Type", "multipart/form-data").send(world.api, body));
        if (operation.answersSomething()) {
            bad.put("an answer that it does not have",
                    world -> good.withNewKey().header("Accept", "image/png").send(world.api, body));
        }
    }

    /** Walks the good body and spoils each value where it stands. */
    private static void fields(Map<String, Function<ApiWorld, Api.Answer>> bad, ApiDocument.Operation operation,
            ApiSample good, JsonNode at, String pointer, Set<String> done) {
        for (var field : at.properties()) {
            String here = pointer + "/" + field.getKey();
            JsonNode value = field.getValue();
            if (!done.contains(here)) {
                spoil(bad, operation, good, value, here);
            }
            if (value.isObject()) {
                fields(bad, operation, good, value, here, done);
            }
            if (value.isArray() && !value.isEmpty() && value.get(0).isObject()) {
                fields(bad, operation, good, value.get(0), here + "/0", done);
            }
        }
    }

    private static void spoil(Map<String, Function<ApiWorld, Api.Answer>> bad, ApiDocument.Operation operation,
            ApiSample good, JsonNode value, String here) {
        JsonNode schema = operation.field(here);
        assertThat(schema.isMissingNode()).as("%s does not document %s", operation, here).isFalse();
        List<String> wrong = spoilt(value);
        if (operation.mayBeAbsent(here)) {
            wrong.remove("null");
        } else {
            bad.put("no " + here, world -> good.withNewKey().send(world.api, without(good, here)));
        }
        if (ApiDocument.isId(schema)) {
            IDS.forEach(id -> wrong.add('"' + id + '"'));
        }
        for (String spoilt : wrong) {
            String text = good.replacing(here, MARK).body().toString().replace('"' + MARK + '"', spoilt);
            bad.put(here + " = " + spoilt, world -> good.withNewKey().send(world.api, text));
        }
        if (value.isArray()) {
            elements(bad, good, value, here);
        }
    }

    private static String without(ApiSample good, String pointer) {
        JsonNode body = good.body().deepCopy();
        int last = pointer.lastIndexOf('/');
        ((ObjectNode) body.at(pointer.substring(0, last))).remove(pointer.substring(last + 1));
        return body.toString();
    }

    /** No list has nothing in one of its places, nor besides. */
    private static void elements(Map<String, Function<ApiWorld, Api.Answer>> bad, ApiSample good, JsonNode array,
            String pointer) {
        for (int i = 0; i <= array.size(); i++) {
            List<String> elements = new ArrayList<>();
            array.forEach(element -> elements.add(element.toString()));
            if (i < array.size()) {
                elements.set(i, "null");
            } else {
                elements.add("null");
            }
            String text = good.replacing(pointer, MARK).body().toString().replace('"' + MARK + '"',
                    elements.stream().collect(Collectors.joining(",", "[", "]")));
            bad.put(pointer + " with null at " + i, world -> good.withNewKey().send(world.api, text));
        }
    }

    private static List<String> spoilt(JsonNode value) {
        List<String> wrong = new ArrayList<>(List.of("{\"x\":1}", "null"));
        if (value.isString()) {
            wrong.addAll(List.of("5", "true", "[\"a\"]", "\"\"", "\"a\\u0000b\"", "\"\\u0007\"", "\"a\\ud83d\"",
                    "\"\\ude00b\"",
                    "\"" + "가".repeat(5000) + "\""));
            if (value.asString().matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
                wrong.addAll(List.of("\"+999999999-12-31\"", "\"-999999999-01-01\""));
            }
        } else if (value.isNumber()) {
            wrong.addAll(List.of("\"5\"", "1.5", "1e3", "-1", OVERFLOW, "-" + OVERFLOW, LARGEST, "true", "[1]"));
        } else if (value.isBoolean()) {
            wrong.addAll(List.of("\"true\"", "1", "[true]"));
        } else {
            wrong.addAll(List.of("5", "\"x\"", "true"));
        }
        return wrong;
    }

    private static void path(Map<String, Function<ApiWorld, Api.Answer>> bad, ApiDocument.Operation operation,
            ApiSample good) {
        String[] pattern = operation.path().split("/", -1);
        String[] real = good.path().split("\\?", 2)[0].split("/", -1);
        for (int i = 0; i < pattern.length; i++) {
            if (!pattern[i].startsWith("{")) {
                continue;
            }
            for (String id : with(IDS, "a%00b", "%ED%A0%80", "715000000000000001")) {
                String[] spoilt = real.clone();
                spoilt[i] = id;
                bad.put("path with " + id, world -> good.withNewKey().at(String.join("/", spoilt)).send(world.api));
            }
        }
    }

    private static void query(Map<String, Function<ApiWorld, Api.Answer>> bad, ApiDocument.Operation operation,
            ApiSample good) {
        for (ApiDocument.Parameter parameter : operation.parameters("query")) {
            List<String> values = switch (parameter.name()) {
                case "limit" -> List.of("0", "-1", "101", "1000000", OVERFLOW, "x", "1.5");
                case "cursor" -> List.of("x", "AAAA", "A".repeat(500), "A".repeat(32), "=");
                default -> valuesFor(parameter.schema());
            };
            assertThat(values).as("how to spoil '%s' of %s", parameter.name(), operation).isNotEmpty();
            String base = base(good.path(), parameter.name());
            with(values, "%00", "%07", "%ED%A0%80", "%F0%9F%98").forEach(value -> bad
                    .put(parameter.name() + " " + value, world -> good.withNewKey().at(base + value).send(world.api)));
        }
    }

    private static List<String> valuesFor(JsonNode schema) {
        if (schema.has("enum")) {
            return List.of("x", "0", "-1", schema.at("/enum/0").asString().toLowerCase(Locale.ROOT));
        } else if ("date".equals(schema.path("format").asString(""))) {
            return List.of("x", "2026-13-45", "2026-02-30", "20261101", "2026-11-01T00:00:00", "%2B999999999-12-31",
                    "-999999999-01-01", "0001-01-01");
        }
        if ("date-time".equals(schema.path("format").asString(""))) {
            return List.of("x", "2026-13-45T00:00:00Z", "2026-11-01", "%2B999999999-12-31T00:00:00Z",
                    "0001-01-01T00:00:00Z");
        }
        if (isOf(schema, "integer")) {
            return List.of("0", "-1", "1000000001", OVERFLOW, "x", "1.5");
        }
        if (isOf(schema, "boolean")) {
            return List.of("x", "2");
        }
        if (schema.has("maxLength")) {
            return List.of("%EA%B0%80".repeat(schema.path("maxLength").asInt() + 1));
        }
        return ApiDocument.isId(schema) ? IDS : List.of();
    }

    /** Null besides or not. */
    private static boolean isOf(JsonNode schema, String type) {
        JsonNode of = schema.path("type");
        return type.equals(of.isArray() ? of.path(0).asString("") : of.asString(""));
    }

    /** The good address with all of its query but one parameter, whose value is to follow. */
    private static String base(String path, String spoilt) {
        String[] parts = path.split("\\?", 2);
        String others = parts.length == 1
                ? ""
                : Arrays.stream(parts[1].split("&", -1)).filter(each -> !each.startsWith(spoilt + "="))
                        .map(each -> each + "&").collect(Collectors.joining());
        return parts[0] + "?" + others + spoilt + "=";
    }

    /** Whether a signature is good, {@link ForeignInput} looks into. */
    private static void headers(Map<String, Function<ApiWorld, Api.Answer>> bad, ApiDocument.Operation operation,
            ApiSample good) {
        for (ApiDocument.Parameter header : operation.parameters("header")) {
            String name = header.name();
            if (header.required()) {
                bad.put("no " + name, world -> good.withNewKey().without(name).send(world.api));
            }
            String tooLong = "k".repeat(header.schema().get("maxLength").asInt() + 1);
            for (String value : List.of("", tooLong, "a b", "a\tb", "\u00e9", "\uac10")) {
                bad.put(name + ": " + value, world -> good.withNewKey().sendWithRawHeader(world.port, name, value));
            }
            for (String value : List.of("a\u0000b", "a\u0007b", "a\u007fb", "a\rb")) {
                bad.put(name + " with " + (int) value.charAt(1),
                        world -> good.withNewKey().sendWithRawHeader(world.port, name, value));
            }
        }
    }

    private static List<String> with(List<String> values, String... more) {
        return Stream.concat(values.stream(), Stream.of(more)).toList();
    }
}
