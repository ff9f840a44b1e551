package madang.architecture;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import testing.GeneratedDocument;

class GeneratedDocsTest {
    @Test
    void theEventCatalogueIsFresh() {
        GeneratedDocument.check(Path.of("docs/events.md"), EventCatalogue.asMarkdown());
    }

    @Test
    void theModuleDiagramIsFresh() {
        GeneratedDocument.check(Path.of("docs/modules.md"), EventCatalogue.asDiagram());
    }
}
