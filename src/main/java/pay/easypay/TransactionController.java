package pay.easypay;

import java.time.Instant;
import java.time.LocalDate;

import jakarta.validation.Valid;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pay.merchant.CallingMerchant;
import pay.period.Period;
import platform.id.Tsid;
import platform.money.Won;
import platform.web.Refuses;
import platform.web.paging.CursorPage;
import platform.web.paging.PageQuery;

/** What merchants took and gave back. */
@RestController
@RequestMapping("/v1/pay/transactions")
@Tag(name = "Pay for merchants")
class TransactionController {
    private final ReadTransactions readTransactions;

    TransactionController(ReadTransactions readTransactions) {
        this.readTransactions = readTransactions;
    }

    /**
     * One payment that was taken, or one cancel.
     *
     * @param cancelStatus of a cancel, whether a card company or a bank has given its part back yet, or refused it; null of a payment
     * @param inMoney what of a cancel who paid got in money, since the card company or the bank refused it; 0 unless
     *     {@code DONE_IN_MONEY}
     */
    @Schema(name = "MerchantTransaction")
    record TransactionView(@Schema(example = "695784701952131072") Tsid transactionId, Transaction.Kind kind,
            @Schema(type = "string", example = "CafmqEgAAAA3pZkQvXbO1w") PaymentKey paymentKey,
            @Schema(example = "order-20261127-0001") String orderId, @Schema(example = "37400") Won amount,
            @Schema(example = "0") Won taxFreeAmount, @Nullable String reason, Instant occurredAt,
            @Nullable CancelStatus cancelStatus, @Schema(example = "0") Won inMoney) {
        static TransactionView of(Transactions.Line line) {
            return new TransactionView(new Tsid(line.id()), line.kind(), line.payment(), line.orderId(),
                    line.amount().total(), line.amount().taxFree(), line.reason(), line.at(),
                    line.cancelStatus(), line.inMoney());
        }
    }

    @Operation(summary = "What was taken and what went back, latest first")
    @Refuses("TRANSACTION_DAYS_INVALID")
    @GetMapping
    CursorPage<TransactionView> list(CallingMerchant merchant, @Valid @ParameterObject PageQuery page,
            @Parameter(description = "absent: both") @RequestParam(required = false) Transaction.@Nullable Kind kind,
            @Parameter(description = "the first day, in Korea", example = "2026-11-01") @RequestParam(required = false) @Nullable LocalDate from,
            @Parameter(description = "the last day", example = "2026-11-30") @RequestParam(required = false) @Nullable LocalDate until) {
        return readTransactions.list(merchant, new Transactions.Filter(kind, Period.ofDays(from, until)), page)
                .map(TransactionView::of);
    }
}
