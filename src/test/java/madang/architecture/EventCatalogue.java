package madang.architecture;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.events.ApplicationModuleListener;
import platform.event.DomainEvent;
import platform.event.EventType;
import platform.event.Personal;

/** All domain events of the application and who listens to them, found in the code. */
public final class EventCatalogue {
    private EventCatalogue() {}

    /** A listener: its stable id and the event it takes. */
    public record Listener(String id, String module, Class<?> event) {}

    /** The record types of all events, by name. */
    public static List<Class<? extends DomainEvent>> events() {
        return ModulePackages.OF_APPLICATION.read().stream()
                .filter(type -> type.isAssignableTo(DomainEvent.class) && type.isRecord())
                .<Class<? extends DomainEvent>>map(type -> type.reflect().asSubclass(DomainEvent.class))
                .sorted(Comparator.comparing(EventCatalogue::nameOf)).toList();
    }

    /** All listeners, by id. */
    public static List<Listener> listeners() {
        return ModulePackages.OF_APPLICATION
                .read().stream().map(JavaClass::getMethods).flatMap(methods -> methods.stream()
                        .filter(method -> method.isAnnotatedWith(ApplicationModuleListener.class))
                        .map(method -> new Listener(method.getAnnotationOfType(ApplicationModuleListener.class).id(),
                                ModulePackages.OF_APPLICATION.moduleOf(method.getOwner()).orElseThrow(),
                                method.getRawParameterTypes().get(0).reflect())))
                .sorted(Comparator.comparing(Listener::id)).toList();
    }

    public static String nameOf(Class<?> event) {
        return event.getAnnotation(EventType.class).value();
    }

    static String moduleOf(Class<?> event) {
        return nameOf(event).substring(0, nameOf(event).indexOf('.'));
    }

    /** The catalogue as {@code docs/events.md}. */
    static String asMarkdown() {
        StringBuilder text = new StringBuilder(
                """
                        # Events

                        Made from the code; `mvn test -Dmadang.docs=write` makes it anew, and the build fails when it is stale.
                        Each event also carries `eventId` (unique) and `occurredAt`. Ids are 64 bits, decimal strings in JSON; `Won` is an
                        integer of whole won; an `Instant` is ISO-8601 in UTC; what has a `?` may be `null`. The JSON form of each is held by a golden file in
                        `src/test/resources/golden/events/`. A field may be added, never renamed or removed.
                        Of what ends together one event tells, a list (`commerce.orders-expired`, `pay.payments-canceled`), in place of one for each
                        (`commerce.order-expired`, `pay.payment-canceled`), which go on telling of what ends alone: who follows one follows both. A list
                        is ordered by its own number, so it may come before what was told of one in it earlier.
                        """);
        for (String module : events().stream().map(EventCatalogue::moduleOf).distinct().toList()) {
            text.append("\n## ").append(module).append('\n');
            events().stream().filter(event -> moduleOf(event).equals(module)).forEach(event -> append(text, event));
        }
        return text.toString();
    }

    private static void append(StringBuilder text, Class<?> event) {
        EventType type = event.getAnnotation(EventType.class);
        String heard = listeners().stream().filter(listener -> listener.event().equals(event))
                .map(listener -> "`" + listener.id() + "`").collect(Collectors.joining(", "));
        text.append("\n### `").append(type.value()).append("`\n").append("`").append(event.getSimpleName())
                .append("`, version ").append(type.version()).append(", ordered by `").append(type.aggregate())
                .append("`. Heard by: ").append(heard.isEmpty() ? "nobody inside" : heard).append(".\n\n")
                .append("| field | type |\n|---|---|\n");
        for (RecordComponent component : event.getRecordComponents()) {
            if (!component.getName().equals("eventId") && !component.getName().equals("occurredAt")) {
                text.append("| `").append(component.getName()).append("` | ")
                        .append(describe(component.getAnnotatedType()))
                        .append(component.isAnnotationPresent(Personal.class) ? ", personal" : "").append(" |\n");
            }
        }
    }

    private static String describe(AnnotatedType type) {
        return typeOf(type) + (type.isAnnotationPresent(Nullable.class) ? "?" : "");
    }

    private static String typeOf(AnnotatedType type) {
        if (type instanceof AnnotatedParameterizedType generic) {
            return "list of " + describe(generic.getAnnotatedActualTypeArguments()[0]);
        }
        Class<?> raw = (Class<?>) type.getType();
        if (raw.isRecord() && raw.getEnclosingClass() != null) {
            return raw.getSimpleName() + " {" + Stream.of(raw.getRecordComponents())
                    .map(part -> part.getName() + ": " + describe(part.getAnnotatedType()))
                    .collect(Collectors.joining(", "))
                    + "}";
        }
        return raw.getSimpleName();
    }

    /** Who listens to whom, as a Mermaid diagram in {@code docs/modules.md}. */
    static String asDiagram() {
        var edges = new TreeSet<String>();
        listeners()
                .stream().filter(listener -> !moduleOf(listener.event()).equals(listener.module())).collect(Collectors
                        .groupingBy(listener -> moduleOf(listener.event()) + " " + listener.module(),
                                Collectors.mapping(
                                        listener -> listener.event().getSimpleName(),
                                        Collectors.toCollection(TreeSet::new))))
                .forEach((pair, names) -> edges.add("    " + pair.replace(" ", " -->|\"" + String.join("<br>", names)
                        + "\"| ") + "\n"));
        return """
                # Modules

                Made from the code; `mvn test -Dmadang.docs=write` makes it anew, and the build fails when it is stale.
                An arrow leads from the module that publishes to the one that listens. There is no other way between modules.

                ```mermaid
                flowchart LR
                """
                + String.join("", edges) + "```\n\n| module | may depend on |\n|---|---|\n"
                + ModulesTest.MODULES.stream().sorted(Comparator.comparing(module -> module.getIdentifier().toString()))
                        .map(module -> "| `" + module.getIdentifier() + "` | "
                                + List.of(declaration(module.getIdentifier().toString()).allowedDependencies()).stream()
                                        .map(allowed -> "`" + allowed + "`").collect(Collectors.joining(", "))
                                + " |\n")
                        .collect(Collectors.joining());
    }

    private static ApplicationModule declaration(String module) {
        try {
            return Class.forName(module + ".package-info")
                    .getAnnotation(ApplicationModule.class);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
