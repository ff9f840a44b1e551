package platform.ops;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
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
import testing.StaffActor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What a scrape brings is what docs/operations.md explains, and the other way round. */
@MadangTest
class MetricsTest {
    private static final Pattern ROW = Pattern.compile("\\| `(madang_\\w+)(?:\\{([^}]*)})?` \\| (.*) \\|");
    private static final Pattern SAMPLE = Pattern.compile("(madang_\\w+)(?:\\{([^}]*)})? .*");

    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext application;

    @Test
    void everyMetricOfOursIsScrapedAndExplainedWithItsLabels() throws Exception {
        List<String> rows = Files.readAllLines(Path.of("docs/operations.md"));
        Set<String> explained = metrics(ROW, rows.stream().filter(row -> !row.contains("with a broker")));
        assertThat(explained).hasSizeGreaterThan(5);
        TestStaff staff = TestStaff.operator(application);
        StaffActor operator = StaffActor.at(port);
        assertThat(operator.logsIn(staff.name(), staff.password(), staff.code())).isEqualTo("/ops");
        MemberActor.at(port).signsUp();

        await().atMost(Duration.ofSeconds(30)).untilAsserted(
                () -> assertThat(metrics(SAMPLE, operator.opens("/actuator/prometheus").body().lines()))
                        .isEqualTo(explained));
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
