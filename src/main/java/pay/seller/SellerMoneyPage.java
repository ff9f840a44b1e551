package pay.seller;

import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import platform.id.Tsid;
import platform.ops.OpsController;
import platform.ops.OpsPage;
import platform.security.StaffCaller;

/** Where operators see what is kept for orders, owed to sellers and owed by them, their accounts, and payouts that failed. */
@OpsController
class SellerMoneyPage {
    private static final int SHOWN = 50;

    private final SellerBooks books;
    private final ReadPayees payees;
    private final ConfirmPayee confirm;

    SellerMoneyPage(SellerBooks books, ReadPayees payees, ConfirmPayee confirm) {
        this.books = books;
        this.payees = payees;
        this.confirm = confirm;
    }

    /** What an operator says of an account. */
    enum Verdict {
        CONFIRM, REFUSE
    }

    @Bean
    static OpsPage sellerMoneyInNavigation() {
        return new OpsPage("/ops/seller-money", "pay.seller-money", "shop", 64);
    }

    @GetMapping("/ops/seller-money")
    String show(Model model) {
        model.addAttribute("escrow", books.escrow());
        model.addAttribute("sums", books.sums());
        model.addAttribute("debts", books.debts(SHOWN));
        model.addAttribute("failed", books.failed(SHOWN));
        model.addAttribute("waiting", payees.waiting(SHOWN));
        model.addAttribute("payees", payees.decided(SHOWN));
        return "pay/seller-money";
    }

    @PostMapping("/ops/seller-money/payees")
    String decide(@RequestParam Tsid payee, @RequestParam Verdict verdict, StaffCaller operator, Model model) {
        confirm.decide(operator, payee, verdict == Verdict.CONFIRM);
        model.addAttribute("notice", "pay.seller-money.decided." + verdict);
        return show(model);
    }
}
