package commerce.cart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import commerce.catalogue.Offer;
import commerce.catalogue.Offers;
import commerce.catalogue.ProductId;
import commerce.catalogue.SellerId;
import commerce.catalogue.SkuId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import platform.money.Won;
import platform.security.MemberCaller;
import platform.web.Refuses;

/** A member's cart. */
@RestController
@RequestMapping("/v1/commerce/cart")
@Tag(name = "Cart", description = "What a member has put aside to buy")
class CartController {
    private final Carts carts;
    private final PutInCart put;
    private final Offers offers;

    CartController(Carts carts, PutInCart put, Offers offers) {
        this.carts = carts;
        this.put = put;
        this.offers = offers;
    }

    /** How many of it. */
    record PutRequest(@NotNull SkuId skuId, @Min(0) @Max(999) @Schema(example = "2") int quantity) {}

    /** A cart as it would cost now. */
    record CartView(List<CartLineView> items,
            @Schema(description = "of what can be bought now, without coupons and freight") Won goods) {}

    /** One SKU in it, with the price of now and of when it was put there. */
    record CartLineView(SkuId skuId, ProductId productId, SellerId sellerId, String productName, String optionName,
            int quantity, Won unitPrice, @Schema(description = "when it was put there") Won putAt,
            boolean priceChanged, boolean onSale, int available) {
        static CartLineView of(CartLine line, Offer offer) {
            return new CartLineView(line.skuId(), offer.productId(), offer.sellerId(), offer.productName(),
                    offer.optionName(), line.quantity(), offer.unitPrice(), line.unitPrice(),
                    !offer.unitPrice().equals(line.unitPrice()), offer.onSale(), offer.available());
        }

        boolean canBeBought() {
            return onSale && available >= quantity;
        }
    }

    @Operation(summary = "Read the cart", description = "With the prices of now, and what has changed.")
    @GetMapping
    @Transactional(readOnly = true)
    CartView read(MemberCaller caller) {
        List<CartLine> lines = carts.of(caller.memberId());
        Map<SkuId, Offer> found = lines.isEmpty() ? Map.of() : offers.of(lines.stream().map(CartLine::skuId).toList());
        List<CartLineView> items = new ArrayList<>();
        for (CartLine line : lines) {
            Offer offer = found.get(line.skuId());
            if (offer != null) {
                items.add(CartLineView.of(line, offer));
            }
        }
        return new CartView(items, items.stream().filter(CartLineView::canBeBought)
                .map(line -> line.unitPrice().times(line.quantity())).reduce(Won.ZERO, Won::plus));
    }

    @Operation(summary = "Put pieces of a SKU into the cart", description = """
            So many are there then, at the price of now; with 0 it is not there, whether it was or not.""")
    @ApiResponse(responseCode = "204", description = "So many are there")
    @Refuses({"UNKNOWN_SKU", "CART_FULL", "PRODUCT_NOT_ON_SALE"})
    @PutMapping("/items")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void put(MemberCaller caller, @Valid @RequestBody PutRequest request) {
        if (request.quantity() == 0) {
            carts.remove(Map.of(caller.memberId(), List.of(request.skuId())));
        } else {
            put.put(caller.memberId(), request.skuId(), request.quantity());
        }
    }
}
