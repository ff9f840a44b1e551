package commerce.desk;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import commerce.access.CallingSeller;
import commerce.access.SellerScope;
import commerce.catalogue.SellerId;
import commerce.claim.CancelUnsent;
import commerce.order.ItemId;
import commerce.order.SellerItems;
import commerce.shipment.CorrectInvoice;
import commerce.shipment.Courier;
import commerce.shipment.DelayDispatch;
import commerce.shipment.Invoice;
import commerce.shipment.SellerBatch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import platform.audit.AuditActor;
import platform.id.Tsid;
import platform.web.DomainException;
import platform.web.ErrorTexts;
import platform.web.PlatformError;
import platform.web.Refuses;
import platform.web.idempotency.Idempotency;
import platform.web.idempotency.IdempotencyKey;
import platform.web.paging.CursorPage;
import platform.web.paging.Cursors;
import platform.web.paging.PageQuery;

/** What a seller's systems do with the items of orders: hear of what changed, confirm, send, put off, cancel. */
@RestController
@RequestMapping("/v1/commerce/seller/items")
@Tag(name = "Sellers' items", description = "Items of orders, for sellers' systems")
class SellerItemController {
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2199-12-31T00:00:00Z");

    private final SellerItems items;
    private final SellerBatch batch;
    private final DelayDispatch delay;
    private final CorrectInvoice correct;
    private final CancelUnsent cancel;
    private final Idempotency idempotency;
    private final Cursors cursors;
    private final ErrorTexts texts;

    SellerItemController(SellerItems items, SellerBatch batch, DelayDispatch delay,
            CorrectInvoice correct, CancelUnsent cancel, Idempotency idempotency, Cursors cursors, ErrorTexts texts) {
        this.items = items;
        this.batch = batch;
        this.delay = delay;
        this.correct = correct;
        this.cancel = cancel;
        this.idempotency = idempotency;
        this.cursors = cursors;
        this.texts = texts;
    }

    /** Items of the seller's. */
    record Items(@NotNull @NotEmpty @Size(max = SellerBatch.MOST) List<@NotNull ItemId> itemIds) {}

    /** Parcels to be sent; items with the same courier and number go into one, and one item into as many as it is named with. */
    record Parcels(@NotNull @NotEmpty @Size(max = SellerBatch.MOST) List<@NotNull @Valid Parcel> parcels) {}

    /** One item, and the parcel that it is in. */
    record Parcel(@NotNull ItemId itemId, @NotNull Courier courier,
            @NotNull @Pattern(regexp = Invoice.FORM) @Schema(example = "123456789012") String invoice) {}

    /** Until when it is put off, and why. */
    record Delay(@NotNull Instant until,
            @NotBlank @Size(max = 200) @Schema(description = "what the buyer is told") String reason) {}

    /** The number under which an item was sent, and the one under which it really was. */
    record Correction(@NotNull Courier wrongCourier,
            @NotNull @Pattern(regexp = Invoice.FORM) @Schema(example = "123456789012") String wrongInvoice,
            @NotNull Courier courier,
            @NotNull @Pattern(regexp = Invoice.FORM) @Schema(example = "123456789021") String invoice) {}

    /** Pieces that cannot be sent, and why. */
    record Cancellation(@Min(1) @Schema(example = "1") int quantity,
            @Min(1) @Schema(description = "how many of the item's pieces remained when it was read", example = "1") int remaining,
            @NotBlank @Size(max = 200) @Schema(description = "what the buyer is told") String reason,
            @NotNull @Schema(description = "whether the pieces are there, and can be sold to somebody else") Boolean restock) {}

    /** What became of each. */
    record Outcomes(List<Outcome> items) {}

    /** What became of one item. */
    record Outcome(ItemId itemId, boolean done, @Schema(description = "why not") @Nullable String code,
            @Schema(description = "the same for a person") @Nullable String message) {}

    @Operation(summary = "List items by when they changed", description = """
            The longest ago first. Keep the largest `changedAt`, and ask from a minute before it the next time: what is being
            written meanwhile may appear behind it.""")
    @Refuses("INVALID_REQUEST")
    @GetMapping
    CursorPage<SellerItemView> changed(CallingSeller caller,
            @Parameter(description = "what changed then or later; everything when absent") @RequestParam(required = false) @Nullable Instant changedSince,
            @Valid @ParameterObject PageQuery page) {
        SellerId seller = caller.with(SellerScope.ORDER);
        Instant since = changedSince == null ? FIRST : changedSince;
        if (since.isBefore(FIRST) || since.isAfter(LAST)) {
            throw new DomainException(PlatformError.INVALID_REQUEST);
        }
        String list = "commerce.sellers-items:" + seller.value();
        long[] place = cursors.decode(list, page.cursor(), 2).orElse(null);
        List<SellerItems.Changed> found = place == null
                ? items.changed(seller, since, 0, page.size() + 1)
                : items.changed(seller, Instant.EPOCH.plus(place[0], ChronoUnit.MICROS), place[1], page.size() + 1);
        return CursorPage.of(found, page.size(),
                last -> cursors.encode(list, ChronoUnit.MICROS.between(Instant.EPOCH, last.at()),
                        last.item().id().value()))
                .map(each -> SellerItemView.of(each.item(), each.at()));
    }

    @Operation(summary = "Confirm items", description = """
            Each by itself: the answer says of each whether it is done, and why not; `TEMPORARILY_UNAVAILABLE` is to be tried again.
            Sent again, those that were done are `ITEM_ALREADY_CONFIRMED`.""")
    @PostMapping("/confirmations")
    Outcomes confirm(CallingSeller caller, @Valid @RequestBody Items request, Locale locale) {
        return outcomes(batch.confirm(caller.with(SellerScope.ORDER), request.itemIds()), locale);
    }

    @Operation(summary = "Send items", description = """
            Each parcel by itself: the answer says of each item whether it is sent, and why not. What shares an item or a number is
            sent together or not at all. `TEMPORARILY_UNAVAILABLE` is to be tried again. Sent again, those that were sent are
            `ITEM_IN_OTHER_STATE`.""")
    @PostMapping("/dispatches")
    Outcomes dispatch(CallingSeller caller, @Valid @RequestBody Parcels request, Locale locale) {
        return outcomes(batch.ship(caller.with(SellerScope.ORDER), request.parcels().stream()
                .map(each -> new SellerBatch.Parcel(each.itemId(), new Invoice(each.courier(), each.invoice())))
                .toList()), locale);
    }

    @Operation(summary = "Put an item off", description = "Once, and before it is late; its buyer is told.")
    @ApiResponse(responseCode = "204", description = "The buyer is told")
    @Refuses({"ITEM_NOT_FOUND", "ITEM_IN_OTHER_STATE", "DELAY_TOO_LONG", "DELAY_ALREADY_TOLD"})
    @PostMapping("/{id}/delay")
    ResponseEntity<Void> delay(CallingSeller caller, @PathVariable ItemId id, @Valid @RequestBody Delay request) {
        delay.delay(caller.with(SellerScope.ORDER), id, request.until(), request.reason());
        return ResponseEntity.noContent().build();
    }

    @Operation(summary = "Correct an invoice number", description = """
            Of the parcel that the item is in, with all that is in it, as long as the purchase does not stand. It is followed by the right
            number from then on, and its buyers are told. Sent again under another key, it is `INVOICE_NOT_OF_ITEM`.""")
    @ApiResponse(responseCode = "204", description = "The buyers are told")
    @Refuses({"ITEM_NOT_FOUND", "INVOICE_NOT_OF_ITEM", "ITEM_IN_OTHER_STATE", "INVOICE_TAKEN",
            "INVOICE_CORRECTED_TOO_OFTEN", "SELLER_IN_OTHER_STATE"})
    @PostMapping("/{id}/invoice-corrections")
    ResponseEntity<Void> correct(CallingSeller caller, IdempotencyKey key, @PathVariable ItemId id,
            @Valid @RequestBody Correction request) {
        SellerId seller = caller.with(SellerScope.ORDER);
        return idempotency.once(key, request, () -> {
            correct.correct(AuditActor.seller(Tsid.of(seller)), seller, id,
                    new Invoice(request.wrongCourier(), request.wrongInvoice()),
                    new Invoice(request.courier(), request.invoice()));
            return ResponseEntity.noContent().build();
        });
    }

    @Operation(summary = "Cancel what cannot be sent", description = """
            Some pieces, or all that the buyer has not claimed: before they are sent, confirmed or not. The buyer has the money back, and is
            told why. In time it costs nothing; of what is late already it costs the penalty points of a late dispatch.""")
    @ApiResponse(responseCode = "204", description = "They are cancelled, and the buyer is told")
    @Refuses({"ITEM_NOT_FOUND", "ITEM_IN_OTHER_STATE", "ITEM_CHANGED_MEANWHILE", "CLAIM_EXCEEDS_ITEM",
            "SELLER_IN_OTHER_STATE", "ORDER_PAYMENT_DISPUTED"})
    @PostMapping("/{id}/cancellations")
    ResponseEntity<Void> cancel(CallingSeller caller, IdempotencyKey key, @PathVariable ItemId id,
            @Valid @RequestBody Cancellation request) {
        SellerId seller = caller.with(SellerScope.ORDER);
        return idempotency.once(key, request, () -> {
            cancel.cancel(AuditActor.seller(Tsid.of(seller)), seller, new CancelUnsent.Unsent(id, request.quantity(),
                    request.remaining(), request.reason(), request.restock()));
            return ResponseEntity.noContent().build();
        });
    }

    private Outcomes outcomes(List<SellerBatch.Outcome> outcomes, Locale locale) {
        return new Outcomes(outcomes.stream().map(each -> {
            var refusal = each.refusal();
            return refusal == null
                    ? new Outcome(each.item(), true, null, null)
                    : new Outcome(each.item(), false, refusal.name(), texts.of(refusal, each.arguments(), locale));
        }).toList());
    }
}
