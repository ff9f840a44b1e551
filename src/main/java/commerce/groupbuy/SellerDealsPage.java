package commerce.groupbuy;

import java.time.LocalDate;
import java.util.List;

import jakarta.validation.constraints.Pattern;

import commerce.catalogue.ProductId;
import commerce.catalogue.SellerId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import platform.money.Won;
import platform.ops.OpsController;
import platform.ops.OpsPage;
import platform.security.SellerRole;
import platform.security.StaffCaller;

/** A seller's deals, how many of their teams come about, and which wait for more. */
@OpsController
class SellerDealsPage {
    private static final int SHOWN = 20;
    private static final String UP_TO_THREE = "[1-9][0-9]{0,2}";

    private final ReadSellerDeals read;
    private final WriteDeal write;
    private final StopDeal stop;

    SellerDealsPage(ReadSellerDeals read, WriteDeal write, StopDeal stop) {
        this.read = read;
        this.write = write;
        this.stop = stop;
    }

    @Bean
    static OpsPage dealsInSellersNavigation() {
        return new OpsPage("/seller/deals", "shop.deals", "gift", 30, SellerRole.SELLER);
    }

    @GetMapping("/seller/deals")
    String list(@RequestParam(required = false) @Nullable DealId before, StaffCaller caller, Model model) {
        SellerId seller = SellerId.of(caller, SellerRole.VIEWER);
        List<ReadSellerDeals.Listed> found = read.of(seller, before == null ? Long.MAX_VALUE : before.value(),
                SHOWN + 1);
        model.addAttribute("deals", found.stream().limit(SHOWN).toList());
        model.addAttribute("next", found.size() > SHOWN ? found.get(SHOWN - 1).deal().id() : null);
        model.addAttribute("teams", read.open(seller, SHOWN));
        model.addAttribute("may", SellerRole.PRODUCT.isIn(caller.roles()));
        return "commerce/deals";
    }

    /** What the page asks for again all the time: the teams that wait, without the deals whose teams have to be counted. */
    @GetMapping("/seller/deals/teams")
    String waiting(StaffCaller caller, Model model) {
        model.addAttribute("teams", read.open(SellerId.of(caller, SellerRole.VIEWER), SHOWN));
        return "commerce/deals :: #open";
    }

    @PostMapping("/seller/deals")
    String write(@RequestParam ProductId product, @RequestParam @Pattern(regexp = UP_TO_THREE) String teamSize,
            @RequestParam @Pattern(regexp = "[1-9][0-9]{0,8}") String teamPrice,
            @RequestParam @Pattern(regexp = UP_TO_THREE) String hours,
            @RequestParam @Pattern(regexp = "[1-9][0-9]{0,5}") String quota,
            @RequestParam @Pattern(regexp = UP_TO_THREE) String perBuyer, @RequestParam LocalDate from,
            @RequestParam LocalDate until, StaffCaller caller, Model model) {
        write.write(caller, SellerId.of(caller, SellerRole.PRODUCT),
                new WriteDeal.Terms(product, Integer.parseInt(teamSize), Won.of(Long.parseLong(teamPrice)),
                        Integer.parseInt(hours), Integer.parseInt(quota), Integer.parseInt(perBuyer), from, until));
        model.addAttribute("notice", "shop.deals.written");
        return list(null, caller, model);
    }

    @PostMapping("/seller/deals/stop")
    String stop(@RequestParam DealId deal, StaffCaller caller, Model model) {
        stop.stop(caller, SellerId.of(caller, SellerRole.PRODUCT), deal);
        model.addAttribute("notice", "shop.deals.stopped");
        return list(null, caller, model);
    }
}
