package platform.ops;

import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import platform.event.delivery.DeliveryBacklog;

/** How far behind each listener is; the page keeps itself up to date. */
@OpsController
class BacklogPage {
    private final DeliveryBacklog backlog;

    BacklogPage(DeliveryBacklog backlog) {
        this.backlog = backlog;
    }

    @Bean
    static OpsPage backlogInNavigation() {
        return new OpsPage("/ops/backlog", "ops.backlog", "queue", 10);
    }

    @GetMapping("/ops/backlog")
    String backlog(Model model) {
        model.addAttribute("listeners", backlog.read());
        model.addAttribute("counted", DeliveryBacklog.COUNTED);
        return "ops/backlog";
    }
}
