package madang.events;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import platform.event.DomainEvent;
import platform.id.Tsid;
import platform.money.Won;

/** Makes one event of any kind, the same each time: numbers count up over the fields. */
final class SampleEvents {
    private static final Instant TIME = Instant.parse("2026-11-21T03:04:05.678901Z");
    private static final long ID = 700_000_000_000_000_000L;

    private int field;

    private SampleEvents() {}

    static DomainEvent of(Class<? extends DomainEvent> kind) {
        return kind.cast(new SampleEvents().record(kind));
    }

    private Object record(Class<?> type) {
        try {
            RecordComponent[] components = type.getRecordComponents();
            Object[] values = Stream.of(components)
                    .map(component -> value(component.getName(), component.getGenericType()))
                    .toArray();
            var constructor = type.getDeclaredConstructor(
                    Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object value(String name, Type type) {
        field++;
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return List.of(value(name, list.getActualTypeArguments()[0]));
        }
        Class<?> raw = (Class<?>) type;
        if (raw == Tsid.class) {
            return new Tsid(ID + field);
        } else if (raw == Won.class) {
            return Won.of(1_000L * field);
        } else if (raw == Instant.class) {
            return TIME.plus(Duration.ofMinutes(field));
        } else if (raw == LocalDate.class) {
            return LocalDate.of(2026, 11, 21).plusDays(field);
        } else if (raw == String.class) {
            return name + " 마당 " + field;
        } else if (raw == int.class) {
            return field;
        } else if (raw == long.class) {
            return (long) field;
        } else if (raw == boolean.class || raw == Boolean.class) {
            return true;
        } else if (raw.isEnum()) {
            return raw.getEnumConstants()[0];
        } else if (raw.isRecord()) {
            return record(raw);
        }
        throw new IllegalStateException("No sample for " + name + " of " + type);
    }
}
