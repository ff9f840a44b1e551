package commerce.stock;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import commerce.access.CallingSeller;
import commerce.access.SellerScope;
import commerce.catalogue.SellerId;
import commerce.catalogue.SkuId;
import commerce.refusal.CommerceError;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import platform.web.DomainException;
import platform.web.Refuses;
import platform.web.idempotency.Idempotency;
import platform.web.idempotency.IdempotencyKey;

/** How many pieces of a SKU there are, for sellers' systems. */
@RestController
@RequestMapping("/v1/commerce/seller/skus/{skuId}/stock")
@Tag(name = "Sellers' stock", description = "Stock, for sellers' systems")
class SellerStockController {
    private static final int MOST = 99_999_999;

    private final ReadSellerStock read;
    private final AdjustStock adjust;
    private final Idempotency idempotency;

    SellerStockController(ReadSellerStock read, AdjustStock adjust, Idempotency idempotency) {
        this.read = read;
        this.adjust = adjust;
        this.idempotency = idempotency;
    }

    /** How many there are. */
    record SellerStockView(SkuId skuId, @Schema(description = "the seller's own") String code, int onHand,
            @Schema(description = "of these, for orders") int held, int available) {
        static SellerStockView of(ReadSellerStock.Line line) {
            return new SellerStockView(line.sku(), line.code(), line.pieces().onHand(), line.pieces().held(),
                    line.pieces().available());
        }
    }

    /** How many there are from now on. */
    record Count(
            @Min(0) @Max(MOST) @Schema(description = "how many were on hand when it was counted", example = "10") int seen,
            @Min(0) @Max(MOST) @Schema(example = "12") int onHand,
            @NotBlank @Size(max = 100) @Schema(description = "of the ledger", example = "입고") String reason) {}

    @Operation(summary = "Read the stock of a SKU")
    @Refuses("SKU_NOT_FOUND")
    @GetMapping
    SellerStockView read(CallingSeller caller, @PathVariable SkuId skuId) {
        return view(caller.with(SellerScope.PRODUCT), skuId);
    }

    @Operation(summary = "Set the stock of a SKU", description = """
            If as many are on hand as were seen, and never below what is held for orders. When it changed meanwhile, read it
            again and count anew, under another key.""")
    @Refuses({"SKU_NOT_FOUND", "STOCK_CHANGED_MEANWHILE", "STOCK_BELOW_HELD"})
    @PostMapping
    ResponseEntity<SellerStockView> adjust(CallingSeller caller, IdempotencyKey key, @PathVariable SkuId skuId,
            @Valid @RequestBody Count request) {
        SellerId seller = caller.with(SellerScope.PRODUCT);
        return idempotency.once(key, request, () -> {
            adjust.adjust(CountedBy.of(caller), seller, skuId, request.seen(), request.onHand(),
                    request.reason().strip());
            return ResponseEntity.ok(view(seller, skuId));
        });
    }

    private SellerStockView view(SellerId seller, SkuId sku) {
        return SellerStockView.of(
                read.find(seller, sku).orElseThrow(() -> new DomainException(CommerceError.SKU_NOT_FOUND)));
    }
}
