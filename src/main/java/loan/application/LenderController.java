package loan.application;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import loan.dsr.Sector;
import loan.lender.Lender;
import loan.lender.LenderId;
import loan.lender.LenderProduct;
import loan.product.LoanKind;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import platform.money.Won;
import platform.security.MemberCaller;

/** The lenders that are compared, and whether they keep what they offer. */
@RestController
@Tag(name = "loan")
class LenderController {
    private final ReadLenders read;

    LenderController(ReadLenders read) {
        this.read = read;
    }

    /** All of them. */
    @Schema(name = "Lenders")
    record LendersView(List<LenderView> items) {}

    /**
     * A lender.
     *
     * @param decided applications that it decided on
     * @param matchRate how many of them as offered or better, a part of one; null before the first
     */
    @Schema(name = "Lender")
    record LenderView(LenderId id, String name, Sector sector, long decided,
            @Schema(nullable = true, example = "0.8125") @Nullable BigDecimal matchRate, List<ProductView> products) {
        static LenderView of(Lender lender, @Nullable MatchRate rate) {
            return new LenderView(lender.id(), lender.name(), lender.sector(), rate == null ? 0 : rate.decided(),
                    rate == null ? null : rate.rate(),
                    lender.products().stream().map(ProductView::of).toList());
        }
    }

    /** What it lends. */
    @Schema(name = "LenderProduct")
    record ProductView(String name, LoanKind kind, Won least, Won most, int shortest, int longest) {
        static ProductView of(LenderProduct product) {
            return new ProductView(product.name(), product.kind(), product.least(), product.most(),
                    product.shortest(), product.longest());
        }
    }

    @Operation(summary = "The lenders that are compared", description = "Each with its match rate: of the applications it decided on, how many as it had offered, or better.")
    @GetMapping("/v1/loan/lenders")
    LendersView list(MemberCaller caller) {
        Map<LenderId, MatchRate> rates = read.matchRates();
        return new LendersView(read.lenders().stream().map(each -> LenderView.of(each, rates.get(each.id()))).toList());
    }
}
