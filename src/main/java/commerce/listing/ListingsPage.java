package commerce.listing;

import java.util.List;
import java.util.Locale;

import jakarta.validation.constraints.Size;

import commerce.catalogue.Catalogue;
import commerce.catalogue.Categories;
import commerce.catalogue.ProductId;
import commerce.catalogue.SellerId;
import commerce.product.ProductTab;
import commerce.product.ReadListings;
import commerce.refusal.CommerceError;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import platform.ops.OpsController;
import platform.ops.OpsPage;
import platform.security.SellerRole;
import platform.security.StaffCaller;
import platform.web.DomainException;

/** A seller's products, by where they stand. */
@OpsController
class ListingsPage {
    private static final int SHOWN = 20;

    private final ReadListings listings;
    private final Categories categories;
    private final Catalogue catalogue;

    ListingsPage(ReadListings listings, Categories categories, Catalogue catalogue) {
        this.listings = listings;
        this.catalogue = catalogue;
        this.categories = categories;
    }

    @Bean
    static OpsPage productsInSellersNavigation() {
        return new OpsPage("/seller/products", "listing", "box", 24, SellerRole.SELLER);
    }

    @GetMapping("/seller/products")
    String list(@RequestParam(defaultValue = "ON_SALE") ProductTab tab,
            @RequestParam(defaultValue = "") @Size(max = 100) String words,
            @RequestParam(required = false) @Nullable ProductId before, StaffCaller caller, Locale language,
            Model model) {
        SellerId seller = SellerId.of(caller, SellerRole.VIEWER);
        if (catalogue.seller(seller).isEmpty()) {
            throw new DomainException(CommerceError.SELLER_NOT_FOUND);
        }
        List<ReadListings.Listed> found = listings.of(seller, tab, words.strip(),
                before == null ? Long.MAX_VALUE : before.value(), SHOWN + 1);
        model.addAttribute("tab", tab);
        model.addAttribute("words", words.strip());
        model.addAttribute("count", listings.count(seller));
        model.addAttribute("products", found.stream().limit(SHOWN).toList());
        model.addAttribute("next", found.size() > SHOWN ? found.get(SHOWN - 1).id() : null);
        model.addAttribute("categories", CategoryChoice.of(categories.tree(), language));
        model.addAttribute("may", SellerRole.PRODUCT.isIn(caller.roles()));
        return "commerce/listings";
    }
}
