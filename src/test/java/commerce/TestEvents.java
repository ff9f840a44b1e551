package commerce;

import java.util.List;
import java.util.Map;

import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import platform.id.Tsid;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What was published, as other systems read it. */
public final class TestEvents {
    private TestEvents() {}

    /** All of a type about one aggregate, the oldest first: what each says besides its id and its time. */
    public static List<Map<String, Object>> told(ApplicationContext context, String type, Tsid aggregate) {
        JsonMapper json = JsonMapper.builder().build();
        return context.getBean(JdbcClient.class)
                .sql("select body from platform_event_log where type = ? and aggregate_id = ? order by id")
                .params(type, aggregate.value()).query(String.class).list().stream().map(body -> {
                    Map<String, Object> told = json.readValue(body, new TypeReference<Map<String, Object>>() {
                    });
                    told.keySet().removeAll(List.of("eventId", "occurredAt"));
                    return told;
                }).toList();
    }
}
