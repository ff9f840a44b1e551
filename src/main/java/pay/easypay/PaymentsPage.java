package pay.easypay;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import jakarta.validation.constraints.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pay.dispute.DisputeReason;
import pay.merchant.MerchantId;
import pay.tender.TenderKind;
import platform.money.Won;
import platform.ops.OpsController;
import platform.ops.OpsPage;
import platform.security.StaffCaller;
import platform.time.OurTime;
import platform.web.DomainException;
import platform.web.PlatformError;

/** Shows operators payments of merchants and of orders by state, and for how long the oldest of each has been there; where they open disputes of merchants' ones. */
@OpsController
class PaymentsPage {
    private static final String AMOUNT = "[1-9][0-9]{0,9}";
    /** A merchant's own, or one of the code that a shop always shows. */
    private static final String ORDER = "(qr:)?" + MerchantPaymentController.ORDER_ID;
    /** An id, which has 19 digits from 2027 on. */
    private static final String MERCHANT = "[1-9][0-9]{0,17}|[1-8][0-9]{18}";
    private static final int SHOWN = 50;

    private final PaymentFigures figures;
    private final UnknownPayments unknown;
    private final FindPayment find;
    private final DisputePayment disputePayment;

    PaymentsPage(PaymentFigures figures, UnknownPayments unknown, FindPayment find, DisputePayment disputePayment) {
        this.figures = figures;
        this.unknown = unknown;
        this.find = find;
        this.disputePayment = disputePayment;
    }

    @Bean
    static OpsPage paymentsInNavigation() {
        return new OpsPage("/ops/payments", "pay.payments", "book", 63);
    }

    @GetMapping("/ops/payments")
    String find(@RequestParam(required = false) @Pattern(regexp = "|" + PaymentKey.PATTERN) @Nullable String payment,
            @RequestParam(required = false) @Pattern(regexp = "|" + MERCHANT) @Nullable String merchant,
            @RequestParam(required = false) @Pattern(regexp = "|" + ORDER) @Nullable String order, Model model) {
        find(payment, merchant, order).ifPresentOrElse(found -> model.addAttribute("found", found),
                () -> model.addAttribute("missed", payment != null || order != null));
        return show(model);
    }

    /** By its key, else by its merchant and the merchant's order. */
    private Optional<MerchantPaymentView> find(@Nullable String payment, @Nullable String merchant,
            @Nullable String order) {
        if (payment != null && !payment.isEmpty()) {
            return PaymentKey.parse(payment).flatMap(find::of);
        }
        return merchant == null || merchant.isEmpty() || order == null
                ? Optional.empty()
                : find.ofOrder(new MerchantId(Long.parseLong(merchant)), order);
    }

    private String show(Model model) {
        model.addAttribute("unknown", unknown.oldest(SHOWN));
        model.addAttribute("sides", List.of(new Figures("merchants", figures.ofMerchants()),
                new Figures("orders", figures.ofOrders())));
        model.addAttribute("days", PaymentFigures.LOOK_BACK.toDays());
        model.addAttribute("reasons", DisputeReason.values());
        return "pay/payments";
    }

    /**
     * Those of one side.
     *
     * @param of whose payments they count: its table's id, and its name in the messages
     */
    record Figures(String of, List<PaymentFigures.Figure> all) {
        public long most() {
            return all.stream().mapToLong(PaymentFigures.Figure::payments).max().orElse(0);
        }
    }

    @PostMapping("/ops/payments/disputes")
    String dispute(@RequestParam @Pattern(regexp = PaymentKey.PATTERN) String payment, @RequestParam TenderKind tender,
            @RequestParam @Pattern(regexp = AMOUNT) String amount, @RequestParam DisputeReason reason,
            @RequestParam LocalDate deadline, StaffCaller operator, Model model) {
        if (!OurTime.includes(deadline)) {
            throw new DomainException(PlatformError.INVALID_REQUEST);
        }
        disputePayment.open(operator, new DisputePayment.Complaint(PaymentKey.of(payment),
                tender, Won.of(Long.parseLong(amount)), reason, deadline));
        model.addAttribute("notice", "pay.payments.disputed");
        return show(model);
    }
}
