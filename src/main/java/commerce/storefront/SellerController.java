package commerce.storefront;

import java.util.EnumSet;
import java.util.Set;

import commerce.catalogue.Catalogue;
import commerce.catalogue.SellerId;
import commerce.catalogue.SellerStatus;
import commerce.refusal.CommerceError;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import platform.web.DomainException;
import platform.web.Refuses;

/** Sellers' shops. */
@RestController
@RequestMapping("/v1/commerce/sellers")
@Tag(name = "Sellers", description = "Who sells; open to everybody")
class SellerController {
    private static final Set<SellerStatus> NEVER_OPENED = EnumSet.of(SellerStatus.APPLIED, SellerStatus.REFUSED);

    private final Catalogue catalogue;

    SellerController(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** A shop; its products are in the list of products. */
    record ShopView(SellerId id, @Schema(example = "한빛상회") String name,
            @Schema(description = "whether its products can be bought now") boolean open) {}

    @Operation(summary = "Read a seller's shop", description = "What it sells is in the list of products, by its id.")
    @Refuses("SELLER_NOT_FOUND")
    @GetMapping("/{id}")
    ShopView read(@PathVariable SellerId id) {
        return catalogue.seller(id).filter(seller -> !NEVER_OPENED.contains(seller.status()))
                .map(seller -> new ShopView(id, seller.name(), seller.status() == SellerStatus.APPROVED))
                .orElseThrow(() -> new DomainException(CommerceError.SELLER_NOT_FOUND));
    }
}
