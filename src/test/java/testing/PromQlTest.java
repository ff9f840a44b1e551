package testing;

import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PromQlTest {
    @Test
    void findsMetricsAndTheLabelsThatTheyAreAskedBy() {
        String query = """
                topk(10, sum by (uri) (rate(http_sum{status=~"5..", instance="a"}[5m])) / max by (uri, x) (http_count)) > 1""";
        assertThat(PromQl.metrics(query))
                .isEqualTo(Map.of("http_sum", Set.of("status", "instance"), "http_count", Set.of()));
        assertThat(PromQl.grouping(query)).containsExactly("uri", "x");
        assertThat(PromQl.metrics("up{job=\"madang\"} == 0")).isEqualTo(Map.of("up", Set.of("job")));
    }
}
