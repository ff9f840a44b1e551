package home.ops;

import home.rebuild.ReadModel;
import home.rebuild.RebuildModel;
import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import platform.audit.AuditActor;
import platform.event.delivery.DeliveryBacklog;
import platform.ops.OpsController;
import platform.ops.OpsPage;
import platform.security.StaffCaller;

/** The read models of the first screen, how new they are, and a button that builds one anew. */
@OpsController
class HomePage {
    private final ReadModels models;
    private final RebuildModel rebuild;

    HomePage(ReadModels models, RebuildModel rebuild) {
        this.models = models;
        this.rebuild = rebuild;
    }

    @Bean
    static OpsPage homeInNavigation() {
        return new OpsPage("/ops/home", "ops.home", "home", 57);
    }

    @GetMapping("/ops/home")
    String models(Model model) {
        model.addAttribute("models", models.read());
        model.addAttribute("counted", DeliveryBacklog.COUNTED);
        return "home/models";
    }

    @PostMapping("/ops/home/rebuild")
    String rebuild(@RequestParam ReadModel readModel, StaffCaller operator, Model model) {
        boolean ordered = rebuild.rebuild(readModel, AuditActor.of(operator), operator.staffId().toString());
        model.addAttribute("notice", ordered ? "ops.home.ordered" : "ops.home.under-way");
        return models(model);
    }
}
