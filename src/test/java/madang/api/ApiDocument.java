package madang.api;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import testing.Api;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API as its document describes it, which {@code OpenApiTest} holds against the application. */
final class ApiDocument {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private ApiDocument() {}

    /**
     * One operation of it.
     *
     * @param schemas of the whole API, by name
     */
    record Operation(String id, String method, String path, JsonNode document, JsonNode schemas) {
        boolean isForMembers() {
            return document.path("security").valueStream().anyMatch(item -> item.has("memberToken"));
        }

        boolean isForMerchants() {
            return document.path("security").valueStream().anyMatch(item -> item.has("secretKey"));
        }

        boolean isForSellers() {
            return document.path("security").valueStream().anyMatch(item -> item.has("signedRequest"));
        }

        /** Whether there is something in the answer when all is well. */
        boolean answersSomething() {
            return document.path("responses").propertyStream()
                    .anyMatch(it -> it.getKey().startsWith("2") && !it.getValue().path("content").isEmpty());
        }

        boolean namesAThing() {
            return path.contains("{");
        }

        /** @param in {@code query} or {@code header} */
        List<Parameter> parameters(String in) {
            return document.path("parameters").valueStream().filter(it -> in.equals(it.path("in").asString()))
                    .map(it -> new Parameter(it.path("name").asString(), it.path("required").asBoolean(false),
                            it.path("schema")))
                    .toList();
        }

        /** The schema of a field of the body, by its pointer; missing if the document does not know the field. */
        JsonNode field(String pointer) {
            JsonNode at = resolved(body());
            for (String name : pointer.substring(1).split("/", -1)) {
                at = resolved(name.matches("\\d+") ? at.path("items") : at.path("properties").path(name));
            }
            return at;
        }

        /** Pointers of what is in the answer and not in the document. */
        Stream<String> undocumented(Api.Answer answer) {
            return undocumented("", answer.body(), document.path("responses").path(Integer.toString(answer.status()))
                    .at("/content/application~1json/schema"));
        }

        private Stream<String> undocumented(String at, JsonNode value, JsonNode schema) {
            JsonNode known = resolved(schema);
            if (value.isArray()) {
                return value.valueStream().flatMap(item -> undocumented(at + "/0", item, known.path("items")));
            }
            if (known.has("additionalProperties")) {
                return Stream.of();
            }
            return value.propertyStream().flatMap(field -> {
                String pointer = at + "/" + field.getKey();
                JsonNode of = known.path("properties").path(field.getKey());
                return of.isMissingNode() ? Stream.of(pointer) : undocumented(pointer, field.getValue(), of);
            });
        }

        /** Pointers of all fields of the body that hold an id or a signature, and names of headers that do. */
        Stream<String> idsAndSignatures() {
            Stream<String> headers = parameters("header").stream().map(Parameter::name)
                    .filter(it -> it.endsWith("Signature"));
            Stream<String> fields = pointers("", body()).filter(it -> it.endsWith("/signature") || isId(field(it)));
            return Stream.concat(headers, fields);
        }

        /** Pointers of all fields of the body that hold a text. */
        Stream<String> texts() {
            return pointers("", body()).filter(it -> {
                JsonNode type = field(it).path("type");
                return type.isArray()
                        ? type.valueStream().anyMatch(each -> "string".equals(each.asString()))
                        : "string".equals(type.asString(""));
            });
        }

        /** Pointers of all fields of the body, those of the first item of lists. */
        Stream<String> fields() {
            return pointers("", body());
        }

        /** All fields that the schema documents, those of the first item of lists. */
        private Stream<String> pointers(String at, JsonNode schema) {
            JsonNode known = resolved(schema);
            Stream<String> items = known.has("items") ? pointers(at + "/0", known.get("items")) : Stream.of();
            Stream<String> fields = known.path("properties").propertyStream().flatMap(field -> Stream.concat(
                    Stream.of(at + "/" + field.getKey()), pointers(at + "/" + field.getKey(), field.getValue())));
            return Stream.concat(items, fields);
        }

        /** Whether the body is as good without a field. */
        boolean mayBeAbsent(String pointer) {
            int last = pointer.lastIndexOf('/');
            JsonNode owner = resolved(last == 0 ? body() : field(pointer.substring(0, last)));
            return owner.path("required").valueStream()
                    .noneMatch(name -> name.asString().equals(pointer.substring(last + 1)));
        }

        private JsonNode body() {
            return document.at("/requestBody/content/application~1json/schema");
        }

        private JsonNode resolved(JsonNode schema) {
            String reference = (schema.has("anyOf") ? schema.at("/anyOf/0") : schema).path("$ref").asString("");
            return reference.isEmpty() ? schema : schemas.path(reference.replaceFirst(".*/", ""));
        }

        @Override
        public String toString() {
            return id + " " + method + " " + path;
        }
    }

    /** What is sent beside the body. */
    record Parameter(String name, boolean required, JsonNode schema) {}

    /** Whether a field or parameter of this schema is an id. */
    static boolean isId(JsonNode schema) {
        return schema.path("pattern").asString("").equals("^[1-9][0-9]{0,18}$");
    }

    static List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        JsonNode document = JsonMapper.shared().readTree(Path.of("docs/openapi.json"));
        document.get("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(it -> METHODS.contains(it.getKey()))
                .forEach(it -> operations.add(new Operation(it.getValue().path("operationId").asString(),
                        it.getKey().toUpperCase(Locale.ROOT), path.getKey(), it.getValue(),
                        document.at("/components/schemas")))));
        return operations;
    }
}
