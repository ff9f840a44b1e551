package commerce.seller;

import java.time.LocalDate;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import commerce.catalogue.SellerId;
import commerce.refusal.CommerceError;
import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import platform.ops.OpsController;
import platform.ops.OpsPage;
import platform.security.SellerRole;
import platform.security.StaffCaller;
import platform.web.DomainException;
import platform.web.MultiLine;

/** A seller's own shop: what it says of itself, its holidays, what happened to it, its penalty points. */
@OpsController
class ShopSettingsPage {
    private static final int SHOWN = 20;

    /** Of a line in Korea, with its area or service code, or a number that the whole country calls. */
    private static final String PHONE = "(0[0-9]{1,3}-?[0-9]{3,4}|1[0-9]{3})-?[0-9]{4}";
    private static final String EMAIL = "[0-9A-Za-z._%+-]{1,60}@[0-9A-Za-z-]{1,30}([.][0-9A-Za-z-]{1,30}){1,4}";

    private final ReadSellers sellers;
    private final SellerPenalties penalties;
    private final DescribeShop describe;
    private final TakeHoliday take;
    private final WithdrawHoliday withdraw;
    private final EndHoliday end;

    ShopSettingsPage(ReadSellers sellers, SellerPenalties penalties, DescribeShop describe, TakeHoliday take,
            WithdrawHoliday withdraw, EndHoliday end) {
        this.sellers = sellers;
        this.penalties = penalties;
        this.describe = describe;
        this.take = take;
        this.withdraw = withdraw;
        this.end = end;
    }

    @Bean
    static OpsPage shopInSellersNavigation() {
        return new OpsPage("/seller/shop", "shop.settings", "shop", 90, SellerRole.SELLER);
    }

    @GetMapping("/seller/shop")
    String show(StaffCaller caller, Model model) {
        SellerId seller = SellerId.of(caller, SellerRole.VIEWER);
        model.addAttribute("seller",
                sellers.find(seller).orElseThrow(() -> new DomainException(CommerceError.SELLER_NOT_FOUND)));
        model.addAttribute("profile", sellers.profile(seller).orElse(SellerProfile.NONE));
        // "application" would be the servlet context to Thymeleaf.
        model.addAttribute("applied", sellers.application(seller).orElse(null));
        model.addAttribute("changes", sellers.changes(seller, SHOWN));
        model.addAttribute("points", penalties.points(seller));
        model.addAttribute("penalties", penalties.of(seller, SHOWN));
        model.addAttribute("may", SellerRole.OWNER.isIn(caller.roles()));
        return "commerce/shop-settings";
    }

    @PostMapping("/seller/shop")
    String describe(@RequestParam @NotBlank @MultiLine @Size(max = 1000) String introduction,
            @RequestParam @Pattern(regexp = PHONE) String phone, @RequestParam @Size(max = 100) String hours,
            @RequestParam @Size(max = 100) @Pattern(regexp = EMAIL) String email,
            @RequestParam @Pattern(regexp = "[0-9]{5}") String returnPostalCode,
            @RequestParam @NotBlank @Size(max = 200) String returnAddress, @RequestParam @Min(0) int seen,
            StaffCaller caller, Model model) {
        describe.describe(caller, SellerId.of(caller, SellerRole.OWNER), new ShopDescription(introduction, phone,
                hours.strip(), email, returnPostalCode, returnAddress.strip()), seen);
        model.addAttribute("notice", "shop.settings.saved");
        return show(caller, model);
    }

    @PostMapping("/seller/shop/holiday")
    String holiday(@RequestParam LocalDate from, @RequestParam LocalDate until, StaffCaller caller, Model model) {
        take.plan(caller, SellerId.of(caller, SellerRole.OWNER), from, until);
        model.addAttribute("notice", "shop.settings.holiday.planned");
        return show(caller, model);
    }

    @PostMapping("/seller/shop/holiday/withdrawal")
    String withdraw(StaffCaller caller, Model model) {
        withdraw.withdraw(caller, SellerId.of(caller, SellerRole.OWNER));
        model.addAttribute("notice", "shop.settings.holiday.withdrawn");
        return show(caller, model);
    }

    @PostMapping("/seller/shop/return")
    String back(StaffCaller caller, Model model) {
        end.end(caller, SellerId.of(caller, SellerRole.OWNER));
        model.addAttribute("notice", "shop.settings.back");
        return show(caller, model);
    }
}
