package pay.seller;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pay.bank.AccountNumber;
import pay.bank.BankCode;
import platform.id.Tsid;
import platform.ops.OpsController;
import platform.ops.OpsPage;
import platform.security.SellerRole;
import platform.security.StaffCaller;

/** Where a seller's people say to which bank account it is to be paid out; the number is shown to nobody any more. */
@OpsController
class PayeePage {
    private final ReadPayees payees;
    private final EnterPayee enter;

    PayeePage(ReadPayees payees, EnterPayee enter) {
        this.payees = payees;
        this.enter = enter;
    }

    @Bean
    static OpsPage payeeInSellersNavigation() {
        return new OpsPage("/seller/payee", "pay.payee", "key", 85, SellerRole.SELLER);
    }

    @GetMapping("/seller/payee")
    String show(StaffCaller caller, Model model) {
        return show(SellerRole.VIEWER.sellerOf(caller), caller, model);
    }

    @PostMapping("/seller/payee")
    String enter(@RequestParam @Pattern(regexp = BankCode.PATTERN) String bank,
            @RequestParam @Pattern(regexp = AccountNumber.PATTERN) String account,
            @RequestParam @NotBlank @Size(max = 60) String holder, StaffCaller caller, Model model) {
        Tsid seller = SellerRole.MONEY.sellerOf(caller);
        enter.enter(seller, caller, BankCode.of(bank).orElseThrow(), new AccountNumber(account), holder);
        model.addAttribute("notice", "pay.payee.entered");
        return show(seller, caller, model);
    }

    private String show(Tsid seller, StaffCaller caller, Model model) {
        model.addAttribute("payee", payees.of(seller).orElse(null));
        model.addAttribute("entered", payees.enteredLast(seller).orElse(null));
        model.addAttribute("banks", BankCode.values());
        model.addAttribute("may", SellerRole.MONEY.isIn(caller.roles()));
        return "pay/payee";
    }
}
