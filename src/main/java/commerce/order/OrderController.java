package commerce.order;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import commerce.catalogue.ProductId;
import commerce.catalogue.SellerId;
import commerce.catalogue.SkuId;
import io.swagger.v3.oas.annotations.Operation;
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
import org.springframework.web.bind.annotation.RestController;
import platform.money.Won;
import platform.security.MemberCaller;
import platform.web.Refuses;
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
    private final CancelOrder cancel;
    private final OrderPages pages;
    private final Cursors cursors;
    private final Idempotency idempotency;

    OrderController(PlaceOrder place, CancelOrder cancel, OrderPages pages, Cursors cursors, Idempotency idempotency) {
        this.place = place;
        this.cancel = cancel;
        this.pages = pages;
        this.cursors = cursors;
        this.idempotency = idempotency;
    }

    /** What to order, and the sum that the buyer saw. */
    record PlaceRequest(@NotEmpty @Size(max = 1000) List<@Valid @NotNull WantedLine> lines,
            @NotNull @Schema(description = "the sum shown to the buyer; another one now is refused", example = "39800") Won expectedAmount) {
        SequencedMap<SkuId, Integer> quantities() {
            SequencedMap<SkuId, Integer> quantities = new LinkedHashMap<>();
            lines.forEach(line -> quantities.merge(line.skuId(), line.quantity(), WantedLine::add));
            return quantities;
        }
    }

    /** Some pieces of one SKU. */
    record WantedLine(@NotNull SkuId skuId, @Min(1) @Schema(example = "2") int quantity) {
        /** More than any limit allows instead of an overflow. */
        static int add(int one, int other) {
            return (int) Math.min((long) one + other, Integer.MAX_VALUE);
        }
    }

    /** An order in a list. */
    record OrderTile(OrderId id, OrderStatus status, Won amount, Instant placedAt, Instant payBy) {
        static OrderTile of(Order order) {
            return new OrderTile(order.id(), order.status(), order.amount(), order.placedAt(), order.payBy());
        }
    }

    /** An order as its buyer sees it. */
    record OrderView(OrderId id, OrderStatus status, Won amount, Won taxFree, Instant placedAt, Instant payBy,
            @Nullable Instant paidAt, @Nullable Instant closedAt, @Nullable CloseReason closeReason,
            List<LineView> lines, List<TenderView> tenders) {
        static OrderView of(OrderPages.Page page) {
            Order order = page.order();
            return new OrderView(order.id(), order.status(), order.amount(), order.taxFree(), order.placedAt(),
                    order.payBy(), order.paidAt(), order.closedAt(), order.closeReason(),
                    page.lines().stream().map(LineView::of).toList(),
                    page.tenders().stream().map(each -> new TenderView(each.kind(), each.captured(), each.refunded()))
                            .toList());
        }
    }

    /** A line of an order, with the price it was ordered at. */
    record LineView(LineId id, SellerId sellerId, ProductId productId, SkuId skuId, String productName,
            String optionName, int quantity, Won unitPrice, Won amount) {
        static LineView of(OrderLine line) {
            return new LineView(line.id(), line.sellerId(), line.productId(), line.skuId(), line.productName(),
                    line.optionName(), line.quantity(), line.unitPrice(), line.amount());
        }
    }

    /** What one kind of money paid and got back. */
    record TenderView(String kind, Won captured, Won refunded) {}

    @Operation(summary = "Place an order", description = """
            Freezes the prices and holds the stock until the payment's end. Then read the payment of the order in pay and
            confirm it before `payBy`.""")
    @ApiResponse(responseCode = "201", description = "Placed; the stock is held until the payment's end")
    @Refuses({"UNKNOWN_SKU", "PRODUCT_NOT_ON_SALE", "SOLD_OUT", "PRICE_CHANGED", "TOO_MANY_LINES", "TOO_MANY_PIECES",
            "ORDER_TOO_LARGE", "BUYER_LEFT"})
    @PostMapping
    ResponseEntity<OrderView> place(MemberCaller caller, IdempotencyKey key,
            @Valid @RequestBody PlaceRequest request) {
        return idempotency.once(key, request, () -> {
            OrderPages.Page placed = place.place(caller.memberId(), request.quantities(), request.expectedAmount());
            return ResponseEntity.created(URI.create("/v1/commerce/orders/" + placed.order().id().value()))
                    .body(OrderView.of(placed));
        });
    }

    @Operation(summary = "List the member's orders", description = "Newest first, without their lines.")
    @GetMapping
    CursorPage<OrderTile> list(MemberCaller caller, @Valid @ParameterObject PageQuery page) {
        String list = "commerce.orders:" + caller.memberId();
        long before = cursors.decode(list, page.cursor(), 1).map(keys -> keys[0]).orElse(Long.MAX_VALUE);
        return CursorPage.of(pages.newest(caller.memberId(), before, page.size() + 1), page.size(),
                order -> cursors.encode(list, order.id().value())).map(OrderTile::of);
    }

    @Operation(summary = "Read an order")
    @Refuses("ORDER_NOT_FOUND")
    @GetMapping("/{id}")
    OrderView read(MemberCaller caller, @PathVariable OrderId id) {
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
