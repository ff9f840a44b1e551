package platform.id;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.Version;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleSerializers;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/** Reads and writes every {@link TypedId} record as its decimal string. */
public class TypedIdModule extends JacksonModule {
    @Override
    public String getModuleName() {
        return "madang-typed-ids";
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public void setupModule(SetupContext context) {
        SimpleSerializers values = new SimpleSerializers();
        values.addSerializer(TypedId.class, new Serializer());
        context.addSerializers(values);
        context.addDeserializers(new Finder());
    }

    private static final class Serializer extends StdScalarSerializer<TypedId> {
        Serializer() {
            super(TypedId.class);
        }

        @Override
        public void serialize(TypedId id, JsonGenerator generator, SerializationContext context) {
            generator.writeString(Long.toString(id.value()));
        }
    }

    private static final class Finder extends Deserializers.Base {
        @Override
        public @Nullable ValueDeserializer<?> findBeanDeserializer(JavaType type, DeserializationConfig config,
                BeanDescription.Supplier description) {
            return TypedIds.isTypedId(type.getRawClass()) ? new Deserializer<>(type.getRawClass()) : null;
        }

        @Override
        public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
            return TypedIds.isTypedId(type);
        }
    }

    private static final class Deserializer<T> extends StdScalarDeserializer<T> {
        private final Class<T> type;

        Deserializer(Class<T> type) {
            super(type);
            this.type = type;
        }

        @Override
        @SuppressWarnings("unchecked")
        public T deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (T) context.handleUnexpectedToken(getValueType(context), parser);
            }
            Long value = TypedIds.parse(parser.getString());
            return value == null
                    ? (T) context.handleWeirdStringValue(type, parser.getString(), "not an id")
                    : TypedIds.make(type, value);
        }
    }
}
