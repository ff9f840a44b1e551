package platform.ops;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

/** What watches an installation: the rules of alerts and the dashboard, as they lie in {@code ops}. */
final class Monitoring {
    static final Path ALERTS = Path.of("ops/prometheus/alerts.yaml");
    static final Path DASHBOARD = Path.of("ops/grafana/madang.json");

    private Monitoring() {}

    /** Each alert's query, by its name. */
    static Map<String, String> alerts() throws IOException {
        Map<String, List<Map<String, List<Map<String, Object>>>>> file = new Yaml().load(Files.readString(ALERTS));
        Map<String, String> queries = new TreeMap<>();
        file.getOrDefault("groups", List.of()).stream().map(group -> group.getOrDefault("rules", List.of()))
                .flatMap(Collection::stream)
                .forEach(rule -> queries.put(String.valueOf(rule.get("alert")), String.valueOf(rule.get("expr"))));
        return queries;
    }

    /** The dashboard's queries, with a value for what Grafana puts in. */
    static List<String> dashboard() throws IOException {
        return JsonMapper.shared().readTree(DASHBOARD).findValues("expr").stream()
                .map(query -> query.asString().replace("$__rate_interval", "5m").replace("$instance", ".*")).toList();
    }

    static List<String> queries() throws IOException {
        return Stream.concat(alerts().values().stream(), dashboard().stream()).toList();
    }
}
