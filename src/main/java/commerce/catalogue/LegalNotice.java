package commerce.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The lists of what must be told of goods, by sort of goods; they change with the regulation, and so with a release. */
@Component
class LegalNotice {
    static final String EVERYTHING_ELSE = "OTHER";

    private final Map<String, List<NoticeItem>> items = new LinkedHashMap<>();

    LegalNotice() {
        try {
            new ClassPathResource("commerce/legal-notice.csv").getContentAsString(UTF_8).lines()
                    .filter(line -> !line.startsWith("#")).map(line -> line.split(";", -1))
                    .forEach(row -> items.computeIfAbsent(row[0], _ -> new ArrayList<>())
                            .add(new NoticeItem(row[1], row[2], row[3])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lists that there are. */
    Set<String> kinds() {
        return Collections.unmodifiableSet(items.keySet());
    }

    /** Of a sort of goods; of one that this version does not know, what is told of everything else. */
    List<NoticeItem> of(String kind) {
        return List.copyOf(items.getOrDefault(kind, items.getOrDefault(EVERYTHING_ELSE, List.of())));
    }
}
