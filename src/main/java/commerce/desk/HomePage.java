package commerce.desk;

import commerce.catalogue.Catalogue;
import commerce.catalogue.SellerId;
import commerce.chargeback.ReadChargebacks;
import commerce.claim.ClaimStatus;
import commerce.claim.ReadClaims;
import commerce.question.WaitingQuestions;
import commerce.refusal.CommerceError;
import commerce.seller.PenaltyPoints;
import commerce.settlement.SettlementForecast;
import commerce.stock.LowStock;
import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import platform.ops.OpsController;
import platform.ops.OpsPage;
import platform.security.SellerRole;
import platform.security.StaffCaller;
import platform.web.DomainException;

/** What a seller's people see first: what is to be done, how sales go, and what will be paid out. */
@OpsController
class HomePage {
    private static final int BEST = 5;

    private final Catalogue catalogue;
    private final ReadOrders orders;
    private final ReadClaims claims;
    private final WaitingQuestions questions;
    private final LowStock stock;
    private final ReadChargebacks chargebacks;
    private final Sales sales;
    private final PenaltyPoints penalties;
    private final SettlementForecast forecast;

    HomePage(Catalogue catalogue, ReadOrders orders, ReadClaims claims, WaitingQuestions questions, LowStock stock,
            ReadChargebacks chargebacks, Sales sales, PenaltyPoints penalties, SettlementForecast forecast) {
        this.catalogue = catalogue;
        this.orders = orders;
        this.claims = claims;
        this.questions = questions;
        this.stock = stock;
        this.chargebacks = chargebacks;
        this.sales = sales;
        this.penalties = penalties;
        this.forecast = forecast;
    }

    @Bean
    static OpsPage homeInSellersNavigation() {
        return new OpsPage("/seller", "desk", "home", 10, SellerRole.SELLER);
    }

    /** How far back sales are shown. */
    enum Span {
        WEEK(7), MONTH(30), QUARTER(90);

        private final int days;

        Span(int days) {
            this.days = days;
        }

        public int days() {
            return days;
        }
    }

    @GetMapping("/seller")
    String show(@RequestParam(defaultValue = "MONTH") Span span, StaffCaller caller, Model model) {
        SellerId seller = SellerId.of(caller, SellerRole.VIEWER);
        model.addAttribute("seller",
                catalogue.seller(seller).orElseThrow(() -> new DomainException(CommerceError.SELLER_NOT_FOUND)));
        model.addAttribute("count", orders.toDo(seller));
        model.addAttribute("counted", ReadOrders.COUNTED);
        model.addAttribute("requested", claims.count(seller, ClaimStatus.REQUESTED, ReadOrders.COUNTED));
        model.addAttribute("back", claims.count(seller, ClaimStatus.COLLECTED, ReadOrders.COUNTED));
        model.addAttribute("questions", questions.count(seller, ReadOrders.COUNTED));
        model.addAttribute("low", stock.count(seller));
        model.addAttribute("chargebacks", chargebacks.count(seller, ReadOrders.COUNTED));
        sales.sumUp(seller);
        model.addAttribute("sales", sales.of(seller, span.days(), BEST));
        model.addAttribute("span", span);
        model.addAttribute("spans", Span.values());
        model.addAttribute("points", penalties.of(seller));
        model.addAttribute("forecast", forecast.of(seller));
        return "commerce/home";
    }
}
