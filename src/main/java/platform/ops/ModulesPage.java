package platform.ops;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.context.annotation.Bean;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.runtime.ApplicationModulesRuntime;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page: the modules of this instance, and whether each is well. */
@OpsController
class ModulesPage {
    private final ApplicationModulesRuntime modules;
    private final HealthEndpoint health;

    ModulesPage(ApplicationModulesRuntime modules, HealthEndpoint health) {
        this.modules = modules;
        this.health = health;
    }

    @Bean
    static OpsPage modulesInNavigation() {
        return new OpsPage("/ops", "ops.modules", "modules", 0);
    }

    /**
     * @param name its id
     * @param displayName for people
     * @param needs ids of the modules whose events or types it uses
     */
    record Room(String name, String displayName, List<String> needs) {}

    @GetMapping("/ops")
    String modules(Model model) {
        model.addAttribute("rooms",
                modules.get().stream().sorted(Comparator.comparing(ApplicationModule::getDisplayName))
                        .map(this::room).toList());
        model.addAttribute("parts", parts());
        return "ops/modules";
    }

    private Room room(ApplicationModule module) {
        var needs = module.getDirectDependencies(modules.get()).uniqueModules()
                .map(needed -> needed.getIdentifier().toString()).sorted().toList();
        return new Room(module.getIdentifier().toString(), module.getDisplayName(), needs);
    }

    /** Status by name of each thing that the health endpoint asks: database, disk … */
    private Map<String, String> parts() {
        Map<String, String> parts = new TreeMap<>();
        if (health.health() instanceof CompositeHealthDescriptor whole && whole.getComponents() != null) {
            whole.getComponents()
                    .forEach((String name, HealthDescriptor part) -> parts.put(name, part.getStatus().getCode()));
        }
        return parts;
    }
}
