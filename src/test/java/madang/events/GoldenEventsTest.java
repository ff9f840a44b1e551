package madang.events;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import madang.architecture.EventCatalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import platform.event.DomainEvent;
import platform.event.log.EventJson;
import platform.event.log.EventKinds;
import testing.GeneratedDocument;
import testing.MadangTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The JSON of each event is a contract: a field may be added, never renamed or removed. */
@MadangTest
class GoldenEventsTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden/events");
    private static final JsonMapper PRETTY = JsonMapper.builder().build();

    @Autowired
    EventJson json;
    @Autowired
    EventKinds kinds;
    @Autowired
    TransactionTemplate transaction;

    static Stream<Class<? extends DomainEvent>> events() {
        return EventCatalogue.events().stream();
    }

    @ParameterizedTest
    @MethodSource("events")
    void anEventKeepsItsForm(Class<? extends DomainEvent> kind) throws IOException {
        Path golden = FOLDER.resolve(EventCatalogue.nameOf(kind) + ".json");
        DomainEvent sample = SampleEvents.of(kind);
        String written = transaction.execute(status -> json.write(kinds.of(kind), sample));
        if (Files.exists(golden)) {
            String before = Files.readString(golden);
            assertThat(fields(PRETTY.readTree(written), "")).as("fields of %s", EventCatalogue.nameOf(kind))
                    .containsAll(fields(PRETTY.readTree(before), ""));
            if (kinds.of(kind).personal().isEmpty()) {
                assertThat(read(kind, before)).isInstanceOf(kind);
            }
        }
        GeneratedDocument.check(golden,
                PRETTY.writerWithDefaultPrettyPrinter().writeValueAsString(withoutSecrets(written)) + "\n");
        assertThat(read(kind, written)).isEqualTo(sample);
    }

    private DomainEvent read(Class<? extends DomainEvent> kind, String body) {
        return transaction.execute(status -> json.read(kinds.of(kind), body));
    }

    /** What is encrypted is different each time. */
    private static JsonNode withoutSecrets(String body) {
        return PRETTY.readTree(body.replaceAll("\"\\$sealed\":\"[^\"]*\"", "\"\\$sealed\":\"…\""));
    }

    @Test
    void eachGoldenFileHasItsEvent() throws IOException {
        try (var files = Files.list(FOLDER)) {
            Set<String> golden = files.map(file -> file.getFileName().toString().replace(".json", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(events().map(EventCatalogue::nameOf)).containsExactlyInAnyOrderElementsOf(golden);
        }
    }

    private static Set<String> fields(JsonNode node, String path) {
        Set<String> fields = new TreeSet<>();
        if (node.isObject()) {
            node.properties().forEach(field -> {
                fields.add(path + "." + field.getKey());
                fields.addAll(fields(field.getValue(), path + "." + field.getKey()));
            });
        } else if (node.isArray()) {
            node.forEach(element -> fields.addAll(fields(element, path + "[]")));
        }
        return fields;
    }
}
