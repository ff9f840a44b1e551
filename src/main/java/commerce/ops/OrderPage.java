package commerce.ops;

import commerce.refusal.CommerceError;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import platform.id.Tsid;
import platform.ops.OpsController;
import platform.web.DomainException;

/** One order with all that became of it, found by its number or by one of what belongs to it. */
@OpsController
class OrderPage {
    private final WholeOrders orders;

    OrderPage(WholeOrders orders) {
        this.orders = orders;
    }

    @GetMapping("/ops/commerce/orders")
    String show(@RequestParam(required = false) @Nullable Tsid number, Model model) {
        if (number != null) {
            model.addAttribute("whole", orders.find(number)
                    .orElseThrow(() -> new DomainException(CommerceError.ORDER_NOT_FOUND)));
        }
        return "commerce/order";
    }
}
