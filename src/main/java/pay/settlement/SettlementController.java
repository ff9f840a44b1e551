package pay.settlement;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import pay.merchant.CallingMerchant;
import pay.merchant.SettlementCycle;
import platform.id.Tsid;
import platform.money.Won;
import platform.web.Refuses;
import platform.web.paging.CursorPage;
import platform.web.paging.PageQuery;

/** A merchant's statements. */
@RestController
@RequestMapping("/v1/pay/merchant/settlements")
@Tag(name = "Pay")
class SettlementController {
    private static final String HEAD = "soldOn,occurredAt,kind,paymentId,partId,amount,taxFree,fee,otherFee,vat,net\n";

    private final ReadSettlements read;

    SettlementController(ReadSettlements read) {
        this.read = read;
    }

    /**
     * A settlement, signed as the merchant sees it: {@code sales + cancels + disputes - fees + adjustments + carriedIn = payout +
     * carriedOut}.
     *
     * @param from the first day that has a line
     * @param until the last day
     * @param fees VAT included
     * @param vat how much of the fees is VAT
     * @param adjustments what an operator added or took away
     * @param carriedIn what earlier settlements left over; negative, the merchant owes it
     * @param payOn the business day on which the payout goes to the bank
     */
    @Schema(name = "Settlement")
    record SettlementView(@Schema(example = "695784701952131072") SettlementId id, LocalDate from, LocalDate until,
            SettlementCycle cycle, @Schema(example = "34000") Won sales, @Schema(example = "1") int saleCount,
            @Schema(example = "0") Won cancels, @Schema(example = "0") int cancelCount,
            @Schema(example = "0") Won disputes, @Schema(example = "0") int disputeCount,
            @Schema(example = "860") Won fees, @Schema(example = "78") Won vat, @Schema(example = "0") Won adjustments,
            @Schema(example = "0") Won carriedIn, @Schema(example = "33140") Won payout,
            @Schema(example = "0") Won carriedOut, LocalDate payOn, Settlement.Status status, Instant settledAt,
            @Schema(nullable = true) @Nullable Instant paidAt) {
        static SettlementView of(Settlement it) {
            Turnover sold = it.turnover();
            return new SettlementView(it.id(), it.from(), it.until(), it.cycle(), Won.of(sold.sales()),
                    sold.saleCount(), Won.of(sold.cancels()), sold.cancelCount(), Won.of(sold.disputes()),
                    sold.disputeCount(), Won.of(sold.fees()), Won.of(sold.vat()), Won.of(it.adjustments()),
                    Won.of(it.carriedIn()), Won.of(it.payout()), Won.of(it.carriedOut()), it.payOn(), it.status(),
                    it.settledAt(), it.paidAt());
        }
    }

    /**
     * A line of a statement, signed as the merchant sees it.
     *
     * @param partId the capture, cancel or dispute
     * @param fee VAT included; negative when it is reversed, in proportion to what was cancelled
     * @param otherFee how much of the fee is beside the plan's percentage: that of a lost dispute
     * @param vat how much of the fee is VAT
     * @param net what is left of it for the merchant
     */
    @Schema(name = "SettlementLine")
    record LineView(Tsid id, LocalDate soldOn, Instant occurredAt, Sale.Kind kind, Tsid paymentId, Tsid partId,
            @Schema(example = "34000") Won amount, @Schema(example = "0") Won taxFree,
            @Schema(example = "860") Won fee, @Schema(example = "0") Won otherFee, @Schema(example = "78") Won vat,
            @Schema(example = "33140") Won net) {
        static LineView of(SaleLine line) {
            return new LineView(line.id(), line.soldOn(), line.occurredAt(), line.kind(), line.payment(), line.part(),
                    Won.of(line.amount()), Won.of(line.taxFree()), Won.of(line.fee()), Won.of(line.otherFee()),
                    Won.of(line.vat()), Won.of(line.net()));
        }
    }

    /**
     * Something that was added.
     *
     * @param amount negative: it was taken away
     */
    @Schema(name = "SettlementAdjustment")
    record AdjustmentView(@Schema(example = "695784701952131072") Tsid adjustmentId,
            @Schema(example = "-5000") Won amount, @Schema(example = "이중 매입 차감") String reason, Instant madeAt) {
        static AdjustmentView of(Adjustments.Adjustment it) {
            return new AdjustmentView(it.id(), Won.of(it.amount()), it.reason(), it.madeAt());
        }
    }

    @Operation(summary = "The merchant's settlements, the newest first")
    @GetMapping
    CursorPage<SettlementView> list(CallingMerchant caller, @Valid @ParameterObject PageQuery page) {
        return read.page(caller, page).map(SettlementView::of);
    }

    @Operation(summary = "One settlement")
    @Refuses("SETTLEMENT_NOT_FOUND")
    @GetMapping("/{settlementId}")
    SettlementView one(CallingMerchant caller, @PathVariable SettlementId settlementId) {
        return SettlementView.of(read.find(caller, settlementId));
    }

    @Operation(summary = "The lines of a settlement, the oldest first")
    @Refuses("SETTLEMENT_NOT_FOUND")
    @GetMapping("/{settlementId}/lines")
    CursorPage<LineView> lines(CallingMerchant caller, @PathVariable SettlementId settlementId,
            @Valid @ParameterObject PageQuery page) {
        return read.lines(read.find(caller, settlementId), page).map(LineView::of);
    }

    @Operation(summary = "What was added to a settlement or taken from it by an operator")
    @Refuses("SETTLEMENT_NOT_FOUND")
    @GetMapping("/{settlementId}/adjustments")
    CursorPage<AdjustmentView> adjustments(CallingMerchant caller, @PathVariable SettlementId settlementId,
            @Valid @ParameterObject PageQuery page) {
        return read.adjustments(read.find(caller, settlementId), page).map(AdjustmentView::of);
    }

    @Operation(summary = "The lines and then the adjustments as CSV, all of them")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    @Refuses("SETTLEMENT_NOT_FOUND")
    @GetMapping(path = "/{settlementId}/csv", produces = "text/csv")
    void csv(CallingMerchant caller, @PathVariable SettlementId settlementId, HttpServletResponse response)
            throws IOException {
        Settlement settlement = read.find(caller, settlementId);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"settlement-" + settlement.until() + ".csv\"");
        PrintWriter out = response.getWriter();
        out.write(HEAD);
        read.eachLine(settlement, line -> out.write(csv(line)));
        read.adjustments(settlement).forEach(each -> out.write(csv(settlement, each)));
    }

    private static String csv(Settlement settlement, Adjustments.Adjustment each) {
        return settlement.until() + "," + each.madeAt() + ",ADJUSTMENT,," + each.id() + "," + each.amount()
                + ",0,0,0,0," + each.amount() + "\n";
    }

    /** Nothing in it needs quotes. */
    private static String csv(SaleLine line) {
        return line.soldOn() + "," + line.occurredAt() + "," + line.kind() + "," + line.payment() + "," + line.part()
                + "," + line.amount() + "," + line.taxFree() + "," + line.fee() + "," + line.otherFee() + ","
                + line.vat() + "," + line.net() + "\n";
    }
}
