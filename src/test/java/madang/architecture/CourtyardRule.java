package madang.architecture;

import java.util.function.Function;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * The rules that keep the modules apart. Each holds for the application, and each has a fixture (a package below {@code
 * fixture} that breaks it) so that it is seen to fail; {@link CourtyardRuleTest} checks both.
 */
enum CourtyardRule {
    /** A module sees of another its events alone; {@code madang} and {@code platform} see no module at all. */
    ONLY_EVENTS_CROSS("crossing", packages -> classes().should(Crossing.onlyThroughEvents(packages)).as(
            "modules depend on each other only through <module>.events")),

    /** Event packages hold records that know Java, what may be null, and the shared kernel, so that any two modules may listen to each other. */
    EVENTS_ARE_LEAVES("leaves", packages -> classes().should(Events.beLeaves(packages)).as(
            "event packages are leaves: records that import java, org.jspecify and platform only")),

    /** What crosses is a fact of its publisher, and has a stable name. */
    EVENTS_ARE_NAMED("named", packages -> classes().should(Events.haveStableNames(packages)).as(
            "every domain event has an @EventType that begins with its module and names one of its ids")),

    /** The default id is made of class and method names, and is stored: a rename would lose deliveries. */
    LISTENERS_HAVE_IDS("listenerids", packages -> methods().should(Events.haveListenerIds(packages)).as(
            "every @ApplicationModuleListener has an explicit id that begins with its module")),

    /** These bypass the registry (no delivery row) or hold one connection while they ask for another. */
    NO_PLAIN_LISTENERS("plainlisteners", packages -> classes().should(Events.notListenPlainly()).as(
            "domain events are heard by @ApplicationModuleListener, never by @EventListener, @TransactionalEventListener or ApplicationListener")),

    /** Deliveries are resubmitted by our poller; Modulith's own ways would run them twice. */
    NO_MODULITH_RESUBMISSION("resubmission", packages -> classes().should(Events.notResubmit()).as(
            "nobody uses IncompleteEventPublications or FailedEventPublications")),

    /** A controller binds, calls a use case and maps, or shows what {@code Queries} found. */
    CONTROLLERS_KNOW_NO_PERSISTENCE("controllers", packages -> classes().should(Persistence.keepControllersFromData())
            .as("controllers know no repository, EntityManager or JDBC")),

    /** Else a controller could write by them. */
    QUERIES_ONLY_READ("queries", packages -> classes().should(Persistence.onlyRead()).as(
            "what is annotated @Queries writes nothing, locks nothing and holds no repository")),

    /** Another feature asks a use case. */
    REPOSITORIES_ARE_NOT_PUBLIC("repositories", packages -> classes().should(Persistence.hideRepositories()).as(
            "repositories are not public")),

    /** Features of one module form a hierarchy. */
    NO_CYCLES_BETWEEN_FEATURES("featurecycles", packages -> slices().assignedFrom(assignment("feature", packages,
            true)).should().beFreeOfCycles().allowEmptyShould(true)),

    /** Modules may listen to each other, since event packages are slices of their own; anything else would be a cycle. */
    NO_CYCLES_BETWEEN_MODULES("modulecycles", packages -> slices().assignedFrom(assignment("module", packages,
            false)).should().beFreeOfCycles().allowEmptyShould(true)),

    /** Time comes from the injected clock, or tests cannot move it. */
    TIME_IS_INJECTED("time", packages -> classes().should(Insides.askTheClock(packages)).as(
            "nobody asks the system for the time: a Clock is injected")),

    /** Money is whole won; what is not exact has no place in a module that counts it. */
    NO_FLOATING_POINT("floating", packages -> classes().should(Exactness.countExactly(packages)).as(
            "modules hold no double or float, and reckon in none")),

    /** An interface of the kernel with its only body in another module would be a call between modules in disguise. */
    NO_HIDDEN_CALLS("hiddencalls", packages -> classes().should(Crossing.hideNoCall(packages)).as(
            "no interface of platform is implemented in one module and injected in another")),

    /** The rule that two operators are two is written once. */
    SECOND_PERSON_IS_ANOTHER("secondperson", packages -> classes().should(Insides.askForASecondPerson()).as(
            "who refuses with a code that asks for another operator does so by SecondPerson")),

    /** The root package says what the module is, and no more: public types there would be exposed. */
    ROOT_HOLDS_PACKAGE_INFO_ALONE("roots", packages -> classes().should(Insides.leaveRootEmpty(packages)).as(
            "a module's root package holds package-info alone")),

    /** Such names say nothing of what the type is. */
    NAMES_SAY_SOMETHING("names", packages -> classes().should(Insides.haveTellingNames()).as(
            "no type is named Manager, Helper, Util, Impl, Data or Info"));

    /** The package below {@code fixture} whose classes break this rule. */
    final String fixture;
    @SuppressWarnings("ImmutableEnumChecker") // a lambda without state
    private final Function<ModulePackages, ArchRule> rule;

    CourtyardRule(String fixture, Function<ModulePackages, ArchRule> rule) {
        this.fixture = fixture;
        this.rule = rule;
    }

    /** The rule over modules that lie at {@code packages}. */
    ArchRule over(ModulePackages packages) {
        return rule.apply(packages);
    }

    private static SliceAssignment assignment(String what, ModulePackages packages, boolean byFeature) {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                var module = packages.moduleOf(type);
                if (module.isEmpty() || module.get().equals("madang")) {
                    return SliceIdentifier.ignore();
                }
                if (packages.isEvent(type)) {
                    return SliceIdentifier.of(module.get(), "events");
                }
                return byFeature
                        ? packages.featureOf(type).map(feature -> SliceIdentifier.of(module.get(), feature))
                                .orElse(SliceIdentifier.ignore())
                        : SliceIdentifier.of(module.get());
            }

            @Override
            public String getDescription() {
                return "each " + what;
            }
        };
    }
}
