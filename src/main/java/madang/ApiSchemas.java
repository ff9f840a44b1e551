package madang;

import java.util.Iterator;
import java.util.Set;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import platform.id.TypedId;
import platform.money.Won;

/** Documents ids and money as they are on the wire, decimal strings and whole won, and what may be null as what it is or null. */
@Component
class ApiSchemas implements ModelConverter {
    static final String ID_PATTERN = "^[1-9][0-9]{0,18}$";
    static final String ID_EXAMPLE = "715238462915428352";
    private static final Set<String> NULL = Set.of("null");

    @Override
    public @Nullable Schema<?> resolve(AnnotatedType type, ModelConverterContext context,
            Iterator<ModelConverter> chain) {
        JavaType java = Json.mapper().constructType(type.getType());
        Class<?> raw = java == null ? Object.class : java.getRawClass();
        if (TypedId.class.isAssignableFrom(raw)) {
            return new StringSchema().pattern(ID_PATTERN).example(ID_EXAMPLE);
        }
        if (raw == Won.class) {
            return new IntegerSchema().format("int64").description("whole won").example(12900);
        }
        Schema<?> resolved = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        Schema<?> model = resolved == null || resolved.get$ref() == null
                ? resolved
                : context.getDefinedModels().get(nameIn(resolved.get$ref()));
        if (model != null && model.getProperties() != null) {
            model.getProperties().values().forEach(ApiSchemas::orNull);
        }
        return resolved;
    }

    /** The name of the schema to which a reference leads. */
    static String nameIn(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    /** A reference beside {@code "type": "null"} asks for both at once, which nothing is. */
    private static void orNull(Schema<?> field) {
        String reference = field.get$ref();
        if (reference != null && NULL.equals(field.getTypes())) {
            field.set$ref(null);
            field.setTypes(null);
            field.addAnyOfItem(new Schema<>().$ref(reference));
            field.addAnyOfItem(new Schema<>().types(NULL));
        }
    }
}
