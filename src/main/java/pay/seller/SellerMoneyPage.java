package pay.seller;

import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import platform.ops.OpsController;
import platform.ops.OpsPage;

/** Where operators see what is kept for orders, owed to sellers and owed by them, their accounts, and payouts that failed. */
@OpsController
class SellerMoneyPage {
    private static final int SHOWN = 50;

    private final SellerBooks books;
    private final SellerPayouts payouts;
    private final SellerPayees payees;

    SellerMoneyPage(SellerBooks books, SellerPayouts payouts, SellerPayees payees) {
        this.books = books;
        this.payouts = payouts;
        this.payees = payees;
    }

    @Bean
    static OpsPage sellerMoneyInNavigation() {
        return new OpsPage("/ops/seller-money", "pay.seller-money", "shop", 64);
    }

    @GetMapping("/ops/seller-money")
    String show(Model model) {
        model.addAttribute("sums", books.sums());
        model.addAttribute("debts", books.debts(SHOWN));
        model.addAttribute("failed", payouts.failed(SHOWN));
        model.addAttribute("payees", payees.newest(SHOWN));
        return "pay/seller-money";
    }
}
