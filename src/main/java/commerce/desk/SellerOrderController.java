package commerce.desk;

import java.time.Instant;
import java.util.List;

import commerce.access.CallingSeller;
import commerce.access.SellerScope;
import commerce.order.Delivery;
import commerce.order.ItemId;
import commerce.order.OrderId;
import commerce.shipment.Courier;
import commerce.shipment.Doubt;
import commerce.shipment.ShipmentState;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import platform.audit.AuditActor;
import platform.id.Tsid;
import platform.web.Refuses;

/** Orders as far as they are a seller's, for its systems. */
@RestController
@RequestMapping("/v1/commerce/seller/orders")
@Tag(name = "Sellers' orders", description = "Orders, for sellers' systems")
class SellerOrderController {
    private final ReadOrder read;
    private final ShowDelivery show;

    SellerOrderController(ReadOrder read, ShowDelivery show) {
        this.read = read;
        this.show = show;
    }

    /** What of an order is the seller's. */
    record OrderForSellerView(OrderId id, Instant orderedAt, List<SellerItemView> items, List<SellerParcelView> parcels,
            @Schema(description = "masked; null once it is erased") @Nullable SellerDeliveryView delivery) {
        static OrderForSellerView of(ReadOrder.Own own) {
            Delivery to = own.to();
            return new OrderForSellerView(own.id(), own.orderedAt(),
                    own.lines().stream().map(line -> SellerItemView.of(line.item(), null)).toList(),
                    own.lines().stream().flatMap(line -> line.parcels().stream()
                            .map(parcel -> new SellerParcelView(line.item().id(), parcel.invoice().courier(),
                                    parcel.invoice().number(), parcel.state(), parcel.exchange(), parcel.shippedAt(),
                                    parcel.deliveredAt(), parcel.doubt(), parcel.doubtAt())))
                            .toList(),
                    to == null ? null : SellerDeliveryView.of(to));
        }
    }

    /** A parcel with an item in it. */
    record SellerParcelView(ItemId itemId, Courier courier, @Schema(example = "123456789012") String invoice,
            ShipmentState state, @Schema(description = "sent for an exchange") boolean exchange, Instant shippedAt,
            @Nullable Instant deliveredAt,
            @Schema(description = "why what the courier says of the number is not believed: correct it if it is wrong") @Nullable Doubt doubt,
            @Schema(description = "when what is not believed was to have happened; of FREED, when Madang found it") @Nullable Instant doubtAt) {}

    /** Where it goes. */
    record SellerDeliveryView(String recipient, String phone, String postalCode, String address,
            @Nullable String addressDetail, @Nullable String memo) {
        static SellerDeliveryView of(Delivery to) {
            return new SellerDeliveryView(to.recipient(), to.phone(), to.postalCode(), to.address(), to.addressDetail(),
                    to.memo());
        }
    }

    @Operation(summary = "Read an order", description = "What of it is the seller's.")
    @Refuses("ORDER_NOT_FOUND")
    @GetMapping("/{id}")
    OrderForSellerView read(CallingSeller caller, @PathVariable OrderId id) {
        return OrderForSellerView.of(read.of(caller.with(SellerScope.ORDER), id));
    }

    @Operation(summary = "Read where an order goes", description = "In full, for whoever sends it. Each time is on record.")
    @Refuses({"ORDER_NOT_FOUND", "ITEM_IN_OTHER_STATE"})
    @GetMapping("/{id}/delivery")
    SellerDeliveryView delivery(CallingSeller caller, @PathVariable OrderId id) {
        return SellerDeliveryView
                .of(show.show(AuditActor.seller(Tsid.of(caller.id())), caller.with(SellerScope.ORDER), id));
    }
}
