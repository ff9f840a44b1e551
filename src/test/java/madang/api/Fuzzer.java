package madang.api;

import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

import testing.Api;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Makes of one good request as many others as one likes, at random: some good, most not, none that may make us fail. */
final class Fuzzer {
    /** One of them: what it is, for whoever reads of its failure, and how it is sent. */
    record Fuzzed(String what, Function<ApiWorld, Api.Answer> send) {}

    private static final JsonNodeFactory NODES = JsonMapper.builder().build().getNodeFactory();
    private static final List<String> PIECES = List.of("a", "Z", "0", "가", "힣", "ㅏ", " ", "'", "\"", "\\", "%", "<",
            ">",
            "&", "${7*7}", "{{1}}", ";", "--", "/*", "\u0000", "\u0007", "\n", "\u202e", "\u200b", "\ufeff", "e\u0301",
            "😀", "👨‍👩‍👧", "𠮷", "\uffff", "null", "-1", "1e9", Planting.WORD);
    private static final List<String> SEGMENTS = List.of("..", ".", "%2e%2e", "%2F", ";x=1", "%00", "%ff", "*", "~", "",
            "%25", "me", "0", "-1", "9223372036854775807", "%E2%80%AE");
    private static final List<Long> NUMBERS = List.of(0L, -1L, 1L, 2L, 99L, 100L, 101L, 999_999L, 1L << 31,
            (1L << 31) - 1, 1L << 32, 1L << 53, Long.MAX_VALUE, Long.MIN_VALUE);
    private static final Map<String, List<String>> HEADERS = Map.ofEntries(
            Map.entry("Accept", List.of("image/png", "text/html", "application/xml;q=0.9", "a/b;q=x", "*/*;q=0")),
            Map.entry("Accept-Language", List.of("en", "xx-YY;q=9", "ko-".repeat(200), "*", ";;;", "ko;q=-1")),
            Map.entry("Content-Type",
                    List.of("application/json;charset=utf-16", "application/json;charset=nowhere",
                            "multipart/form-data",
                            "multipart/form-data;boundary=x", "application/x-www-form-urlencoded", "json", "*/*",
                            "application/merge-patch+json")),
            Map.entry("Content-Encoding", List.of("gzip", "br", "x")),
            Map.entry("X-Forwarded-For", List.of("1.2.3.4, ::1", "no address", "1.2.3.4".repeat(50), "-")),
            Map.entry("X-Forwarded-Proto", List.of("https", "javascript")),
            Map.entry("X-Forwarded-Host", List.of("evil.example", "a b", "[::1")),
            Map.entry("X-HTTP-Method-Override", List.of("DELETE", "PUT")),
            Map.entry("Range", List.of("bytes=0-", "bytes=9-1", "bytes=" + "0-1,".repeat(200))),
            Map.entry("If-None-Match", List.of("*", "W/\"x\"", "\"")),
            Map.entry("If-Modified-Since", List.of("yesterday", "Thu, 01 Jan 1970 00:00:00 GMT")),
            Map.entry("traceparent", List.of("00-" + "0".repeat(32) + "-" + "0".repeat(16) + "-01", "x")),
            Map.entry("Cookie", List.of("madang_session=x", "=;=;=", "madang_session=" + "A".repeat(3000))),
            Map.entry("Origin", List.of("https://evil.example", "null")),
            Map.entry("Authorization", List.of("Bearer", "Bearer ", "Basic !!!", "Basic Og==", "Digest x", "x")),
            Map.entry("X-Device-Signature", List.of("", "x", "A".repeat(86))),
            Map.entry("Idempotency-Key", List.of("", " ", "k", "k".repeat(300), "k".repeat(301), "'; drop table x")));
    private static final List<String> NAMES = HEADERS.keySet().stream().sorted().toList();
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE",
            "HEAD", "MADANG");

    private final Random random;
    private final ApiDocument.Operation operation;
    private final ApiSample good;
    private final List<Map.Entry<String, Function<ApiWorld, Api.Answer>>> spoilt;

    Fuzzer(Random random, ApiDocument.Operation operation, ApiSample good) {
        this.random = random;
        this.operation = operation;
        this.good = good;
        this.spoilt = List.copyOf(BadInput.of(operation, good).entrySet());
    }

    Fuzzed next() {
        return switch (random.nextInt(7)) {
            case 0 -> spoilt.isEmpty() ? header() : spoilt();
            case 1, 2, 3 -> good.body() instanceof ObjectNode body ? body(body) : query();
            case 4 -> query();
            case 5 -> path();
            default -> header();
        };
    }

    private Fuzzed spoilt() {
        var one = pick(spoilt);
        return new Fuzzed(one.getKey(), one.getValue());
    }

    private Fuzzed body(ObjectNode of) {
        ObjectNode body = of.deepCopy();
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            change(body);
        }
        String text = body.toString();
        return new Fuzzed("body " + text, world -> good.withNewKey().send(world.api, text));
    }

    private void change(ObjectNode at) {
        List<String> names = List.copyOf(at.propertyNames());
        String name = names.isEmpty() ? "x" : pick(names);
        JsonNode value = at.path(name);
        if (value instanceof ObjectNode inner && random.nextBoolean()) {
            change(inner);
        } else if (value instanceof ArrayNode list && !list.isEmpty() && random.nextBoolean()) {
            changeItem(list);
        } else {
            switch (random.nextInt(5)) {
                case 0 -> at.remove(name);
                case 1 -> at.set(name, any(2));
                case 2 -> at.set(name(), any(2));
                default -> at.set(name, like(value));
            }
        }
    }

    private void changeItem(ArrayNode list) {
        JsonNode first = list.get(0);
        if (first instanceof ObjectNode item && random.nextBoolean()) {
            change(item);
        } else {
            int copies = 1 + random.nextInt(200);
            for (int i = 0; i < copies; i++) {
                list.add(first.deepCopy());
            }
        }
    }

    /** Of the same type, so that it comes further. */
    private JsonNode like(JsonNode value) {
        if (value.isNumber()) {
            return NODES.numberNode(random.nextBoolean() ? pick(NUMBERS) : random.nextInt(1_000_000));
        }
        if (value.isBoolean()) {
            return NODES.booleanNode(!value.asBoolean());
        }
        return value.isString() ? NODES.stringNode(likeText(value.asString())) : any(1);
    }

    /** Another one, or the same with one sign changed. */
    private String likeText(String value) {
        if (value.isEmpty() || random.nextBoolean()) {
            return text();
        }
        int at = random.nextInt(value.length());
        char digit = (char) ('0' + random.nextInt(10));
        return value.substring(0, at) + (random.nextBoolean() ? digit : pick(PIECES)) + value.substring(at + 1);
    }

    private JsonNode any(int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 5)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.numberNode(pick(NUMBERS));
            case 2 -> NODES.numberNode(random.nextGaussian() * 1e12);
            case 3 -> NODES.booleanNode(random.nextBoolean());
            case 4 -> NODES.stringNode(text());
            case 5 -> NODES.arrayNode().add(any(depth - 1)).add(any(depth - 1));
            default -> NODES.objectNode().set(name(), any(depth - 1));
        };
    }

    /** Of a field, which a refusal may repeat: it says which one it does not know. */
    private String name() {
        return text().replace(Planting.WORD, "x");
    }

    private String text() {
        int length = random.nextInt(10) == 0 ? random.nextInt(600) : random.nextInt(12);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(pick(PIECES));
        }
        return text.toString();
    }

    private Fuzzed query() {
        StringBuilder query = new StringBuilder();
        List<ApiDocument.Parameter> known = operation.parameters("query");
        int parameters = 1 + random.nextInt(4);
        for (int i = 0; i < parameters; i++) {
            String name = known.isEmpty() || random.nextInt(5) == 0 ? text() : pick(known).name();
            String value = random.nextBoolean() ? Long.toString(pick(NUMBERS)) : text();
            query.append(query.isEmpty() ? "" : "&").append(encoded(name)).append('=').append(encoded(value));
        }
        String path = good.path();
        String whole = path + (path.contains("?") ? "&" : "?") + query;
        return new Fuzzed("query " + whole, world -> good.withNewKey().at(whole).send(world.api));
    }

    private Fuzzed path() {
        String[] segments = good.path().split("\\?", 2)[0].substring(1).split("/", -1);
        String segment = random.nextBoolean() ? pick(SEGMENTS) : encoded(text());
        int at = random.nextInt(segments.length);
        segments[at] = random.nextInt(3) == 0 ? segments[at] + segment : segment;
        String path = "/" + String.join("/", segments);
        return new Fuzzed("path " + path, world -> good.withNewKey().at(path).send(world.api));
    }

    private Fuzzed header() {
        if (random.nextInt(4) == 0) {
            String method = pick(METHODS);
            return new Fuzzed("method " + method, world -> new ApiSample(method, good.path(),
                    good.withNewKey().headers(), good.body(), good.signer()).send(world.api));
        }
        String name = pick(NAMES);
        String value = pick(HEADERS.get(name));
        return new Fuzzed("header " + name + ": " + value,
                world -> good.withNewKey().header(name, value).send(world.api));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
