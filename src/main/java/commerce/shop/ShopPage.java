package commerce.shop;

import java.util.List;

import commerce.catalogue.ProductId;
import commerce.catalogue.ProductStatus;
import commerce.catalogue.SellerId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import platform.ops.OpsController;
import platform.ops.OpsPage;
import platform.security.SellerRole;
import platform.security.StaffCaller;

/** The pages of a seller's people. Whose shop it is, the session says and never the request. */
@OpsController
class ShopPage {
    private static final int SHOWN = 20;

    private final ReadShop shop;

    ShopPage(ReadShop shop) {
        this.shop = shop;
    }

    @Bean
    static OpsPage shopHomeInSellersNavigation() {
        return new OpsPage("/seller", "shop.home", "home", 10, SellerRole.SELLER);
    }

    @GetMapping("/seller")
    String shop(@RequestParam(defaultValue = "ON_SALE") ProductStatus status,
            @RequestParam(required = false) @Nullable ProductId before, StaffCaller caller, Model model) {
        ReadShop.Shop found = shop.read(sellerOf(caller), status, before == null ? Long.MAX_VALUE : before.value(),
                SHOWN + 1);
        List<ReadShop.Listed> shown = found.products().stream().limit(SHOWN).toList();
        model.addAttribute("shop", found);
        model.addAttribute("status", status);
        model.addAttribute("products", shown);
        model.addAttribute("next", found.products().size() > SHOWN ? shown.getLast().id() : null);
        return "commerce/shop";
    }

    private static SellerId sellerOf(StaffCaller caller) {
        return new SellerId(SellerRole.VIEWER.sellerOf(caller).value());
    }
}
