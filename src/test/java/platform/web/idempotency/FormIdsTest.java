package platform.web.idempotency;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * All forms of all templates are written so that they get an id; that they have one where they are shown, the matrix of pages sees
 * ({@code PageMatrixTest}).
 */
class FormIdsTest {
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern TAG = Pattern.compile("<(form|[a-z]+)\\b((?:[^>\"]|\"[^\"]*\")*)>");
    private static final Pattern SENDS = Pattern.compile("hx-(?:post|put|patch|delete)=");
    private static final Pattern OTHERWISE = Pattern
            .compile("hx-(?:put|patch|delete)|fetch\\(|XMLHttpRequest|sendBeacon|htmx\\.ajax|\\.submit\\(");

    /** Only what Thymeleaf writes the action of gets hidden fields. */
    static List<String> formsWithoutId(String html) {
        return tags(html).filter(tag -> tag.group(1).equals("form"))
                .map(MatchResult::group)
                .filter(tag -> !tag.contains("th:replace=") && !tag.contains("method=\"get\""))
                .filter(tag -> !tag.contains("method=\"post\"") || !tag.contains("th:action=")).toList();
    }

    /** What sends something is a form, or a button in one, which sends what the form has. */
    static List<String> sendersWithoutForm(String html) {
        return tags(html).filter(tag -> SENDS.matcher(tag.group(2)).find())
                .filter(tag -> !tag.group(1).equals("form")
                        && !(tag.group(1).equals("button") && isInForm(html.substring(0, tag.start()))))
                .map(MatchResult::group).toList();
    }

    private static boolean isInForm(String before) {
        return before.lastIndexOf("<form") > before.lastIndexOf("</form>");
    }

    private static Stream<MatchResult> tags(String html) {
        return TAG.matcher(html).results();
    }

    @Test
    void eachFormThatIsPostedGetsOne() throws IOException {
        for (Path template : files("templates", ".html")) {
            String html = Files.readString(template);
            assertThat(formsWithoutId(html)).as(template.toString()).isEmpty();
            assertThat(sendersWithoutForm(html)).as(template.toString()).isEmpty();
        }
    }

    @Test
    void nothingIsSentByOtherWays() throws IOException {
        List<Path> all = Stream.concat(files("templates", ".html").stream(), files("static", ".js").stream()).toList();
        for (Path file : all) {
            assertThat(OTHERWISE.matcher(Files.readString(file)).find()).as(file.toString()).isFalse();
        }
    }

    @Test
    void wouldSeeWhatGetsNone() {
        assertThat(formsWithoutId("<form method=\"post\" action=\"/ops/ads\">")).hasSize(1);
        assertThat(formsWithoutId("<form th:action=\"@{/ops/ads}\">")).hasSize(1);
        assertThat(formsWithoutId("<form method=\"post\"\n th:if=\"${a > 1}\" th:action=\"@{/ops}\">")).isEmpty();
        assertThat(sendersWithoutForm("<div th:attr=\"hx-post=@{/ops/ads}\">")).hasSize(1);
        assertThat(sendersWithoutForm("<form></form><button th:attr=\"hx-post=@{/ops/ads}\">")).hasSize(1);
        assertThat(sendersWithoutForm("<form><button th:attr=\"hx-post=@{/ops/ads}\"></form>")).isEmpty();
        assertThat(OTHERWISE.matcher("fetch('/ops/ads')").find()).isTrue();
    }

    private static List<Path> files(String below, String ending) throws IOException {
        try (Stream<Path> found = Files.walk(RESOURCES.resolve(below))) {
            List<Path> files = found.filter(file -> file.toString().endsWith(ending)).toList();
            assertThat(files).isNotEmpty();
            return files;
        }
    }
}
