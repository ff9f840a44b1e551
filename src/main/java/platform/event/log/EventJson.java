package platform.event.log;

import org.springframework.stereotype.Component;
import platform.event.DomainEvent;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON that events are kept in: won as integers, ids as strings, times in ISO-8601. Reading passes over what it does not
 * know, and leaves empty what an older event did not have: the log outlives every version of the records.
 */
@Component
public class EventJson {
    private final JsonMapper mapper = JsonMapper.builder().addModule(new TypedIdModule())
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(EnumFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL).build();

    /** The event as it stands in the log. */
    public String write(EventKind kind, DomainEvent event) {
        return mapper.writeValueAsString(event);
    }

    /** The event that {@code body} tells. */
    public DomainEvent read(EventKind kind, String body) {
        return mapper.readValue(body, kind.record());
    }
}
