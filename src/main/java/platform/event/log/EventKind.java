package platform.event.log;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.util.ReflectionUtils;
import platform.event.DomainEvent;
import platform.event.EventType;
import platform.event.Personal;
import platform.id.TypedId;

/**
 * What an event's record says about itself, checked once.
 *
 * @param type the stable name, {@code <module>.<event-name>}
 * @param version of the record's form
 * @param module the publisher
 * @param record the class
 * @param personal the components that are personal data
 */
public record EventKind(String type, int version, String module, Class<? extends DomainEvent> record,
        List<PersonalField> personal, Method aggregate) {

    /** A component that holds personal data, and whose they are. */
    record PersonalField(String name, Method member) {}

    /** @throws IllegalStateException when the record breaks the rules of {@link EventType} or {@link Personal} */
    static EventKind of(Class<? extends DomainEvent> event) {
        EventType type = event.getAnnotation(EventType.class);
        if (type == null || !event.isRecord()) {
            throw new IllegalStateException(event.getName() + " must be a record with @EventType");
        }
        int dot = type.value().indexOf('.');
        if (dot <= 0) {
            throw new IllegalStateException(event.getName() + ": a type is <module>.<event-name>, not " + type.value());
        }
        for (RecordComponent component : event.getRecordComponents()) {
            refusePersonalBelow(component.getGenericType(), event);
        }
        List<PersonalField> personal = Arrays.stream(event.getRecordComponents())
                .filter(component -> component.isAnnotationPresent(Personal.class))
                .map(component -> personalField(event, component)).toList();
        return new EventKind(type.value(), type.version(), type.value().substring(0, dot), event, personal,
                idAccessor(event, type.aggregate()));
    }

    private static PersonalField personalField(Class<?> event, RecordComponent component) {
        if (component.getType() != String.class) {
            throw new IllegalStateException(
                    event.getName() + "." + component.getName() + ": only a String is @Personal");
        }
        return new PersonalField(component.getName(),
                idAccessor(event, component.getAnnotation(Personal.class).of()));
    }

    private static Method idAccessor(Class<?> event, String component) {
        Method accessor = ReflectionUtils.findMethod(event, component);
        if (accessor == null || !TypedId.class.isAssignableFrom(accessor.getReturnType())) {
            throw new IllegalStateException(event.getName() + " has no id named " + component);
        }
        accessor.setAccessible(true);
        return accessor;
    }

    /** Only components of the event itself are encrypted: further down the mark would promise what is not kept. */
    private static void refusePersonalBelow(Type type, Class<?> event) {
        if (type instanceof ParameterizedType generic) {
            for (Type argument : generic.getActualTypeArguments()) {
                refusePersonalBelow(argument, event);
            }
        } else if (type instanceof Class<?> nested && nested.isRecord()) {
            for (RecordComponent component : nested.getRecordComponents()) {
                if (component.isAnnotationPresent(Personal.class)) {
                    throw new IllegalStateException(
                            event.getName() + ": @Personal works only at the top, not in " + nested.getSimpleName());
                }
                refusePersonalBelow(component.getGenericType(), event);
            }
        }
    }

    /** The id of the aggregate that an event of this kind is about. */
    long aggregateId(DomainEvent event) {
        return id(aggregate, event);
    }

    static long id(Method accessor, DomainEvent event) {
        @Nullable
        Object id = ReflectionUtils.invokeMethod(accessor, event);
        if (id == null) {
            throw new IllegalArgumentException(event.getClass().getName() + ": " + accessor.getName() + " is null");
        }
        return ((TypedId) id).value();
    }
}
