package madang.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import pay.merchant.TestMerchant;
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
 */
record ApiSample(String method, String path, Map<String, String> headers, JsonNode body) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static ApiSample of(String method, String path) {
        return new ApiSample(method, path, Map.of(), null);
    }

    ApiSample with(Object json) {
        return new ApiSample(method, path, headers, JSON.valueToTree(json));
    }

    /** Another text in one field of the body, by its pointer. */
    ApiSample replacing(String pointer, String value) {
        JsonNode copy = body.deepCopy();
        int last = pointer.lastIndexOf('/');
        ((ObjectNode) copy.at(pointer.substring(0, last))).put(pointer.substring(last + 1), value);
        return new ApiSample(method, path, headers, copy);
    }

    ApiSample header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new ApiSample(method, path, more, body);
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
        return new ApiSample(method, path, fewer, body);
    }

    ApiSample at(String otherPath) {
        return new ApiSample(method, otherPath, headers, body);
    }

    ApiSample as(String token) {
        return header("Authorization", "Bearer " + token);
    }

    /** As the merchant whose secret key it is. */
    ApiSample byKey(String secretKey) {
        return header("Authorization", TestMerchant.basic(secretKey));
    }

    Api.Answer send(Api api) {
        return api.sendText(method, path, body == null ? null : body.toString(), headerList());
    }

    /** The same request with other bytes for a body. */
    Api.Answer send(Api api, String rawBody) {
        return api.sendText(method, path, rawBody, headerList());
    }

    /** The same request with one header as it stands here, byte for byte, over a socket. */
    Api.Answer sendWithRawHeader(int port, String name, String value) {
        byte[] bytes = body == null ? new byte[0] : body.toString().getBytes(UTF_8);
        StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n");
        without(name).headers.forEach((other, text) -> head.append(other + ": " + text + "\r\n"));
        head.append(name + ": " + value + "\r\nContent-Type: application/json\r\nContent-Length: " + bytes.length
                + "\r\nConnection: close\r\n\r\n");
        return new RawHttp(port).send(head + new String(bytes, UTF_8));
    }

    private String[] headerList() {
        return headers.entrySet().stream()
                .flatMap(header -> java.util.stream.Stream.of(header.getKey(), header.getValue()))
                .toArray(String[]::new);
    }
}
