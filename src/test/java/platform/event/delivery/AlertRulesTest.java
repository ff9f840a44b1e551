package platform.event.delivery;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import fixture.Instance;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

import static java.time.Clock.systemUTC;
import static org.assertj.core.api.Assertions.assertThat;

class AlertRulesTest {
    private static final Pattern METRIC = Pattern.compile("madang_events_\\w+");

    @Test
    void everyRuleAboutDeliveryAsksForAMetricThatThereIs() throws Exception {
        String scraped;
        try (Instance instance = Instance.start(Instance.schema())) {
            instance.update(
                    "insert into platform_event_dead_letter values ('fixture.first', 1, 'x', 12, '2026-01-01', '')");
            var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
            var metrics = new DeliveryMetrics(meters, instance.bean(DeliveryBacklog.class), systemUTC());
            metrics.failed("fixture.first");
            metrics.refresh();
            scraped = meters.scrape();
        }
        List<String> expressions = expressions();

        assertThat(expressions).hasSizeGreaterThanOrEqualTo(5);
        assertThat(expressions.stream().flatMap(it -> METRIC.matcher(it).results()).map(it -> it.group()))
                .filteredOn(metric -> !metric.startsWith("madang_events_relay_"))
                .allSatisfy(metric -> assertThat(scraped).contains(metric + "{listener=\"fixture.first\""));
    }

    @SuppressWarnings("unchecked")
    private static List<String> expressions() throws Exception {
        Map<String, List<Map<String, Object>>> file = new Yaml()
                .load(Files.readString(Path.of("ops/prometheus/alerts.yaml")));
        return file.get("groups").stream().flatMap(group -> ((List<Map<String, Object>>) group.get("rules")).stream())
                .map(rule -> rule.get("expr").toString()).toList();
    }
}
