package platform.event.log;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;
import platform.event.DomainEvent;
import platform.event.EventType;

/**
 * Every kind of event that this instance knows: the records with {@link EventType} in the modules' {@code events} packages.
 * Starting fails when two share a name.
 */
@Component
public class EventKinds {
    private final Map<String, EventKind> byType = new TreeMap<>();
    private final Map<Class<?>, EventKind> byClass = new ConcurrentHashMap<>();

    @Autowired
    EventKinds(BeanFactory beans) {
        this(AutoConfigurationPackages.get(beans));
    }

    /** Looks in the {@code events} packages of these modules. */
    EventKinds(List<String> packages) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(EventType.class));
        scanner.setResourcePattern("*.class");
        for (String module : packages) {
            scanner.findCandidateComponents(module + ".events")
                    .forEach(found -> add(load(String.valueOf(found.getBeanClassName()))));
        }
    }

    private static Class<? extends DomainEvent> load(String name) {
        return ClassUtils.resolveClassName(name, ClassUtils.getDefaultClassLoader()).asSubclass(DomainEvent.class);
    }

    private void add(Class<? extends DomainEvent> event) {
        EventKind kind = EventKind.of(event);
        EventKind other = byType.putIfAbsent(kind.type(), kind);
        if (other != null) {
            throw new IllegalStateException("Two events are named " + kind.type() + ": " + other.record().getName()
                    + " and " + event.getName());
        }
        byClass.put(event, kind);
    }

    /** The kind of an event. */
    public EventKind of(Class<? extends DomainEvent> event) {
        EventKind kind = byClass.get(event);
        if (kind == null) {
            throw new IllegalStateException(event.getName() + " is not a record with @EventType in an events package");
        }
        return kind;
    }

    /** The kind with a stable name; empty when another version of Madang has it and this one does not. */
    public Optional<EventKind> named(String type) {
        return Optional.ofNullable(byType.get(type));
    }

    /** All, by name. */
    public Collection<EventKind> all() {
        return byType.values();
    }
}
