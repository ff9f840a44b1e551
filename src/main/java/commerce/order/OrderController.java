package commerce.order;

import java.net.URI;
import java.time.Instant;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

import commerce.catalogue.ProductId;
import commerce.catalogue.SellerId;
import commerce.catalogue.SkuId;
import commerce.quote.QuoteId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import platform.id.Tsid;
import platform.money.Won;
import platform.security.MemberCaller;
import platform.web.Refuses;
import platform.web.commit.SharedFailure;
import platform.web.idempotency.Idempotency;
import platform.web.idempotency.IdempotencyKey;
import platform.web.paging.CursorPage;
import platform.web.paging.Cursors;
import platform.web.paging.PageQuery;

/** A member's orders. */
@RestController
@RequestMapping("/v1/commerce/orders")
@Tag(name = "Orders", description = "What a member ordered")
class OrderController {
    private final PlaceOrder place;
    private final PlaceTogether together;
    private final SkuTurns turns;
    private final CancelOrder cancel;
    private final ChangeDelivery changeDelivery;
    private final PriceChangedAnswer priceChanged;
    private final OrderPages pages;
    private final AwaitOrder await;
    private final Cursors cursors;
    private final Idempotency idempotency;

    OrderController(PlaceOrder place, PlaceTogether together, SkuTurns turns, CancelOrder cancel,
            ChangeDelivery changeDelivery,
            PriceChangedAnswer priceChanged, OrderPages pages, AwaitOrder await, Cursors cursors,
            Idempotency idempotency) {
        this.place = place;
        this.together = together;
        this.turns = turns;
        this.cancel = cancel;
        this.changeDelivery = changeDelivery;
        this.priceChanged = priceChanged;
        this.pages = pages;
        this.await = await;
        this.cursors = cursors;
        this.idempotency = idempotency;
    }

    /** The quote to order from, and where it goes. */
    record PlaceRequest(@NotNull QuoteId quoteId, @NotNull @Valid DeliveryRequest delivery) {}

    /** An order in a list. */
    record OrderTile(OrderId id, OrderStatus status, Won amount, Instant placedAt, Instant payBy,
            @Nullable Instant depositUntil) {
        static OrderTile of(Order order) {
            return new OrderTile(order.id(), order.status(), order.amount(), order.placedAt(), order.payBy(),
                    order.depositUntil());
        }
    }

    /** An order as its buyer sees it. */
    record OrderView(OrderId id, OrderStatus status, Won amount, Won taxFree, Instant placedAt, Instant payBy,
            @Schema(description = "until when its deposit counts; absent unless its buyer pays so") @Nullable Instant depositUntil,
            @Nullable Instant paidAt, @Nullable Instant closedAt, @Nullable CloseReason closeReason,
            List<SellerOrderView> sellerOrders, List<ItemView> lines, List<OrderTenderView> tenders,
            @Nullable Delivery delivery,
            @Schema(description = "the team that it is a seat in") @Nullable Tsid teamId,
            @Schema(description = "whether the card's holder disputes the payment with the card company, and that is not decided") boolean paymentDisputed) {
        static OrderView of(OrderPages.Page page) {
            Order order = page.order();
            return new OrderView(order.id(), order.status(), order.amount(), order.taxFree(), order.placedAt(),
                    order.payBy(), order.depositUntil(), order.paidAt(), order.closedAt(), order.closeReason(),
                    page.sellerOrders().stream().map(each -> SellerOrderView.of(each, page.charges())).toList(),
                    page.items().stream().map(ItemView::of).toList(),
                    page.tenders().stream()
                            .map(each -> new OrderTenderView(each.kind(), each.captured(), each.refunded()))
                            .toList(),
                    page.delivery(), order.teamId(), page.disputed());
        }
    }

    /** The part of an order that one seller sends. */
    record SellerOrderView(SellerOrderId id, SellerId sellerId,
            @Schema(description = "of all its parcels") Won shipping) {
        static SellerOrderView of(SellerOrder order, List<ShippingCharge> charges) {
            return new SellerOrderView(order.id(), order.sellerId(), charges.stream()
                    .filter(each -> each.sellerOrderId().equals(order.id())).map(ShippingCharge::fee)
                    .reduce(Won.ZERO, Won::plus));
        }
    }

    /** An item of an order, with the price it was ordered at and what has become of it. */
    record ItemView(ItemId id, SellerOrderId sellerOrderId, SellerId sellerId, ProductId productId, SkuId skuId,
            String productName, String optionName, @Schema(description = "as ordered") int quantity, Won unitPrice,
            @Schema(description = "what is paid for all of it, after coupons") Won amount, ItemStatus status,
            Confirmation confirmation, @Schema(description = "pieces neither cancelled nor sent back") int remaining,
            @Schema(description = "of these, in open claims") int claimed, @Nullable Instant dispatchBy,
            @Nullable Instant shippedAt, @Nullable Instant deliveredAt, @Nullable Instant confirmBy,
            @Nullable Instant purchaseConfirmedAt) {
        static ItemView of(Item item) {
            OrderLine line = item.line();
            Item.Times times = item.times();
            return new ItemView(line.id(), item.sellerOrderId(), line.sellerId(), line.productId(), line.skuId(),
                    line.productName(), line.optionName(), line.quantity(), line.unitPrice(), line.amount(),
                    item.status(), item.confirmation(), item.remaining(), item.claimed(), times.dispatchBy(),
                    times.shippedAt(), times.deliveredAt(), times.confirmBy(), times.purchaseConfirmedAt());
        }
    }

    /** What one kind of money paid and got back. */
    record OrderTenderView(String kind, Won captured, Won refunded) {}

    @Operation(summary = "Place an order from a quote", description = """
            Holds the stock and uses the coupons until the payment's end; once for a quote. Then read the payment of the order
            in pay and confirm it before `payBy`; confirmed by deposit, the stock is held until `depositUntil`, and up to a day longer
            while the bank does not say whether the deposit came. When it costs something else by now, the answer is `PRICE_CHANGED`, and the
            problem has a new quote to order from as `quote`.""")
    @ApiResponse(responseCode = "201", description = "Placed; the stock is held until the payment's end", content = @Content(schema = @Schema(implementation = OrderView.class)))
    @Refuses({"QUOTE_NOT_FOUND", "QUOTE_EXPIRED", "QUOTE_ALREADY_ORDERED", "QUOTE_OF_OTHER_DEAL", "PRICE_CHANGED",
            "DELIVERY_ZONE_DIFFERS",
            "ORDER_TOO_LARGE", "PRODUCT_NOT_ON_SALE", "SOLD_OUT", "SKU_CROWDED", "COUPON_NOT_USABLE",
            "COUPON_ALREADY_USED", "BUYER_LEFT",
            "BUYER_LEAVING", "TOO_MANY_UNPAID_ORDERS"})
    @PostMapping
    ResponseEntity<Object> place(MemberCaller caller, IdempotencyKey key, @Valid @RequestBody PlaceRequest request,
            HttpServletRequest http) {
        OrderFromQuote.Wanted wanted = new OrderFromQuote.Wanted(caller.memberId(), request.quoteId(),
                request.delivery().delivery(), null);
        try (SkuTurns.Turn _ = turns.await(caller.memberId(), request.quoteId())) {
            try {
                return idempotency.together(key, request, shared -> together.place(shared, wanted));
            } catch (PlaceTogether.PriceChanged | SharedFailure _) {
                return idempotency.once(key, request, () -> place.price(wanted),
                        priced -> switch (place.place(priced)) {
                            case PlaceOrder.Outcome.Placed placed -> placed(placed.page());
                            case PlaceOrder.Outcome.PriceChanged quoted -> priceChanged.of(quoted.fresh(), http);
                        });
            }
        }
    }

    /** The answer to who has placed an order. */
    static ResponseEntity<Object> placed(OrderPages.Page page) {
        return ResponseEntity.created(URI.create("/v1/commerce/orders/" + page.order().id().value()))
                .body(OrderView.of(page));
    }

    @Operation(summary = "List the member's orders", description = "Newest first, without their lines.")
    @GetMapping
    CursorPage<OrderTile> list(MemberCaller caller, @Valid @ParameterObject PageQuery page) {
        String list = "commerce.orders:" + caller.memberId();
        long before = cursors.decode(list, page.cursor(), 1).map(keys -> keys[0]).orElse(Long.MAX_VALUE);
        return CursorPage.of(pages.newest(caller.memberId(), before, page.size() + 1), page.size(),
                order -> cursors.encode(list, order.id().value())).map(OrderTile::of);
    }

    @Operation(summary = "Read an order", description = """
            With `whileStatus` the answer waits, at most two seconds, until the order is in another status: ask so right after
            the payment was confirmed, instead of asking again and again.""")
    @Refuses("ORDER_NOT_FOUND")
    @GetMapping("/{id}")
    OrderView read(MemberCaller caller, @PathVariable OrderId id, @RequestParam @Nullable OrderStatus whileStatus) {
        return OrderView.of(whileStatus == null
                ? pages.of(caller.memberId(), id)
                : await.leave(whileStatus, caller.memberId(), id));
    }

    @Operation(summary = "Have an order go elsewhere", description = """
            As long as no seller has confirmed any of it, and to where the freight is the same.""")
    @Refuses({"ORDER_NOT_FOUND", "ADDRESS_FIXED", "DELIVERY_ZONE_DIFFERS"})
    @PutMapping("/{id}/delivery")
    OrderView changeDelivery(MemberCaller caller, @PathVariable OrderId id,
            @Valid @RequestBody DeliveryRequest request) {
        changeDelivery.change(caller.memberId(), id, request.delivery());
        return OrderView.of(pages.of(caller.memberId(), id));
    }

    @Operation(summary = "Cancel an order that is not paid", description = """
            The answer may still say CANCEL_REQUESTED: pay decides whether the money was taken first. Then it becomes
            CANCELED, or REFUND_PENDING and REFUNDED.""")
    @Refuses({"ORDER_NOT_FOUND", "ORDER_ALREADY_PAID", "ORDER_EXPIRED"})
    @PostMapping("/{id}/cancellation")
    ResponseEntity<OrderView> cancel(MemberCaller caller, IdempotencyKey key, @PathVariable OrderId id) {
        return idempotency.once(key, null, () -> {
            cancel.cancel(caller.memberId(), id);
            return ResponseEntity.ok(OrderView.of(pages.of(caller.memberId(), id)));
        });
    }
}
