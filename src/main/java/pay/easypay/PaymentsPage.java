package pay.easypay;

import java.util.List;

import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import platform.ops.OpsController;
import platform.ops.OpsPage;

/** Shows operators merchants' payments by state, and for how long the oldest of each has been there. */
@OpsController
class PaymentsPage {
    private final PaymentFigures figures;

    PaymentsPage(PaymentFigures figures) {
        this.figures = figures;
    }

    @Bean
    static OpsPage paymentsInNavigation() {
        return new OpsPage("/ops/payments", "pay.payments", "book", 63);
    }

    @GetMapping("/ops/payments")
    String show(Model model) {
        List<PaymentFigures.Figure> all = figures.read();
        model.addAttribute("figures", all);
        model.addAttribute("most", all.stream().mapToLong(PaymentFigures.Figure::payments).max().orElse(0));
        model.addAttribute("days", PaymentFigures.LOOK_BACK.toDays());
        return "pay/payments";
    }
}
