package commerce.quote;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import commerce.catalogue.SkuId;
import commerce.coupon.MemberCouponId;
import commerce.freight.Zones;
import commerce.refusal.CommerceError;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import platform.security.MemberCaller;
import platform.web.DomainException;
import platform.web.Refuses;

/** What an order would cost. */
@RestController
@RequestMapping("/v1/commerce/quotes")
@Tag(name = "Quotes", description = "What an order would cost, to be ordered from")
class QuoteController {
    private final QuoteTogether together;
    private final Quotes quotes;

    QuoteController(QuoteTogether together, Quotes quotes) {
        this.together = together;
        this.quotes = quotes;
    }

    /** What to order, to where, with which coupons. */
    record WishRequest(@NotEmpty @Size(max = 1000) List<@Valid @NotNull WantedLine> lines,
            @NotNull @Pattern(regexp = "[0-9]{5}") @Schema(example = "06236") String postalCode,
            @Schema(nullable = true, description = "of the member's, as they are listed") @Size(max = 51) @Nullable List<@NotNull MemberCouponId> coupons) {
        Wish wish() {
            SequencedMap<SkuId, Integer> wanted = new LinkedHashMap<>();
            lines.forEach(line -> wanted.merge(line.skuId(), line.quantity(), WantedLine::add));
            return new Wish(wanted, coupons == null ? List.of() : coupons.stream().distinct().toList(),
                    Zones.of(postalCode));
        }
    }

    /** Some pieces of one SKU. */
    record WantedLine(@NotNull SkuId skuId, @Min(1) @Schema(example = "2") int quantity) {
        /** More than any limit allows instead of an overflow. */
        static int add(int one, int other) {
            return (int) Math.min((long) one + other, Integer.MAX_VALUE);
        }
    }

    @Operation(summary = "Ask what an order would cost", description = """
            Freezes prices, coupons and freight into a quote, to be ordered from within ten minutes. Nothing is held by it.""")
    @ApiResponse(responseCode = "201", description = "What it costs")
    @Refuses({"UNKNOWN_SKU", "PRODUCT_NOT_ON_SALE", "SOLD_OUT", "TOO_MANY_LINES", "TOO_MANY_PIECES",
            "ORDER_TOO_LARGE", "COUPON_NOT_FOUND", "COUPON_NOT_USABLE", "COUPON_ALREADY_USED"})
    @PostMapping
    ResponseEntity<OrderQuoteView> make(MemberCaller caller, @Valid @RequestBody WishRequest request) {
        Quote quote = together.make(caller.memberId(), request.wish());
        return ResponseEntity.created(URI.create("/v1/commerce/quotes/" + quote.id().value()))
                .body(OrderQuoteView.of(quote));
    }

    @Operation(summary = "Read a quote")
    @Refuses("QUOTE_NOT_FOUND")
    @GetMapping("/{id}")
    @Transactional(readOnly = true)
    OrderQuoteView read(MemberCaller caller, @PathVariable QuoteId id) {
        return OrderQuoteView.of(quotes.find(caller.memberId(), id)
                .orElseThrow(() -> new DomainException(CommerceError.QUOTE_NOT_FOUND)));
    }
}
