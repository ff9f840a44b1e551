package pay.easypay;

import java.time.LocalDate;
import java.util.List;

import jakarta.validation.constraints.Pattern;

import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pay.dispute.DisputeReason;
import platform.money.Won;
import platform.ops.OpsController;
import platform.ops.OpsPage;
import platform.security.StaffCaller;

/** Shows operators merchants' payments by state, and for how long the oldest of each has been there; where they open disputes of them. */
@OpsController
class PaymentsPage {
    private static final String AMOUNT = "[1-9][0-9]{0,9}";

    private final PaymentFigures figures;
    private final DisputePayment disputePayment;

    PaymentsPage(PaymentFigures figures, DisputePayment disputePayment) {
        this.figures = figures;
        this.disputePayment = disputePayment;
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
        model.addAttribute("reasons", DisputeReason.values());
        return "pay/payments";
    }

    @PostMapping("/ops/payments/disputes")
    String dispute(@RequestParam @Pattern(regexp = PaymentKey.PATTERN) String payment, @RequestParam TenderKind tender,
            @RequestParam @Pattern(regexp = AMOUNT) String amount, @RequestParam DisputeReason reason,
            @RequestParam LocalDate deadline, StaffCaller operator, Model model) {
        disputePayment.open(operator, new DisputePayment.Complaint(PaymentKey.of(payment),
                tender, Won.of(Long.parseLong(amount)), reason, deadline));
        model.addAttribute("notice", "pay.payments.disputed");
        return show(model);
    }
}
