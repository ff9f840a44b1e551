package commerce.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import commerce.catalogue.SellerId;
import commerce.chargeback.ReadChargebacks;
import commerce.claim.CancelUnsent;
import commerce.order.ItemId;
import commerce.order.OrderId;
import commerce.order.SellerItems;
import commerce.refusal.CommerceError;
import commerce.shipment.CorrectInvoice;
import commerce.shipment.Courier;
import commerce.shipment.DelayDispatch;
import commerce.shipment.Invoice;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import platform.audit.AuditActor;
import platform.ops.OpsController;
import platform.security.SellerRole;
import platform.security.StaffCaller;
import platform.time.BusinessDays;
import platform.time.OurTime;
import platform.web.DomainException;

/** One order of a seller's, what happened to it, and where it goes. */
@OpsController
class SellerOrderPage {
    private final ReadOrder read;
    private final SellerItems items;
    private final ShowDelivery show;
    private final DelayDispatch delay;
    private final CorrectInvoice correct;
    private final CancelUnsent cancel;
    private final ReadChargebacks chargebacks;

    SellerOrderPage(ReadOrder read, SellerItems items, ShowDelivery show, DelayDispatch delay,
            CorrectInvoice correct, CancelUnsent cancel, ReadChargebacks chargebacks) {
        this.read = read;
        this.items = items;
        this.show = show;
        this.delay = delay;
        this.correct = correct;
        this.cancel = cancel;
        this.chargebacks = chargebacks;
    }

    @GetMapping("/seller/orders/{orderId}")
    String show(@PathVariable OrderId orderId, StaffCaller caller, Model model) {
        SellerId seller = SellerId.of(caller, SellerRole.VIEWER);
        model.addAttribute("own", read.of(seller, orderId));
        model.addAttribute("chargebacks", chargebacks.of(seller, orderId));
        model.addAttribute("couriers", Courier.values());
        model.addAttribute("may", SellerRole.ORDER.isIn(caller.roles()));
        return "commerce/seller-order";
    }

    /** The address in full, which is on record. */
    @PostMapping("/seller/orders/delivery")
    String delivery(@RequestParam OrderId order, StaffCaller caller, Model model) {
        model.addAttribute("shown", show.show(AuditActor.of(caller), SellerId.of(caller, SellerRole.ORDER), order));
        return show(order, caller, model);
    }

    /** It is sent by the end of that day in Seoul. */
    @PostMapping("/seller/orders/delay")
    String delay(@RequestParam ItemId item, @RequestParam LocalDate until,
            @RequestParam @NotBlank @Size(max = 200) String reason, StaffCaller caller, Model model) {
        SellerId seller = SellerId.of(caller, SellerRole.ORDER);
        OrderId order = orderOf(seller, item);
        if (!OurTime.includes(until)) {
            throw new DomainException(CommerceError.DELAY_TOO_LONG, DelayDispatch.LONGEST.toDays());
        }
        delay.delay(seller, item, until.plusDays(1).atStartOfDay(BusinessDays.SEOUL).toInstant(), reason);
        model.addAttribute("notice", "orders.delayed");
        return show(order, caller, model);
    }

    /** The number under which something was sent was another's. */
    @PostMapping("/seller/orders/correction")
    String correct(@RequestParam ItemId item, @RequestParam Courier wrongCourier,
            @RequestParam @Pattern(regexp = Invoice.FORM) String wrongInvoice, @RequestParam Courier courier,
            @RequestParam @Pattern(regexp = Invoice.FORM) String invoice, StaffCaller caller, Model model) {
        SellerId seller = SellerId.of(caller, SellerRole.ORDER);
        correct.correct(AuditActor.of(caller), seller, item, new Invoice(wrongCourier, wrongInvoice),
                new Invoice(courier, invoice));
        model.addAttribute("notice", "orders.corrected");
        return show(orderOf(seller, item), caller, model);
    }

    /** The money of the pieces goes back to the buyer. */
    @PostMapping("/seller/orders/cancellation")
    String cancel(@RequestParam ItemId item, @RequestParam @Min(1) int quantity,
            @RequestParam @Min(1) int remaining, @RequestParam @NotBlank @Size(max = 200) String reason,
            @RequestParam(defaultValue = "false") boolean restock, StaffCaller caller, Model model) {
        SellerId seller = SellerId.of(caller, SellerRole.ORDER);
        cancel.cancel(AuditActor.of(caller), seller,
                new CancelUnsent.Unsent(item, quantity, remaining, reason, restock));
        model.addAttribute("notice", "orders.canceled");
        return show(orderOf(seller, item), caller, model);
    }

    private OrderId orderOf(SellerId seller, ItemId item) {
        return Optional.ofNullable(items.find(seller, List.of(item)).get(item))
                .orElseThrow(() -> new DomainException(CommerceError.ITEM_NOT_FOUND)).orderId();
    }
}
