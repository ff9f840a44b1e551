package commerce.wish;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.validation.Valid;

import commerce.catalogue.ProductId;
import commerce.refusal.CommerceError;
import commerce.shelf.Goods;
import commerce.shelf.ShelfGoods;
import commerce.shelf.Tile;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import platform.security.MemberCaller;
import platform.web.DomainException;
import platform.web.Refuses;
import platform.web.paging.CursorPage;
import platform.web.paging.Cursors;
import platform.web.paging.PageQuery;

/** A member's wish list. */
@RestController
@RequestMapping("/v1/commerce/wish-list")
@Tag(name = "Wish list", description = "Products that a member likes to come back to")
class WishController {
    private final Wishes wishes;
    private final ShelfGoods goods;
    private final Cursors cursors;

    WishController(Wishes wishes, ShelfGoods goods, Cursors cursors) {
        this.wishes = wishes;
        this.goods = goods;
        this.cursors = cursors;
    }

    /** A product on the list. */
    record WishView(Tile product,
            @Schema(description = "false when it is paused or ended, or its seller does not sell now") boolean onSale,
            Instant addedAt) {}

    @Operation(summary = "Read the wish list", description = "What came last first.")
    @GetMapping
    CursorPage<WishView> list(MemberCaller caller, @Valid @ParameterObject PageQuery page) {
        String list = "commerce.wishes:" + caller.memberId();
        long before = cursors.decode(list, page.cursor(), 1).map(keys -> keys[0]).orElse(Long.MAX_VALUE);
        List<Wishes.Wish> found = wishes.of(caller.memberId(), before, page.size() + 1);
        Map<ProductId, Goods> shown = goods.of(found.stream().map(Wishes.Wish::product).toList()).stream()
                .collect(Collectors.toMap(each -> each.tile().id(), Function.identity()));
        return CursorPage.of(found, page.size(), wish -> cursors.encode(list, wish.id())).map(wish -> {
            Goods each = Objects.requireNonNull(shown.get(wish.product()), "products are never deleted");
            return new WishView(each.tile(), each.shown(), wish.addedAt());
        });
    }

    @Operation(summary = "Put a product on the wish list", description = "It stays where it is when it is there already.")
    @ApiResponse(responseCode = "204", description = "It is on the list")
    @Refuses({"PRODUCT_NOT_FOUND", "WISH_LIST_FULL", "BUYER_LEFT"})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PutMapping("/{productId}")
    void add(MemberCaller caller, @PathVariable ProductId productId) {
        wishes.add(caller.memberId(), productId);
    }

    @Operation(summary = "Take a product off the wish list", description = "Nothing happens when it is not there.")
    @ApiResponse(responseCode = "204", description = "It is not on the list any more")
    @Refuses("PRODUCT_NOT_FOUND")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @DeleteMapping("/{productId}")
    void remove(MemberCaller caller, @PathVariable ProductId productId) {
        if (goods.of(List.of(productId)).isEmpty()) {
            throw new DomainException(CommerceError.PRODUCT_NOT_FOUND);
        }
        wishes.remove(caller.memberId(), productId);
    }
}
