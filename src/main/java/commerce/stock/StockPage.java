package commerce.stock;

import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import commerce.catalogue.ProductId;
import commerce.catalogue.SellerId;
import commerce.catalogue.SkuId;
import commerce.refusal.CommerceError;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import platform.id.Tsid;
import platform.ops.OpsController;
import platform.ops.OpsPage;
import platform.security.SellerRole;
import platform.security.StaffCaller;
import platform.web.DomainException;

/** A seller's stock: how many pieces there are, and what became of them. */
@OpsController
class StockPage {
    private static final int PRODUCTS = 20;
    private static final int LOW = 50;
    private static final int LEDGER = 50;
    private static final String PIECES = "0|[1-9][0-9]{0,7}";

    private final ReadSellerStock read;
    private final LowStock low;
    private final AdjustStock adjust;
    private final WatchStock watch;

    StockPage(ReadSellerStock read, LowStock low, AdjustStock adjust, WatchStock watch) {
        this.read = read;
        this.low = low;
        this.adjust = adjust;
        this.watch = watch;
    }

    @Bean
    static OpsPage stockInSellersNavigation() {
        return new OpsPage("/seller/stock", "stock", "modules", 25, SellerRole.SELLER);
    }

    @GetMapping("/seller/stock")
    String list(@RequestParam(defaultValue = "") @Size(max = 100) String words,
            @RequestParam(required = false) @Nullable ProductId before, StaffCaller caller, Model model) {
        SellerId seller = SellerId.of(caller, SellerRole.VIEWER);
        List<ProductId> found = read.products(seller, words.strip(), before == null ? Long.MAX_VALUE : before.value(),
                PRODUCTS + 1);
        model.addAttribute("words", words.strip());
        model.addAttribute("lines", read.lines(found.stream().limit(PRODUCTS).toList()));
        model.addAttribute("next", found.size() > PRODUCTS ? found.get(PRODUCTS - 1) : null);
        model.addAttribute("low", low.count(seller));
        return "commerce/stock";
    }

    @GetMapping("/seller/stock/low")
    String low(@RequestParam(required = false) @Nullable SkuId after, StaffCaller caller, Model model) {
        SellerId seller = SellerId.of(caller, SellerRole.VIEWER);
        List<ReadSellerStock.Line> found = read.low(seller, after == null ? 0 : after.value(), LOW + 1);
        model.addAttribute("words", "");
        model.addAttribute("lines", found.stream().limit(LOW).toList());
        model.addAttribute("after", found.size() > LOW ? found.get(LOW - 1).sku() : null);
        model.addAttribute("low", low.count(seller));
        model.addAttribute("onlyLow", true);
        return "commerce/stock";
    }

    @GetMapping("/seller/stock/{skuId}")
    String one(@PathVariable SkuId skuId, @RequestParam(required = false) @Nullable Tsid before, StaffCaller caller,
            Model model) {
        ReadSellerStock.Line line = read.find(SellerId.of(caller, SellerRole.VIEWER), skuId)
                .orElseThrow(() -> new DomainException(CommerceError.SKU_NOT_FOUND));
        List<ReadSellerStock.Movement> found = read.ledger(skuId, before == null ? Long.MAX_VALUE : before.value(),
                LEDGER + 1);
        model.addAttribute("line", line);
        model.addAttribute("ledger", found.stream().limit(LEDGER).toList());
        model.addAttribute("next", found.size() > LEDGER ? found.get(LEDGER - 1).id() : null);
        model.addAttribute("may", SellerRole.PRODUCT.isIn(caller.roles()));
        return "commerce/stock-ledger";
    }

    @PostMapping("/seller/stock")
    String adjust(@RequestParam SkuId sku, @RequestParam @Pattern(regexp = PIECES) String seen,
            @RequestParam @Pattern(regexp = PIECES) String onHand,
            @RequestParam @NotBlank @Size(max = 100) String reason,
            StaffCaller caller, Model model) {
        adjust.adjust(CountedBy.of(caller), SellerId.of(caller, SellerRole.PRODUCT), sku, Integer.parseInt(seen),
                Integer.parseInt(onHand), reason.strip());
        model.addAttribute("notice", "stock.adjusted");
        return one(sku, null, caller, model);
    }

    @PostMapping("/seller/stock/alarms")
    String watch(@RequestParam SkuId sku, @RequestParam @Pattern(regexp = PIECES) String threshold, StaffCaller caller,
            Model model) {
        watch.watch(SellerId.of(caller, SellerRole.PRODUCT), sku, Integer.parseInt(threshold));
        model.addAttribute("notice", "stock.watched");
        return one(sku, null, caller, model);
    }
}
