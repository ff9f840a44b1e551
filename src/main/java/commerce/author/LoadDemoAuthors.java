package commerce.author;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import platform.demo.ConditionalOnDemo;
import platform.demo.DemoIds;
import platform.demo.DemoLoader;
import platform.demo.DemoScale;
import platform.demo.KoreanNames;

/** The names of the first demo members, who joined before the event log began: they write what the demo's goods are thought of. */
@Component
@ConditionalOnDemo
@Order(-10)
class LoadDemoAuthors implements ApplicationRunner {
    private static final int AUTHORS = 100;

    private final DemoLoader loader;
    private final DemoScale scale;
    private final Authors authors;

    LoadDemoAuthors(DemoLoader loader, DemoScale scale, Authors authors) {
        this.loader = loader;
        this.scale = scale;
        this.authors = authors;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        loader.once("commerce", progress -> progress.step("authors", Math.min(AUTHORS, scale.members()), AUTHORS,
                (first, last) -> {
                    for (long index = first; index <= last; index++) {
                        authors.keep(DemoIds.member(index), KoreanNames.ofMember(scale, index));
                    }
                }));
    }
}
