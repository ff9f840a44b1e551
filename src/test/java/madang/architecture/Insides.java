package madang.architecture;

import java.time.Clock;
import java.util.Date;
import java.util.Set;
import java.util.regex.Pattern;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import platform.ops.SecondPerson;
import platform.web.ErrorCode;

/** What holds inside every module. */
final class Insides {
    private static final Set<String> EMPTY_NAMES = Set.of("Manager", "Helper", "Util", "Utils", "Impl", "Data", "Info");

    private static final Pattern ANOTHER_OPERATOR = Pattern.compile("(SAME|ANOTHER)_OPERATOR");

    private Insides() {}

    static ArchCondition<JavaClass> askTheClock(ModulePackages packages) {
        return new ArchCondition<>("ask the clock") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean clocksHome = packages.moduleOf(type).filter("platform"::equals).isPresent()
                        && packages.featureOf(type).filter("time"::equals).isPresent();
                if (clocksHome) {
                    return;
                }
                type.getMethodCallsFromSelf().stream().filter(call -> {
                    JavaClass owner = call.getTargetOwner();
                    boolean now = owner.getPackageName().equals("java.time") && call.getName().equals("now")
                            && call.getTarget().getRawParameterTypes().stream()
                                    .noneMatch(parameter -> parameter.isEquivalentTo(Clock.class));
                    boolean millis = owner.isEquivalentTo(System.class) && call.getName().equals("currentTimeMillis");
                    boolean clock = owner.isEquivalentTo(Clock.class) && call.getName().startsWith("system");
                    return now || millis || clock;
                }).forEach(call -> events.add(SimpleConditionEvent.violated(type, call.getDescription())));
                type.getConstructorCallsFromSelf().stream()
                        .filter(call -> call.getTargetOwner().isEquivalentTo(Date.class)
                                && call.getTarget().getRawParameterTypes().isEmpty())
                        .forEach(call -> events.add(SimpleConditionEvent.violated(type, call.getDescription())));
            }
        };
    }

    static ArchCondition<JavaClass> askForASecondPerson() {
        return new ArchCondition<>("ask for a second person") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getFieldAccessesFromSelf().stream()
                        .filter(access -> access.getTargetOwner().isAssignableTo(ErrorCode.class)
                                && !access.getTargetOwner().equals(type)
                                && ANOTHER_OPERATOR.matcher(access.getName()).find())
                        .filter(access -> access.getOrigin().getMethodCallsFromSelf().stream()
                                .noneMatch(call -> call.getTargetOwner().isEquivalentTo(SecondPerson.class)))
                        .forEach(access -> events.add(SimpleConditionEvent.violated(type, access.getDescription())));
            }
        };
    }

    static ArchCondition<JavaClass> leaveRootEmpty(ModulePackages packages) {
        return new ArchCondition<>("leave the root empty") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean inRoot = packages.moduleOf(type).filter(module -> !module.equals("madang")).isPresent()
                        && packages.featureOf(type).isEmpty();
                if (inRoot && !type.getSimpleName().equals("package-info")) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " lies in a module's root"));
                }
            }
        };
    }

    static ArchCondition<JavaClass> haveTellingNames() {
        return new ArchCondition<>("have telling names") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (EMPTY_NAMES.stream().anyMatch(type.getSimpleName()::endsWith)) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " says little"));
                }
            }
        };
    }
}
