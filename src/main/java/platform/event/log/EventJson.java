package platform.event.log;

import org.springframework.stereotype.Component;
import platform.crypto.FieldAddress;
import platform.crypto.MemberKeys;
import platform.event.DomainEvent;
import platform.id.TypedIdModule;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON that events are kept in: won as integers, ids as strings, times in ISO-8601. Reading passes over what it does not
 * know, and leaves empty what an older event did not have: the log outlives every version of the records.
 */
@Component
public class EventJson {
    private static final String SEALED = "$sealed";

    private final JsonMapper mapper = JsonMapper.builder().addModule(new TypedIdModule())
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(EnumFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL).build();

    private final MemberKeys keys;

    EventJson(MemberKeys keys) {
        this.keys = keys;
    }

    /** The event as it stands in the log: personal fields encrypted under the key of the member whose they are. */
    public String write(EventKind kind, DomainEvent event) {
        if (kind.personal().isEmpty()) {
            return mapper.writeValueAsString(event);
        }
        ObjectNode tree = mapper.valueToTree(event);
        for (var field : kind.personal()) {
            if (tree.path(field.name()).isString()) {
                keys.encrypt(EventKind.id(field.member(), event), tree.path(field.name()).stringValue(),
                        address(event.eventId().value(), field.name()))
                        .ifPresentOrElse(sealed -> tree.putObject(field.name()).put(SEALED, sealed),
                                () -> tree.putNull(field.name()));
            }
        }
        return mapper.writeValueAsString(tree);
    }

    /** The event that {@code body} tells; personal fields are null when the member's key is destroyed. */
    public DomainEvent read(EventKind kind, String body) {
        if (kind.personal().isEmpty()) {
            return mapper.readValue(body, kind.record());
        }
        ObjectNode tree = (ObjectNode) mapper.readTree(body);
        ObjectNode erased = tree.deepCopy();
        kind.personal().forEach(field -> erased.putNull(field.name()));
        DomainEvent event = mapper.treeToValue(erased, kind.record());
        for (var field : kind.personal()) {
            JsonNode sealed = tree.path(field.name()).path(SEALED);
            if (sealed.isString()) {
                keys.decrypt(EventKind.id(field.member(), event), sealed.stringValue(),
                        address(event.eventId().value(), field.name()))
                        .ifPresentOrElse(plain -> tree.put(field.name(), plain), () -> tree.putNull(field.name()));
            }
        }
        return mapper.treeToValue(tree, kind.record());
    }

    /** A body for systems outside: without its personal fields. */
    public String withoutPersonal(String body) {
        if (!body.contains(SEALED)) {
            return body;
        }
        ObjectNode tree = (ObjectNode) mapper.readTree(body);
        tree.propertyNames().stream().filter(name -> tree.path(name).has(SEALED)).toList().forEach(tree::remove);
        return mapper.writeValueAsString(tree);
    }

    private static FieldAddress address(long eventId, String field) {
        return new FieldAddress("platform_event_log", field, eventId);
    }
}
