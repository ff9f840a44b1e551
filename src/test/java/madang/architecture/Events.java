package madang.architecture;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.transaction.event.TransactionalEventListener;
import platform.event.DomainEvent;
import platform.event.EventType;

/** What holds for events and for those who listen to them. */
final class Events {
    private static final List<String> RESUBMISSION = List.of(
            "org.springframework.modulith.events.IncompleteEventPublications",
            "org.springframework.modulith.events.FailedEventPublications");

    /** What each domain event is, or comes as. */
    private static final List<Class<?>> HEARS_EVERYTHING = List.of(Object.class, Record.class, ApplicationEvent.class,
            PayloadApplicationEvent.class);

    private Events() {}

    static ArchCondition<JavaClass> beLeaves(ModulePackages packages) {
        return new ArchCondition<>("be leaves of records") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!packages.isEvent(type) || type.getSimpleName().equals("package-info")) {
                    return;
                }
                boolean value = type.isRecord() || type.isEnum() || type.getSimpleName().isEmpty();
                if (!value) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " is not a record"));
                }
                type.getDirectDependenciesFromSelf().forEach(dependency -> {
                    JavaClass target = dependency.getTargetClass().getBaseComponentType();
                    boolean allowed = target.isPrimitive() || target.getPackageName().startsWith("java.")
                            || target.getPackageName().equals(type.getPackageName())
                            || packages.moduleOf(target).filter("platform"::equals).isPresent()
                            || target.getPackageName().startsWith("org.jspecify.");
                    if (!allowed) {
                        events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                    }
                });
            }
        };
    }

    static ArchCondition<JavaClass> haveStableNames(ModulePackages packages) {
        return new ArchCondition<>("have stable names") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!type.isAssignableTo(DomainEvent.class) || type.isInterface()) {
                    return;
                }
                String module = packages.moduleOf(type).orElse("");
                boolean named = type.isAnnotatedWith(EventType.class) && packages.isEvent(type)
                        && type.getAnnotationOfType(EventType.class).value().matches(module + "\\.[a-z][a-z0-9-]*")
                        && type.tryGetField(type.getAnnotationOfType(EventType.class).aggregate()).isPresent();
                if (!named) {
                    events.add(SimpleConditionEvent.violated(type,
                            type.getName() + " lacks a name of its module, an aggregate, or its place in events"));
                }
            }
        };
    }

    static ArchCondition<JavaMethod> haveListenerIds(ModulePackages packages) {
        return new ArchCondition<>("have listener ids") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                if (!method.isAnnotatedWith(ApplicationModuleListener.class)) {
                    return;
                }
                String id = method.getAnnotationOfType(ApplicationModuleListener.class).id();
                String module = packages.moduleOf(method.getOwner()).orElse("");
                if (!id.matches(module + "\\.[a-z][a-z0-9-]*")) {
                    events.add(SimpleConditionEvent.violated(method,
                            method.getFullName() + " has the id '" + id + "', not '" + module + ".…'"));
                }
            }
        };
    }

    /** An {@link ApplicationListener} is refused whatever it hears: a type argument, or a method of its own, would say that. */
    static ArchCondition<JavaClass> notListenPlainly() {
        return new ArchCondition<>("not listen plainly") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (type.isAssignableTo(ApplicationListener.class)) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " is an ApplicationListener"));
                }
                // One that is a lambda is no class.
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> mayBeALambdaThatListens(dependency.getTargetClass()))
                        .forEach(dependency -> events
                                .add(SimpleConditionEvent.violated(type, dependency.getDescription())));
                // Nor does one that is made where it is handed over depend on anything.
                type.getMethodCallsFromSelf().stream()
                        .filter(call -> call.getTarget().getRawParameterTypes().stream()
                                .anyMatch(each -> mayBeALambdaThatListens(each.getBaseComponentType())))
                        .forEach(call -> events.add(SimpleConditionEvent.violated(type, call.getDescription())));
                type.getMethods().stream().filter(Events::listensPlainly).forEach(method -> events
                        .add(SimpleConditionEvent.violated(method, method.getFullName() + " listens plainly")));
            }
        };
    }

    private static boolean mayBeALambdaThatListens(JavaClass type) {
        return type.isInterface() && type.isAssignableTo(ApplicationListener.class);
    }

    private static boolean listensPlainly(JavaMethod method) {
        if (!method.isAnnotatedWith(EventListener.class)
                && !method.isAnnotatedWith(TransactionalEventListener.class)) {
            return false;
        }
        Stream<JavaClass> named = method.getAnnotations().stream()
                .flatMap(each -> Stream.of(each.get("value"), each.get("classes"))).flatMap(Optional::stream)
                .filter(JavaClass[].class::isInstance).flatMap(each -> Stream.of((JavaClass[]) each));
        return Stream.concat(method.getRawParameterTypes().stream(), named)
                .anyMatch(heard -> heard.isAssignableTo(DomainEvent.class)
                        || HEARS_EVERYTHING.stream().anyMatch(heard::isEquivalentTo));
    }

    static ArchCondition<JavaClass> notResubmit() {
        return new ArchCondition<>("not resubmit by Modulith's own means") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> RESUBMISSION.contains(dependency.getTargetClass().getName()))
                        .forEach(dependency -> events
                                .add(SimpleConditionEvent.violated(type, dependency.getDescription())));
            }
        };
    }
}
