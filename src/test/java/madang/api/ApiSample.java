package madang.api;

import java.util.LinkedHashMap;
import java.util.Map;

import testing.Api;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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

    ApiSample header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new ApiSample(method, path, more, body);
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

    Api.Answer send(Api api) {
        return api.sendText(method, path, body == null ? null : body.toString(), headerList());
    }

    /** The same request with other bytes for a body. */
    Api.Answer send(Api api, String rawBody) {
        return api.sendText(method, path, rawBody, headerList());
    }

    private String[] headerList() {
        return headers.entrySet().stream()
                .flatMap(header -> java.util.stream.Stream.of(header.getKey(), header.getValue()))
                .toArray(String[]::new);
    }
}
