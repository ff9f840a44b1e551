package commerce.listing;

import java.time.Instant;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

import commerce.access.CallingSeller;
import commerce.access.SellerScope;
import commerce.catalogue.ProductId;
import commerce.catalogue.SellerId;
import commerce.freight.TemplateId;
import commerce.listing.SoldProducts.SoldProductView;
import commerce.product.MoveProduct;
import commerce.product.ProductHappening;
import commerce.product.RepriceProduct;
import commerce.product.SellerPerson;
import commerce.product.Terms;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
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
import platform.web.Refuses;
import platform.web.idempotency.Idempotency;
import platform.web.idempotency.IdempotencyKey;
import platform.web.paging.CursorPage;
import platform.web.paging.Cursors;
import platform.web.paging.PageQuery;

/** A seller's products that buyers know, for its systems: what they cost, and whether they are on sale. */
@RestController
@RequestMapping("/v1/commerce/seller/products")
@Tag(name = "Sellers' products", description = "Products, for sellers' systems")
class SellerProductController {
    private final SoldProducts products;
    private final RepriceProduct reprice;
    private final MoveProduct move;
    private final Cursors cursors;
    private final Idempotency idempotency;

    SellerProductController(SoldProducts products, RepriceProduct reprice, MoveProduct move, Cursors cursors,
            Idempotency idempotency) {
        this.products = products;
        this.reprice = reprice;
        this.move = move;
        this.cursors = cursors;
        this.idempotency = idempotency;
    }

    /** What may be done with a product by key; to stop one for good takes a person. */
    enum Move {
        PAUSE, RESUME, SELL_OUT, RESTOCK
    }

    /** What it costs from now on: whatever is absent, it does not have any more. */
    record Prices(@Min(0) @Schema(description = "of the product that was read", example = "3") int version,
            @NotNull @Positive @Max(1_000_000_000) @Schema(example = "12900", minimum = "1") Won price,
            @Schema(nullable = true) @Valid @Nullable SalePeriod sale,
            @Schema(nullable = true, description = "without one its freight is free") @Nullable TemplateId shippingTemplateId) {
        Terms terms() {
            return new Terms(price, sale == null ? null : Terms.sale(sale.price(), sale.from(), sale.until()),
                    shippingTemplateId == null ? null : shippingTemplateId.value());
        }
    }

    /** A lower price for some time. */
    record SalePeriod(@NotNull @Positive @Max(1_000_000_000) @Schema(example = "9900", minimum = "1") Won price,
            @NotNull Instant from, @NotNull @Schema(description = "not included") Instant until) {}

    /** What is to become of it. */
    record MoveRequest(@NotNull Move move) {}

    @Operation(summary = "List products", description = "Those that buyers know and that have not ended, with their SKUs; the oldest first.")
    @GetMapping
    CursorPage<SoldProductView> list(CallingSeller caller, @Valid @ParameterObject PageQuery page) {
        SellerId seller = caller.with(SellerScope.PRODUCT);
        String list = "commerce.sellers-products:" + seller.value();
        long after = cursors.decode(list, page.cursor(), 1).map(keys -> keys[0]).orElse(0L);
        List<SoldProductView> found = products.after(seller, after, page.size() + 1);
        return CursorPage.of(found, page.size(), last -> cursors.encode(list, last.id().value()));
    }

    @Operation(summary = "Read a product")
    @Refuses("PRODUCT_NOT_FOUND")
    @GetMapping("/{productId}")
    SoldProductView read(CallingSeller caller, @PathVariable ProductId productId) {
        return products.one(caller.with(SellerScope.PRODUCT), productId);
    }

    @Operation(summary = "Change what a product costs", description = """
            At once, and for as long as the product is as it was read: orders and quotes made before keep their price. When it
            changed meanwhile, read it again and send its new version, under another key.""")
    @Refuses({"PRODUCT_NOT_FOUND", "PRODUCT_IN_OTHER_STATE", "PRODUCT_CHANGED_MEANWHILE", "PRODUCT_INCOMPLETE",
            "SALE_NOT_POSSIBLE", "UNKNOWN_SHIPPING_TEMPLATE", "SELLER_IN_OTHER_STATE"})
    @PostMapping("/{productId}/prices")
    ResponseEntity<SoldProductView> reprice(CallingSeller caller, IdempotencyKey key, @PathVariable ProductId productId,
            @Valid @RequestBody Prices request) {
        SellerPerson system = SellerPerson.of(caller);
        return idempotency.once(key, request, () -> {
            reprice.reprice(system, productId, request.version(), request.terms());
            return ResponseEntity.ok(products.one(caller.id(), productId));
        });
    }

    @Operation(summary = "Put a product on sale, or pause it", description = """
            `PAUSE` and `RESUME`, `SELL_OUT` and `RESTOCK`. It is on sale again after `RESUME` or `RESTOCK`.""")
    @Refuses({"PRODUCT_NOT_FOUND", "PRODUCT_IN_OTHER_STATE", "SELLER_IN_OTHER_STATE"})
    @PostMapping("/{productId}/moves")
    ResponseEntity<SoldProductView> move(CallingSeller caller, IdempotencyKey key, @PathVariable ProductId productId,
            @Valid @RequestBody MoveRequest request) {
        SellerPerson system = SellerPerson.of(caller);
        return idempotency.once(key, request, () -> {
            move.move(system, productId, ProductHappening.valueOf(request.move().name()));
            return ResponseEntity.ok(products.one(caller.id(), productId));
        });
    }
}
