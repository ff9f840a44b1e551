package madang.architecture;

import java.util.HashSet;
import java.util.Set;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import platform.event.DomainEvent;
import platform.id.TypedId;
import platform.security.SystemCaller;
import platform.web.ErrorCode;

/** What may cross from one module into another. */
final class Crossing {
    /** Interfaces of the kernel that are shapes of values: nobody calls a module through them. */
    private static final Set<String> VALUES = Set.of(DomainEvent.class.getName(), TypedId.class.getName(),
            ErrorCode.class.getName(), SystemCaller.class.getName());

    private Crossing() {}

    static ArchCondition<JavaClass> onlyThroughEvents(ModulePackages packages) {
        return new ArchCondition<>("cross only through events") {
            @Override
            public void check(JavaClass origin, ConditionEvents events) {
                var from = packages.moduleOf(origin);
                if (from.isEmpty()) {
                    return;
                }
                origin.getDirectDependenciesFromSelf().forEach(dependency -> {
                    JavaClass target = dependency.getTargetClass().getBaseComponentType();
                    var to = packages.moduleOf(target);
                    if (to.isEmpty() || to.equals(from) || to.get().equals("platform")) {
                        return;
                    }
                    boolean wiring = from.get().equals("madang") || from.get().equals("platform");
                    if (wiring || !packages.isEvent(target)) {
                        events.add(SimpleConditionEvent.violated(origin, dependency.getDescription()));
                    }
                });
            }
        };
    }

    static ArchCondition<JavaClass> hideNoCall(ModulePackages packages) {
        return new ArchCondition<>("not be called through the kernel") {
            @Override
            public void check(JavaClass user, ConditionEvents events) {
                var module = packages.moduleOf(user);
                if (module.isEmpty()) {
                    return;
                }
                for (JavaClass asked : injectedInto(user)) {
                    boolean ofKernel = asked.isInterface() && !asked.isAnnotation()
                            && packages.moduleOf(asked).filter("platform"::equals).isPresent();
                    if (!ofKernel || VALUES.contains(asked.getName())) {
                        continue;
                    }
                    asked.getAllSubclasses().stream()
                            .filter(body -> packages.moduleOf(body)
                                    .filter(other -> !other.equals("platform") && !other.equals(module.get()))
                                    .isPresent())
                            .forEach(
                                    body -> events.add(SimpleConditionEvent.violated(user, user.getName() + " is given "
                                            + asked.getName() + ", which " + body.getName() + " implements")));
                }
            }
        };
    }

    /** The types, also inside generics such as {@code List<Port>}, of a class's fields and constructor parameters. */
    private static Set<JavaClass> injectedInto(JavaClass type) {
        Set<JavaClass> types = new HashSet<>();
        type.getFields().forEach(field -> add(types, field.getType()));
        type.getConstructors()
                .forEach(constructor -> constructor.getParameterTypes().forEach(parameter -> add(types, parameter)));
        return types;
    }

    private static void add(Set<JavaClass> types, JavaType type) {
        types.addAll(type.getAllInvolvedRawTypes());
    }
}
