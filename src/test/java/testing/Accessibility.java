package testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import com.microsoft.playwright.Page;

import static org.assertj.core.api.Assertions.assertThat;

/** What axe-core finds on a page that keeps somebody from using it: of WCAG 2.2, levels A and AA, as far as a program can tell. */
public final class Accessibility {
    private static final String AXE = script();
    /**
     * What a page is made of: each element with its classes and attributes, what it stands in, and whether it says something or has a
     * label, whatever that is. On a phone all of it at once: there it is how near to each other things stand that counts.
     */
    private static final String PARTS = """
            () => {
                const shape = it => it == null ? '' : it.tagName + ' ' + it.getAttribute('class');
                const values = it => ['role', 'type', 'alt', 'style'].map(name => it.getAttribute(name));
                const named = it => (it.getAttribute('aria-labelledby') ?? it.getAttribute('aria-describedby') ?? '').split(' ')
                    .every(id => id === '' || document.getElementById(id) != null);
                const parts = [...new Set([...document.querySelectorAll('*')].map(it => [shape(it), it.getAttributeNames(), values(it),
                    named(it), shape(it.parentElement), shape(it.parentElement?.parentElement), it.textContent.trim() !== '',
                    it.labels?.length].join()))];
                return innerWidth < 992 ? ['on a phone ' + parts.join()] : parts;
            }""";
    /** All but what others have made: the reference of the API. On a phone only what differs there, how near to each other things to touch are. */
    private static final String VIOLATIONS = """
            () => axe.run({exclude: [['#swagger-ui']]}, {
                runOnly: innerWidth < 992 ? {type: 'rule', values: ['target-size']}
                    : ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
                resultTypes: ['violations'], iframes: false, preload: false
            }).then(found => found.violations.flatMap(each => each.nodes.map(node => each.id + ': ' + node.html.slice(0, 200)
                + ' (' + node.any.concat(node.all, node.none).map(it => it.message)[0] + ')')))""";
    /** A page made of nothing but what stood on others that were looked at is not looked at: that takes a fifth of a second. */
    private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();

    private Accessibility() {}

    /** Fails and names what it finds on the page as it stands now. */
    public static void requireNoBarrierOn(Page page) {
        // After a click elements are there, and pass for visible, before what they are to look like is.
        page.waitForLoadState();
        Set<String> parts = ((List<?>) page.evaluate(PARTS)).stream().map(String::valueOf).collect(Collectors.toSet());
        if (SEEN.containsAll(parts)) {
            return;
        }
        if (!(boolean) page.evaluate("() => 'axe' in window")) {
            page.evaluate(AXE);
        }
        assertThat((List<?>) page.evaluate(VIOLATIONS)).as("what keeps somebody from using " + page.url()).isEmpty();
        SEEN.addAll(parts);
    }

    private static String script() {
        try (InputStream in = Objects.requireNonNull(Accessibility.class.getResourceAsStream("/axe.min.js"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
