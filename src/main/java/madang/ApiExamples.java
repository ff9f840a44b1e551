package madang;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Gives every body an example made of its fields' own, where the controller wrote none. */
@Component
class ApiExamples implements GlobalOpenApiCustomizer {
    private static final int MAX_DEPTH = 8;

    @Override
    public void customise(OpenAPI api) {
        if (api.getPaths() == null) {
            return;
        }
        api.getPaths().values().stream().flatMap(path -> path.readOperations().stream()).forEach(operation -> {
            if (operation.getRequestBody() != null) {
                fill(api, operation.getRequestBody().getContent());
            }
            operation.getResponses().values().forEach(response -> fill(api, response.getContent()));
        });
    }

    private static void fill(OpenAPI api, @Nullable Content content) {
        if (content == null) {
            return;
        }
        for (MediaType body : content.values()) {
            boolean given = body.getExample() != null || (body.getExamples() != null && !body.getExamples().isEmpty());
            if (!given && body.getSchema() != null) {
                body.setExample(example(api, body.getSchema(), "", 0));
            }
        }
    }

    private static @Nullable Object example(OpenAPI api, Schema<?> schema, String name, int depth) {
        Schema<?> known = resolve(api, schema);
        if (known.getExample() != null) {
            return known.getExample();
        }
        if (depth > MAX_DEPTH) {
            return null;
        }
        if (known.getProperties() != null) {
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            known.getProperties().forEach((field, of) -> object.put(field, example(api, of, field, depth + 1)));
            return object;
        }
        if (known.getEnum() != null && !known.getEnum().isEmpty()) {
            return known.getEnum().getFirst();
        }
        return switch (Objects.requireNonNullElse(typeOf(known), "")) {
            case "array" -> {
                List<@Nullable Object> items = new ArrayList<>();
                if (known.getItems() != null) {
                    items.add(example(api, known.getItems(), name, depth + 1));
                }
                yield items;
            }
            case "integer" -> 1;
            case "boolean" -> true;
            case "string" -> "date-time".equals(known.getFormat())
                    ? "2026-11-21T09:00:00Z"
                    : "date".equals(known.getFormat()) ? "2026-11-21" : name;
            default -> Map.of();
        };
    }

    private static @Nullable String typeOf(Schema<?> schema) {
        if (schema.getType() != null) {
            return schema.getType();
        }
        return schema.getTypes() == null
                ? null
                : schema.getTypes().stream().filter(type -> !"null".equals(type)).findFirst().orElse(null);
    }

    private static Schema<?> resolve(OpenAPI api, Schema<?> schema) {
        if (schema.getAnyOf() != null) {
            return resolve(api, schema.getAnyOf().getFirst());
        }
        String ref = schema.get$ref();
        if (ref == null) {
            return schema;
        }
        Schema<?> target = api.getComponents().getSchemas().get(ApiSchemas.nameIn(ref));
        return target == null ? schema : target;
    }
}
