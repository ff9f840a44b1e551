package madang;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springdoc.core.service.OpenAPIService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.client.RestClient;
import testing.GeneratedDocument;
import testing.MadangTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/** The API's description is complete, and the one under version control is the one that is served. */
@MadangTest
class OpenApiTest {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    @LocalServerPort
    int port;

    @Autowired
    ErrorCatalogue catalogue;
    @Autowired
    OpenAPIService kept;

    private final JsonMapper json = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();
    private JsonNode api;

    @BeforeEach
    void read() {
        String document = RestClient.create("http://127.0.0.1:" + port).get().uri("/v3/api-docs").retrieve()
                .body(String.class);
        api = json.readTree(document);
    }

    @Test
    void theDocumentIsFresh() {
        GeneratedDocument.check(Path.of("docs/openapi.json"), json.writeValueAsString(sorted(api)) + "\n");
    }

    /** It is made under one lock in a second or more, and kept. */
    @Test
    void theDocumentIsMadeOnceWhateverLanguageIsAskedFor() {
        for (String language : List.of("ko", "en", "en-aaaaa", "fr")) {
            RestClient.create("http://127.0.0.1:" + port).get().uri("/v3/api-docs").header("Accept-Language", language)
                    .header("Cookie", "lang=" + language).retrieve().toBodilessEntity();
        }
        assertThat(Stream.of("ko", "en", "en-aaaaa", "fr")
                .filter(language -> kept.getCachedOpenAPI(Locale.forLanguageTag(language)) != null))
                .containsExactly("en");
    }

    @Test
    void everyOperationIsComplete() {
        assertThat(api.get("paths").isEmpty()).isFalse();
        assertThat(faults(api, catalogue)).isEmpty();
    }

    /** Nothing satisfies both a reference and {@code "type": "null"} beside it. */
    @Test
    void whatMayBeNullIsAReferenceOrNull() {
        List<JsonNode> fields = api.at("/components/schemas").valueStream()
                .flatMap(schema -> schema.path("properties").valueStream()).toList();
        assertThat(fields).filteredOn(field -> field.has("$ref")).noneMatch(field -> field.has("type"));
        assertThat(api.at("/components/schemas/ShopView/properties/business/anyOf").toString())
                .isEqualTo("[{\"$ref\":\"#/components/schemas/BusinessView\"},{\"type\":\"null\"}]");
    }

    /** Each fault planted in a copy is found: the lint can fail. */
    @Test
    void theLintSeesWhatIsMissing() {
        String path = api.get("paths").propertyNames().iterator().next();
        String method = METHODS.stream().filter(api.get("paths").get(path)::has).findFirst().orElseThrow();
        for (String planted : List.of("operationId", "tags", "summary", "responses")) {
            JsonNode broken = api.deepCopy();
            ((ObjectNode) broken.get("paths").get(path).get(method)).remove(planted);
            assertThat(faults(broken, catalogue)).as(planted).isNotEmpty();
        }
        JsonNode unknownCode = api.deepCopy();
        ((ObjectNode) unknownCode.get("paths").get(path).get(method)
                .at("/responses/500/content/application~1problem+json/examples"))
                .putObject("NO_SUCH_CODE");
        assertThat(faults(unknownCode, catalogue)).anyMatch(fault -> fault.contains("NO_SUCH_CODE"));
        JsonNode emptyGroup = api.deepCopy();
        ((ArrayNode) emptyGroup.get("tags")).addObject().put("name", "Nothing").put("description", "of nothing");
        assertThat(faults(emptyGroup, catalogue)).anyMatch(fault -> fault.contains("Nothing"));
    }

    private static List<String> faults(JsonNode api, ErrorCatalogue catalogue) {
        List<String> faults = new ArrayList<>();
        Set<String> ids = new TreeSet<>();
        Set<String> groups = api.path("tags").valueStream().map(tag -> tag.path("name").asString())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> used = api.findValues("tags").stream().filter(tags -> tags.path(0).isString())
                .map(tags -> tags.path(0).asString()).collect(Collectors.toCollection(TreeSet::new));
        if (!groups.equals(used)) {
            faults.add("groups " + groups + ", operations are in " + used);
        }
        api.get("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(operation -> METHODS.contains(operation.getKey())).forEach(operation -> {
                    String name = operation.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey() + ": ";
                    JsonNode it = operation.getValue();
                    String id = it.path("operationId").asString("");
                    if (id.isEmpty() || !ids.add(id)) {
                        faults.add(name + "operationId missing or not unique");
                    }
                    if (it.path("tags").isEmpty()) {
                        faults.add(name + "no tag");
                    }
                    if (it.path("summary").asString("").isBlank()) {
                        faults.add(name + "no summary");
                    }
                    boolean bearer401 = it.path("responses").has("401");
                    if (bearer401 && id.startsWith("pay") && it.path("security").isEmpty()) {
                        faults.add(name + "no security");
                    }
                    if (it.has("requestBody")) {
                        body(name + "request", it.at("/requestBody/content"), faults);
                    }
                    responses(name, it.path("responses"), catalogue, faults);
                }));
        return faults;
    }

    private static void responses(String name, JsonNode responses, ErrorCatalogue catalogue, List<String> faults) {
        if (responses.propertyNames().stream().noneMatch(status -> status.startsWith("2") || status.startsWith("3"))) {
            faults.add(name + "no success documented");
        }
        if (!responses.has("500") || !responses.has("429") || !responses.has("503")) {
            faults.add(name + "429, 500 or 503 missing");
        }
        responses.properties().forEach(response -> {
            String status = response.getKey();
            JsonNode content = response.getValue().path("content");
            if (status.startsWith("4") || status.startsWith("5")) {
                JsonNode problem = content.path("application/problem+json");
                if (!problem.at("/schema/$ref").asString("").equals(ApiDocs.PROBLEM) || content.size() != 1) {
                    faults.add(name + status + " is no problem");
                }
                problem.path("examples").propertyNames().stream().filter(code -> {
                    var known = catalogue.find(code);
                    return known == null || !status.equals(Integer.toString(known.status().value()));
                }).forEach(
                        code -> faults.add(name + status + " documents " + code + ", which is not in the catalogue"));
                if (problem.path("examples").isEmpty()) {
                    faults.add(name + status + " names no code");
                }
            } else if (!content.isMissingNode()) {
                body(name + status, content, faults);
            }
        });
    }

    private static void body(String name, JsonNode content, List<String> faults) {
        content.properties().forEach(type -> {
            if (type.getValue().path("schema").isEmpty()) {
                faults.add(name + " has no schema");
            }
            if (!type.getValue().has("example") && !type.getValue().has("examples")) {
                faults.add(name + " has no example");
            }
        });
    }

    /** Keys in order, since springdoc's own depends on the order of classes. */
    private JsonNode sorted(JsonNode node) {
        return json.readTree(json.writeValueAsString(json.convertValue(node, java.util.TreeMap.class)));
    }
}
