package madang.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import testing.Api;
import tools.jackson.databind.JsonNode;

/** The API as it describes itself. */
final class ApiDocument {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private ApiDocument() {}

    /** One operation of it. */
    record Operation(String id, String method, String path, JsonNode document) {
        boolean isForMembers() {
            return document.path("security").valueStream().anyMatch(item -> item.has("memberToken"));
        }

        boolean namesAThing() {
            return path.contains("{");
        }

        List<String> queryParameters() {
            return document.path("parameters").valueStream().filter(it -> "query".equals(it.path("in").asString()))
                    .map(it -> it.path("name").asString()).toList();
        }

        boolean needsAnIdempotencyKey() {
            return document.path("parameters").valueStream()
                    .anyMatch(it -> "Idempotency-Key".equals(it.path("name").asString()));
        }

        @Override
        public String toString() {
            return id + " " + method + " " + path;
        }
    }

    static List<Operation> operations(Api api) {
        List<Operation> operations = new ArrayList<>();
        api.get("/v3/api-docs").body().get("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(it -> METHODS.contains(it.getKey()))
                .forEach(it -> operations.add(new Operation(it.getValue().path("operationId").asString(),
                        it.getKey().toUpperCase(Locale.ROOT), path.getKey(), it.getValue()))));
        return operations;
    }
}
