package platform.ops;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.context.annotation.Bean;
import org.springframework.modulith.core.ApplicationModuleIdentifiers;
import org.springframework.ui.Model;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import platform.event.delivery.DeliveryBacklog;
import platform.event.delivery.DeliveryBacklog.Waiting;
import platform.event.delivery.Listeners;

/** The first page: the modules of this instance and whether each keeps up, and the health of what they stand on. */
@OpsController
class ModulesPage {
    /** A listener that leaves an event lying for longer is behind; it normally takes milliseconds. */
    private static final Duration BEHIND = Duration.ofMinutes(1);

    private final ApplicationModuleIdentifiers modules;
    private final Listeners listeners;
    private final HealthEndpoint health;
    private final DeliveryBacklog backlog;

    ModulesPage(ApplicationModuleIdentifiers modules, Listeners listeners, HealthEndpoint health,
            DeliveryBacklog backlog) {
        this.modules = modules;
        this.listeners = listeners;
        this.health = health;
        this.backlog = backlog;
    }

    /** How a module is; the name in lower case is the end of the message key. */
    enum Condition {
        WELL, BEHIND, FAILING
    }

    /**
     * A module as the page shows it.
     *
     * @param id of the module; its listeners' ids begin with it
     * @param title for people
     * @param hears ids of the modules whose events it listens to
     * @param listeners how many it has
     * @param waiting deliveries that these have not done yet
     * @param deadLetters deliveries that were given up
     */
    record Room(String id, String title, List<String> hears, int listeners, long waiting, long deadLetters,
            Condition condition) {}

    @Bean
    static OpsPage modulesInNavigation() {
        return new OpsPage("/ops", "ops.modules", "modules", 0);
    }

    @GetMapping("/ops")
    String modules(Model model) {
        List<Waiting> all = backlog.read();
        model.addAttribute("rooms", modules.stream().map(Object::toString).sorted()
                .map(module -> room(module, all)).toList());
        model.addAttribute("parts", parts());
        return "ops/modules";
    }

    private Room room(String id, List<Waiting> all) {
        List<Waiting> own = all.stream().filter(waiting -> waiting.listener().startsWith(id + ".")).toList();
        List<String> hears = listeners.all().stream().filter(listener -> listener.id().startsWith(id + "."))
                .map(listener -> listener.kind().module()).distinct().sorted().toList();
        return new Room(id, StringUtils.capitalize(id), hears, (int) own.stream().filter(Waiting::known).count(),
                own.stream().mapToLong(Waiting::deliveries).sum(), own.stream().mapToLong(Waiting::deadLetters).sum(),
                condition(own));
    }

    static Condition condition(List<Waiting> own) {
        if (own.stream().anyMatch(waiting -> waiting.deadLetters() > 0)) {
            return Condition.FAILING;
        }
        boolean behind = own.stream().anyMatch(waiting -> waiting.oldestAge().compareTo(BEHIND) > 0);
        return behind ? Condition.BEHIND : Condition.WELL;
    }

    /** Status by name of each thing that the health endpoint asks: database, disk and the like. */
    private Map<String, String> parts() {
        Map<String, String> parts = new TreeMap<>();
        if (health.health() instanceof CompositeHealthDescriptor whole && whole.getComponents() != null) {
            whole.getComponents()
                    .forEach((String name, HealthDescriptor part) -> parts.put(name, part.getStatus().getCode()));
        }
        return parts;
    }
}
