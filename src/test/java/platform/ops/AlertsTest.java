package platform.ops;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;
import testing.DebianProgram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Rules, their tests and the dashboard, held by Prometheus' own promtool, and the runbook, held by us. */
class AlertsTest {
    private static final Path FOLDER = Path.of("ops/prometheus");

    @TempDir
    Path folder;

    @Test
    void promtoolTakesTheRulesAndTheirTestsHold() throws Exception {
        DebianProgram promtool = DebianProgram.find("promtool", "prometheus");
        assertThat(promtool.run("check", "config", "--syntax-only", FOLDER.resolve("prometheus.yaml").toString()))
                .contains("SUCCESS");
        assertThat(promtool.run("check", "rules", Monitoring.ALERTS.toString())).contains("SUCCESS");
        assertThat(promtool.run("test", "rules", FOLDER.resolve("alerts.test.yaml").toString())).contains("SUCCESS");
    }

    @Test
    void aRuleThatComesTooLateFailsItsTests() throws Exception {
        Files.copy(FOLDER.resolve("alerts.test.yaml"), folder.resolve("alerts.test.yaml"));
        Files.writeString(folder.resolve("alerts.yaml"),
                Files.readString(Monitoring.ALERTS).replaceFirst("dead_letters\\) > 0", "dead_letters) > 5"));
        DebianProgram promtool = DebianProgram.find("promtool", "prometheus");
        assertThatThrownBy(() -> promtool.run("test", "rules", folder.resolve("alerts.test.yaml").toString()))
                .hasMessageContaining("MadangEventsDeadLetters");
    }

    @Test
    void promtoolTakesTheQueriesOfTheDashboard() throws Exception {
        List<String> queries = Monitoring.dashboard();
        assertThat(queries).hasSizeGreaterThan(20);
        StringBuilder rules = new StringBuilder("groups: [{name: dashboard, rules: [\n");
        IntStream.range(0, queries.size()).forEach(i -> rules.append("{record: 'dashboard:query").append(i)
                .append("', expr: '").append(queries.get(i)).append("'},\n"));
        Files.writeString(folder.resolve("rules.yaml"), rules.append("]}]"));
        assertThat(DebianProgram.find("promtool", "prometheus").run("check", "rules",
                folder.resolve("rules.yaml").toString())).contains("SUCCESS");
    }

    @Test
    void eachAlertIsTestedAndHasItsPageInTheRunbook() throws Exception {
        List<String> entries = Pattern.compile("(?m)^## (Madang\\w+)$")
                .matcher(Files.readString(Path.of("docs/runbook.md"))).results().map(found -> found.group(1)).toList();
        assertThat(entries).containsExactlyInAnyOrderElementsOf(Monitoring.alerts().keySet());
        String tests = new Yaml().load(Files.readString(FOLDER.resolve("alerts.test.yaml"))).toString();
        assertThat(Monitoring.alerts().keySet())
                .allSatisfy(alert -> assertThat(tests).contains("alertname=" + alert + ", exp_alerts="));
    }
}
