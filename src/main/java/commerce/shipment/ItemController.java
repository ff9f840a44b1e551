package commerce.shipment;

import java.time.Instant;
import java.util.List;

import commerce.order.ItemId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import platform.security.MemberCaller;
import platform.web.Refuses;
import platform.web.idempotency.Idempotency;
import platform.web.idempotency.IdempotencyKey;

/** The items of a member's orders on their way. */
@RestController
@RequestMapping("/v1/commerce/items")
@Tag(name = "Items", description = "Items of orders on their way")
class ItemController {
    private final ReadParcels parcels;
    private final ConfirmPurchase confirm;
    private final Idempotency idempotency;

    ItemController(ReadParcels parcels, ConfirmPurchase confirm, Idempotency idempotency) {
        this.parcels = parcels;
        this.confirm = confirm;
        this.idempotency = idempotency;
    }

    /** The parcels that an item is in, and what its seller told of a late dispatch. */
    record ParcelList(List<ParcelView> items, @Nullable DelayView delay) {
        static ParcelList of(ReadParcels.Way way) {
            return new ParcelList(way.parcels().stream().map(ParcelView::of).toList(),
                    way.delay().map(each -> new DelayView(each.until(), each.reason(), each.noticedAt())).orElse(null));
        }
    }

    /** It is sent later than it was to be. */
    record DelayView(Instant until, @Schema(description = "in the seller's words") String reason, Instant noticedAt) {}

    /** One parcel. */
    record ParcelView(ShipmentId id, Courier courier,
            @Schema(example = "123456789012", description = "absent while it is known to be another parcel's") @Nullable String invoice,
            ShipmentState state, Instant shippedAt, @Nullable Instant deliveredAt) {
        static ParcelView of(Shipment shipment) {
            // By a number that was freed couriers show another recipient.
            String invoice = shipment.doubt() == Doubt.FREED ? null : shipment.invoice().number();
            return new ParcelView(shipment.id(), shipment.invoice().courier(), invoice, shipment.state(),
                    shipment.shippedAt(), shipment.deliveredAt());
        }
    }

    @Operation(summary = "See where an item is", description = "The parcels that it is in, the oldest first.")
    @Refuses("ITEM_NOT_FOUND")
    @GetMapping("/{id}/parcels")
    ParcelList parcels(MemberCaller caller, @PathVariable ItemId id) {
        return ParcelList.of(parcels.of(caller.memberId(), id));
    }

    @Operation(summary = "Confirm a purchase", description = "The buyer is content: the money is the seller's from now on.")
    @ApiResponse(responseCode = "204", description = "The purchase stands")
    @Refuses({"ITEM_NOT_FOUND", "ITEM_IN_OTHER_STATE", "ITEM_IN_CLAIM", "ORDER_PAYMENT_DISPUTED"})
    @PostMapping("/{id}/purchase-confirmation")
    ResponseEntity<Void> confirm(MemberCaller caller, IdempotencyKey key, @PathVariable ItemId id) {
        return idempotency.once(key, null, () -> {
            confirm.byBuyer(caller.memberId(), id);
            return ResponseEntity.noContent().build();
        });
    }
}
