package platform.event.log;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;

import org.jspecify.annotations.Nullable;
import platform.id.TypedId;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Ids as decimal strings, whatever their record. */
final class TypedIdModule extends SimpleModule {
    private static final long serialVersionUID = 1L;

    TypedIdModule() {
        super("madang-event-ids");
        addSerializer(TypedId.class, new Writer());
    }

    @Override
    public void setupModule(JacksonModule.SetupContext context) {
        super.setupModule(context);
        context.addDeserializers(new Readers());
    }

    private static final class Writer extends StdSerializer<TypedId> {
        Writer() {
            super(TypedId.class);
        }

        @Override
        public void serialize(TypedId id, JsonGenerator json, SerializationContext context) {
            json.writeString(Long.toString(id.value()));
        }
    }

    private static final class Readers extends Deserializers.Base {
        @Override
        public @Nullable ValueDeserializer<?> findBeanDeserializer(JavaType type, DeserializationConfig config,
                BeanDescription.Supplier description) {
            return type.isTypeOrSubTypeOf(TypedId.class) && type.getRawClass().isRecord()
                    ? new Reader(type.getRawClass())
                    : null;
        }

        @Override
        public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
            return TypedId.class.isAssignableFrom(type) && type.isRecord();
        }
    }

    private static final class Reader extends StdDeserializer<Object> {
        private final transient Constructor<?> constructor;

        Reader(Class<?> type) {
            super(type);
            try {
                constructor = type.getDeclaredConstructor(long.class);
                constructor.setAccessible(true);
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException(type + " is not a record of one long", e);
            }
        }

        @Override
        public Object deserialize(JsonParser json, DeserializationContext context) {
            try {
                return constructor.newInstance(Long.parseLong(json.getString()));
            } catch (ReflectiveOperationException | NumberFormatException e) {
                Throwable cause = e instanceof InvocationTargetException wrapped ? wrapped.getTargetException() : e;
                return context.reportInputMismatch(this, "Not an id: %s", cause.getMessage());
            }
        }
    }
}
