package madang;

import java.util.Iterator;

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

/** Documents ids and money as they are on the wire: decimal strings and whole won. */
@Component
class ApiSchemas implements ModelConverter {
    static final String ID_PATTERN = "^[1-9][0-9]{0,18}$";
    static final String ID_EXAMPLE = "715238462915428352";

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
        return chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
    }
}
