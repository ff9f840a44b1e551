package madang.api;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import commerce.access.TestKeys;
import pay.merchant.TestMerchant;
import platform.crypto.Sha256;
import testing.Api;
import testing.RawHttp;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A request that succeeds, ready to be sent, spoilt or sent by somebody else.
 *
 * @param body null when the operation takes none
 * @param signer the key of a seller's system, which signs what is sent in the end, however it was spoilt; null of others' requests
 */
record ApiSample(String method, String path, Map<String, String> headers, JsonNode body, TestKeys signer) {
    private static final String AUTHORIZATION = "Authorization";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static ApiSample of(String method, String path) {
        return new ApiSample(method, path, Map.of(), null, null);
    }

    ApiSample with(Object json) {
        return new ApiSample(method, path, headers, JSON.valueToTree(json), signer);
    }

    /** Another text in one field of the body, by its pointer. */
    ApiSample replacing(String pointer, String value) {
        JsonNode copy = body.deepCopy();
        int last = pointer.lastIndexOf('/');
        ((ObjectNode) copy.at(pointer.substring(0, last))).put(pointer.substring(last + 1), value);
        return new ApiSample(method, path, headers, copy, signer);
    }

    ApiSample header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new ApiSample(method, path, more, body, signer);
    }

    /** As another request, where the operation takes a key: else the first refusal would be repeated to all. */
    ApiSample withNewKey() {
        return headers.containsKey("Idempotency-Key")
                ? header("Idempotency-Key", UUID.randomUUID().toString())
                : this;
    }

    ApiSample without(String header) {
        Map<String, String> fewer = new LinkedHashMap<>(headers);
        fewer.remove(header);
        return new ApiSample(method, path, fewer, body, header.equals(AUTHORIZATION) ? null : signer);
    }

    ApiSample at(String otherPath) {
        return new ApiSample(method, otherPath, headers, body, signer);
    }

    ApiSample as(String token) {
        return header("Authorization", "Bearer " + token);
    }

    /** As the merchant whose secret key it is. */
    ApiSample byKey(String secretKey) {
        return header("Authorization", TestMerchant.basic(secretKey));
    }

    /** By a seller's system. */
    ApiSample signedBy(TestKeys key) {
        return new ApiSample(method, path, headers, body, key);
    }

    Api.Answer send(Api api) {
        return send(api, body == null ? null : body.toString());
    }

    /** The same request with other bytes for a body. */
    Api.Answer send(Api api, String rawBody) {
        return api.sendText(method, path, rawBody, signed(rawBody == null ? "" : rawBody).headerList());
    }

    /** The same request with one header as it stands here, byte for byte, over a socket. */
    Api.Answer sendWithRawHeader(int port, String name, String value) {
        byte[] bytes = body == null ? new byte[0] : body.toString().getBytes(UTF_8);
        StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n");
        header(name, value).signed(new String(bytes, UTF_8)).without(name).headers
                .forEach((other, text) -> head.append(other + ": " + text + "\r\n"));
        head.append(name + ": " + value + "\r\nContent-Type: application/json\r\nContent-Length: " + bytes.length
                + "\r\nConnection: close\r\n\r\n");
        return new RawHttp(port).send(head + new String(bytes, UTF_8));
    }

    private ApiSample signed(String sent) {
        return signer == null || headers.containsKey(AUTHORIZATION)
                ? this
                : header(AUTHORIZATION, signer.header(Instant.now(), method, path,
                        headers.getOrDefault("Idempotency-Key", ""), Sha256.hex(sent.getBytes(UTF_8))));
    }

    private String[] headerList() {
        return headers.entrySet().stream()
                .flatMap(header -> java.util.stream.Stream.of(header.getKey(), header.getValue()))
                .toArray(String[]::new);
    }
}
