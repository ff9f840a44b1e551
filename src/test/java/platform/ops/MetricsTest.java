package platform.ops;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import member.staff.TestStaff;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import testing.MadangTest;
import testing.MemberActor;
import testing.PromQl;
import testing.StaffActor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What a scrape brings is what docs/operations.md explains, and the other way round. */
@MadangTest
class MetricsTest {
    /** What only some instances have. */
    private static final Pattern OPTIONAL = Pattern.compile("\\| with a (broker|Redis):");
    private static final Pattern ROW = Pattern.compile("\\| `(madang_\\w+)(?:\\{([^}]*)})?` \\| (.*) \\|");
    private static final Pattern SAMPLE = Pattern.compile("(madang_\\w+)(?:\\{([^}]*)})? .*");
    private static final Pattern ANY_SAMPLE = Pattern.compile("([a-z]\\w+)(?:\\{(.*)})? \\S+");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"(?:[^\"\\\\]|\\\\.)*\"");
    /** Prometheus adds them to each sample, and the metric {@code up} to each target. */
    private static final Set<String> OF_PROMETHEUS = Set.of("instance", "job");

    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext application;

    @Test
    void everyMetricOfOursIsScrapedAndExplainedWithItsLabels() throws Exception {
        List<String> rows = Files.readAllLines(Path.of("docs/operations.md"));
        Set<String> explained = metrics(ROW, rows.stream().filter(row -> !OPTIONAL.matcher(row).find()));
        assertThat(explained).hasSizeGreaterThan(5);
        StaffActor operator = operator();
        MemberActor.at(port).signsUp();

        await().untilAsserted(
                () -> assertThat(metrics(SAMPLE, operator.opens("/actuator/prometheus").body().lines()))
                        .isEqualTo(explained));
    }

    @Test
    void whatAlertsAndTheDashboardAskForIsScrapedWithTheLabelsThatTheyAskFor() throws Exception {
        StaffActor operator = operator();
        MemberActor.at(port).signsUp();
        Set<String> optional = metrics(ROW,
                Files.readAllLines(Path.of("docs/operations.md")).stream()
                        .filter(row -> OPTIONAL.matcher(row).find()));
        await().untilAsserted(() -> {
            Map<String, Set<String>> scraped = scraped(operator);
            optional.forEach(each -> scraped.put(each, Set.of()));
            scraped.put("up", Set.of());
            for (String query : Monitoring.queries()) {
                assertThat(missing(query, scraped)).as(query).isEmpty();
            }
        });
        assertThat(
                missing("sum by (uri, colour) (madang_nothing + hikaricp_connections{size=\"1\"})", scraped(operator)))
                .containsExactlyInAnyOrder("madang_nothing", "hikaricp_connections{size}", "uri", "colour");
    }

    private static Set<String> missing(String query, Map<String, Set<String>> scraped) {
        Set<String> missing = new TreeSet<>();
        Set<String> labels = new TreeSet<>(OF_PROMETHEUS);
        PromQl.metrics(query).forEach((metric, asked) -> {
            Set<String> known = scraped.get(metric);
            if (known == null) {
                missing.add(metric);
                return;
            }
            labels.addAll(known);
            asked.stream().filter(label -> !known.contains(label) && !OF_PROMETHEUS.contains(label))
                    .forEach(label -> missing.add(metric + "{" + label + "}"));
        });
        PromQl.grouping(query).stream().filter(label -> !labels.contains(label)).forEach(missing::add);
        return missing;
    }

    /** Each metric with the labels that it has anywhere. */
    private static Map<String, Set<String>> scraped(StaffActor operator) {
        Map<String, Set<String>> found = new TreeMap<>();
        operator.opens("/actuator/prometheus").body().lines().map(ANY_SAMPLE::matcher).filter(Matcher::matches)
                .forEach(each -> found.computeIfAbsent(each.group(1), _ -> new TreeSet<>())
                        .addAll(each.group(2) == null ? Set.of() : labelNames(each.group(2))));
        return found;
    }

    private StaffActor operator() {
        TestStaff staff = TestStaff.operator(application);
        StaffActor operator = StaffActor.at(port);
        assertThat(operator.logsIn(staff.name(), staff.password(), staff.code())).isEqualTo("/ops");
        return operator;
    }

    /** A label's value may hold anything between its quotes. */
    private static Set<String> labelNames(String text) {
        return LABEL.matcher(text).results().map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Each as its name and the names of its labels. */
    private static Set<String> metrics(Pattern form, Stream<String> lines) {
        return lines.map(form::matcher).filter(Matcher::matches)
                .map(found -> found.group(1) + (found.group(2) == null ? "" : labels(found.group(2))))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> labels(String text) {
        return Stream.of(text.split(",")).map(label -> label.replaceFirst("=.*", "").strip())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
