package commerce.shipment;

import jakarta.validation.constraints.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import platform.ops.OpsController;
import platform.ops.OpsPage;
import platform.security.StaffCaller;

/** Where operators look which parcel has an invoice number, and free it for whose it is, or say that it is its own. */
@OpsController
class FreeInvoicePage {
    /** It stays on record; no personal data belongs there. */
    private static final String WORDS = "[0-9A-Za-z가-힣 .,_/-]{1,200}";

    private final FreeInvoice numbers;
    private final BelieveInvoice believe;

    FreeInvoicePage(FreeInvoice numbers, BelieveInvoice believe) {
        this.numbers = numbers;
        this.believe = believe;
    }

    @Bean
    static OpsPage invoiceNumbersInNavigation() {
        return new OpsPage("/ops/commerce/invoices", "commerce.invoices", "truck", 46);
    }

    @GetMapping("/ops/commerce/invoices")
    String look(@RequestParam(required = false) @Nullable Courier courier,
            @RequestParam(required = false) @Nullable @Pattern(regexp = Invoice.FORM) String invoice, Model model) {
        model.addAttribute("couriers", Courier.values());
        if (courier != null && invoice != null) {
            model.addAttribute("sought", new Invoice(courier, invoice));
            model.addAttribute("holder", numbers.holding(new Invoice(courier, invoice)).orElse(null));
        }
        return "commerce/invoice-numbers";
    }

    @PostMapping("/ops/commerce/invoices")
    String free(@RequestParam Courier courier, @RequestParam @Pattern(regexp = Invoice.FORM) String invoice,
            @RequestParam ShipmentId parcel, @RequestParam @Pattern(regexp = WORDS) String reason,
            StaffCaller operator, Model model) {
        numbers.free(operator, new Invoice(courier, invoice), parcel, reason);
        model.addAttribute("notice", "commerce.invoices.freed");
        return look(courier, invoice, model);
    }

    /** Its courier's times speak against it, and it is the parcel's own all the same. */
    @PostMapping("/ops/commerce/invoices/belief")
    String believe(@RequestParam Courier courier, @RequestParam @Pattern(regexp = Invoice.FORM) String invoice,
            @RequestParam ShipmentId parcel, @RequestParam @Pattern(regexp = WORDS) String reason,
            StaffCaller operator, Model model) {
        believe.believe(operator, new Invoice(courier, invoice), parcel, reason);
        model.addAttribute("notice", "commerce.invoices.believed");
        return look(courier, invoice, model);
    }
}
