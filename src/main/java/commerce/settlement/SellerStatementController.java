package commerce.settlement;

import java.time.LocalDate;

import jakarta.validation.Valid;

import commerce.access.CallingSeller;
import commerce.access.SellerScope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import platform.web.Refuses;
import platform.web.paging.CursorPage;
import platform.web.paging.PageQuery;

/** A seller's daily statements, for its systems. */
@RestController
@RequestMapping("/v1/commerce/seller/statements")
@Tag(name = "Sellers' statements", description = "Settlement, for sellers' systems")
class SellerStatementController {
    private final ReadStatements read;

    SellerStatementController(ReadStatements read) {
        this.read = read;
    }

    /** What a day came to: whole won, signed as the seller sees them. */
    record SellerStatementView(StatementId id, @Schema(description = "in Seoul") LocalDate day, int lines, long sales,
            long sellerCoupons, long shipping, long salesFees, long paymentFees, long vat, long returnFreight,
            long clawBacks, long adjustments, long carriedIn, long payout, long carriedOut,
            @Schema(description = "when pay is asked for the payout") LocalDate payOn, Statement.Status status,
            @Schema(description = "why the payout failed") @Nullable String refusal) {
        static SellerStatementView of(Statement statement) {
            Turnover sum = statement.turnover();
            return new SellerStatementView(statement.id(), statement.day(), sum.lines(), sum.sales(),
                    sum.sellerCoupons(),
                    sum.shipping(), sum.salesFees(), sum.paymentFees(), sum.vat(), sum.returnFreight(),
                    sum.clawBacks(), sum.adjustments(), statement.carriedIn(), statement.payout(),
                    statement.carriedOut(), statement.payOn(), statement.status(), statement.refusal());
        }
    }

    @Operation(summary = "List statements", description = "Newest first.")
    @GetMapping
    CursorPage<SellerStatementView> list(CallingSeller caller, @Valid @ParameterObject PageQuery page) {
        return read.page(caller.with(SellerScope.MONEY), page).map(SellerStatementView::of);
    }

    @Operation(summary = "Read a statement")
    @Refuses("STATEMENT_NOT_FOUND")
    @GetMapping("/{id}")
    SellerStatementView read(CallingSeller caller, @PathVariable StatementId id) {
        return SellerStatementView.of(read.find(caller.with(SellerScope.MONEY), id));
    }
}
