package commerce.ops;

import java.time.Clock;

import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import platform.ops.OpsController;
import platform.ops.OpsPage;

/** How orders stand, which wait for their payment longest, and the stock that they hold. */
@OpsController
class OrdersPage {
    private final OrderFigures figures;
    private final Clock clock;

    OrdersPage(OrderFigures figures, Clock clock) {
        this.figures = figures;
        this.clock = clock;
    }

    @Bean
    static OpsPage ordersInNavigation() {
        return new OpsPage("/ops/commerce", "commerce.ops", "box", 45);
    }

    @GetMapping("/ops/commerce")
    String orders(Model model) {
        model.addAttribute("counted", OrderFigures.COUNTED);
        model.addAttribute("statuses", figures.byStatus());
        model.addAttribute("unpaid", figures.unpaid());
        model.addAttribute("held", figures.held());
        model.addAttribute("now", clock.instant());
        return "commerce/orders";
    }
}
