package platform.web;

import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What callers are told when they send what no endpoint takes. */
class BadRequestsTest extends ProblemsScene {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{\"productId\":\"42\"                          | 400 | MALFORMED_BODY  |                   |",
            "[]                                             | 400 | MALFORMED_BODY  |                   |",
            "{} {}                                          | 400 | MALFORMED_BODY  |                   |",
            "{\"productId\":\"42\",\"productId\":\"43\"}    | 400 | MALFORMED_BODY  |                   |",
            "{\"productId\":42}                             | 400 | INVALID_REQUEST | productId         | WRONG_TYPE",
            "{\"productId\":\"abc\"}                        | 400 | INVALID_REQUEST | productId         | WRONG_TYPE",
            "{\"productId\":\"-1\"}                         | 400 | INVALID_REQUEST | productId         | WRONG_TYPE",
            "{\"productId\":\"9223372036854775808\"}        | 400 | INVALID_REQUEST | productId         | WRONG_TYPE",
            "{\"price\":\"1000\"}                           | 400 | INVALID_REQUEST | price             | WRONG_TYPE",
            "{\"price\":1000.5}                             | 400 | INVALID_REQUEST | price             | WRONG_TYPE",
            "{\"price\":1e3}                                | 400 | INVALID_REQUEST | price             | WRONG_TYPE",
            "{\"price\":9223372036854775808}                | 400 | INVALID_REQUEST | price             | WRONG_TYPE",
            "{\"price\":true}                               | 400 | INVALID_REQUEST | price             | WRONG_TYPE",
            "{\"price\":-1}                                 | 400 | INVALID_REQUEST | price             | POSITIVE",
            "{\"note\":5}                                   | 400 | INVALID_REQUEST | note              | WRONG_TYPE",
            "{\"note\":\"a\\u0000b\"}                       | 400 | INVALID_REQUEST | note              | FORBIDDEN_CHARACTERS",
            "{\"note\":\"a\\ud83db\"}                       | 400 | INVALID_REQUEST | note              | FORBIDDEN_CHARACTERS",
            "{\"note\":\"a\\ude00b\"}                       | 400 | INVALID_REQUEST | note              | FORBIDDEN_CHARACTERS",
            "{\"at\":5}                                     | 400 | INVALID_REQUEST | at                | WRONG_TYPE",
            "{\"at\":\"1764219600\"}                        | 400 | INVALID_REQUEST | at                | WRONG_TYPE",
            "{\"at\":\"2026-11-21T10:32:00\"}               | 400 | INVALID_REQUEST | at                | WRONG_TYPE",
            "{\"at\":\"2026-13-21T10:32:00Z\"}              | 400 | INVALID_REQUEST | at                | WRONG_TYPE",
            "{\"at\":\"\"}                                  | 400 | INVALID_REQUEST | at                | WRONG_TYPE",
            "{\"colour\":\"red\"}                           | 400 | INVALID_REQUEST | colour            | UNKNOWN_FIELD",
            "{\"lines\":[{\"quantity\":0}]}                 | 400 | INVALID_REQUEST | lines[0].quantity | POSITIVE",
            "{\"lines\":[{\"quantity\":null}]}              | 400 | INVALID_REQUEST | lines[0].quantity | WRONG_TYPE",
            "{\"lines\":[{\"quantity\":2147483648}]}        | 400 | INVALID_REQUEST | lines[0].quantity | OUT_OF_RANGE",
            "{\"lines\":[{\"quantity\":1,\"kind\":0}]}                   | 400 | INVALID_REQUEST | lines[0].kind     | WRONG_TYPE",
            "{\"lines\":[{\"quantity\":1,\"kind\":\"MEDIUM\"}]}             | 400 | INVALID_REQUEST | lines[0].kind     | WRONG_TYPE"})
    void refusesABodyThatIsNotWhatTheFieldsSay(String body, int status, String code, String field, String rule)
            throws Exception {
        JsonNode problem = problem(post(body), status, code);
        if (field != null) {
            assertThat(problem.at("/errors").valueStream()
                    .map(e -> e.get("field").asString() + " " + e.get("code").asString()))
                    .contains(field + " " + rule);
        }
    }

    @Test
    void refusesAMissingBodyAndInvalidUtf8() throws Exception {
        problem(post(""), 400, "MISSING_BODY");
        var broken = send(HttpRequest.newBuilder(uri("/v1/probe")).header("Content-Type", "application/json")
                .POST(BodyPublishers
                        .ofByteArray(new byte[]{'{', '"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"', '}'})));
        problem(broken, 400, "MALFORMED_BODY");
    }

    @Test
    void refusesABodyThatAnnouncesMoreThanOneMegabyteAndPartsThatAnnounceNothing() throws Exception {
        String large = "{\"note\":\"" + "a".repeat(1 << 20) + "\"}";
        problem(post(large), 413, "BODY_TOO_LARGE");
        // The server reads parts past whoever counts, so that their length has to be known.
        var parts = HttpRequest.newBuilder(uri("/v1/probe")).header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(new byte[10])));
        problem(send(parts), 413, "BODY_TOO_LARGE");
    }

    @Test
    void refusesWhatNoHandlerTakes() throws Exception {
        problem(get("/v1/nothing-here"), 404, "NOT_FOUND");
        var wrongMethod = send(HttpRequest.newBuilder(uri("/v1/probe")).DELETE());
        problem(wrongMethod, 405, "METHOD_NOT_ALLOWED");
        assertThat(wrongMethod.headers().firstValue("Allow")).contains("POST");
        problem(send(HttpRequest.newBuilder(uri("/v1/probe")).header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString(GOOD))), 415, "UNSUPPORTED_MEDIA_TYPE");
        problem(send(HttpRequest.newBuilder(uri("/v1/probe")).header("Content-Type", "*/*")
                .POST(BodyPublishers.ofString(GOOD))), 415, "UNSUPPORTED_MEDIA_TYPE");
        problem(send(
                HttpRequest.newBuilder(uri("/v1/probe/42")).header("Content-Type", "application/x-www-form-urlencoded")
                        .PUT(BodyPublishers.ofString(GOOD))),
                415, "UNSUPPORTED_MEDIA_TYPE");
        problem(send(HttpRequest.newBuilder(uri("/v1/probe/42")).header("Accept", "image/png")), 406, "NOT_ACCEPTABLE");
    }

    @Test
    void refusesBadPathsAndQueries() throws Exception {
        problem(get("/v1/probe/abc"), 400, "INVALID_REQUEST");
        problem(get("/v1/probe/0042"), 400, "INVALID_REQUEST");
        problem(get("/v1/probes?limit=101"), 400, "INVALID_REQUEST");
        problem(get("/v1/probes?limit=0"), 400, "INVALID_REQUEST");
        problem(get("/v1/probes?limit=99999999999999999999"), 400, "INVALID_REQUEST");
        problem(get("/v1/search"), 400, "INVALID_REQUEST");
        problem(get("/v1/search?=nameless&q=a"), 400, "INVALID_REQUEST");
        problem(get("/v1/search?q=a%00b"), 400, "FORBIDDEN_CHARACTERS");
        problem(get("/v1/search?q=%ED%A0%80"), 400, "FORBIDDEN_CHARACTERS");
        assertThat(get("/v1/search?q=%EA%B0%90%EA%B7%A4").body()).isEqualTo("감귤");
        assertThat(get("/v1/probe/42").body()).isEqualTo("\"42\"");
    }

    @Test
    void answersARequestThatTomcatItselfRefusesWithAProblemToo() throws Exception {
        try (Socket socket = new Socket(java.net.InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(5000);
            OutputStream out = socket.getOutputStream();
            out.write("GET /v1/{bad HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json",
                    "\"code\":\"INVALID_REQUEST\"");
        }
    }
}
