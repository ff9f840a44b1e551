package loan.repayment;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import loan.contract.LoanId;
import loan.refusal.LoanError;
import loan.schedule.PrepaymentStrategy;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import platform.money.Won;
import platform.security.MemberCaller;
import platform.web.DomainException;
import platform.web.Refuses;
import platform.web.idempotency.Idempotency;
import platform.web.idempotency.IdempotencyKey;
import platform.web.paging.CursorPage;
import platform.web.paging.PageQuery;

/** Paying a loan back. */
@RestController
@RequestMapping("/v1/loan/loans/{loanId}")
@Tag(name = "Loan")
class RepaymentController {
    private final Idempotency idempotency;
    private final QuotePrepayment quote;
    private final RequestEarlyRepayment request;
    private final ReadRepayments read;

    RepaymentController(Idempotency idempotency, QuotePrepayment quote, RequestEarlyRepayment request,
            ReadRepayments read) {
        this.idempotency = idempotency;
        this.quote = quote;
        this.request = request;
        this.read = read;
    }

    /** A prepayment to ask the price of. */
    record QuoteRequest(
            @Schema(description = "principal to pay back", example = "1000000", minimum = "1") @NotNull @Positive Won principal) {}

    /** A prepayment to make. */
    record PrepayRequest(
            @Schema(description = "principal to pay back", example = "1000000", minimum = "1") @NotNull @Positive Won principal,
            @NotNull PrepaymentStrategy strategy) {}

    /** What a prepayment would cost today. */
    @Schema(name = "PrepaymentQuote")
    record QuoteView(LocalDate day, Won principal, Won interest, Won fee, Won total, List<OutcomeView> outcomes) {
        static QuoteView of(PrepaymentQuote quote) {
            return new QuoteView(quote.day(), quote.parts().principal(), quote.parts().interest(),
                    quote.parts().fees(), quote.parts().total(),
                    quote.outcomes().stream().map(OutcomeView::of).toList());
        }
    }

    /** What would become of the instalments. */
    @Schema(name = "PrepaymentOutcome")
    record OutcomeView(PrepaymentStrategy strategy, int instalments, Won nextAmount, LocalDate nextDueOn,
            LocalDate lastDueOn, Won interest) {
        static OutcomeView of(PrepaymentQuote.Outcome each) {
            return new OutcomeView(each.strategy(), each.instalments(), each.nextAmount(), each.nextDueOn(),
                    each.lastDueOn(), each.interest());
        }
    }

    /** Something that is paid back, or was to be. */
    @Schema(name = "LoanRepayment")
    record RepaymentView(RepaymentId id, RepaymentKind kind, RepaymentState state, @Nullable Integer instalment,
            Won asked, Won collected, Won principal, Won interest, Won overdueInterest, Won fees, Instant askedAt,
            @Nullable Instant decidedAt) {
        static RepaymentView of(Repayment each) {
            return new RepaymentView(each.id(), each.kind(), each.state(), each.number(), each.asked(),
                    each.collected(), each.parts().principal(), each.parts().interest(),
                    each.parts().overdueInterest(), each.parts().fees(), each.askedAt(), each.decidedAt());
        }
    }

    @Operation(summary = "What a prepayment would cost today", description = "With each way in which it could change the instalments to come. Changes nothing.")
    @Refuses({"LOAN_NOT_FOUND", "LOAN_NOT_ACTIVE", "INSTALMENT_TO_BE_PAID_FIRST", "REPAYMENT_UNDER_WAY",
            "DAY_NOT_CLOSED", "INTEREST_NOT_BOOKED", "PREPAYMENT_TOO_LARGE"})
    @PostMapping("/prepayment-quotes")
    QuoteView quote(MemberCaller caller, @PathVariable LoanId loanId, @Valid @RequestBody QuoteRequest body) {
        return QuoteView.of(quote.quote(caller.memberId(), loanId, body.principal()));
    }

    @Operation(summary = "Pay principal back before its day", description = "From the wallet, with the fee and interest up to today. 202 until pay has collected it; the same request again, or the repayment, shows what came of it.")
    @ApiResponse(responseCode = "201", description = "It is paid back")
    @ApiResponse(responseCode = "202", description = "It is being collected")
    @Refuses({"LOAN_NOT_FOUND", "LOAN_NOT_ACTIVE", "INSTALMENT_TO_BE_PAID_FIRST", "REPAYMENT_UNDER_WAY",
            "DAY_NOT_CLOSED", "INTEREST_NOT_BOOKED", "PREPAYMENT_TOO_LARGE", "REPAYMENT_NOT_COLLECTED"})
    @PostMapping("/prepayments")
    ResponseEntity<RepaymentView> prepay(MemberCaller caller, IdempotencyKey key, @PathVariable LoanId loanId,
            @Valid @RequestBody PrepayRequest body) {
        return idempotency.attempt(key, body,
                () -> request.prepay(caller.memberId(), loanId, body.principal(), body.strategy()), _ -> {
                }, id -> answer(read.read(caller.memberId(), loanId, new RepaymentId(id))));
    }

    @Operation(summary = "Take the loan back", description = "Within 14 days of the money, without a prepayment fee: principal, interest up to today and the lender's costs are collected from the wallet. 202 until pay has collected it.")
    @ApiResponse(responseCode = "201", description = "The loan is taken back")
    @ApiResponse(responseCode = "202", description = "It is being collected")
    @Refuses({"LOAN_NOT_FOUND", "LOAN_NOT_ACTIVE", "INSTALMENT_TO_BE_PAID_FIRST", "REPAYMENT_UNDER_WAY",
            "DAY_NOT_CLOSED", "INTEREST_NOT_BOOKED", "WITHDRAWAL_OVER", "REPAYMENT_NOT_COLLECTED"})
    @PostMapping("/withdrawal")
    ResponseEntity<RepaymentView> withdraw(MemberCaller caller, IdempotencyKey key, @PathVariable LoanId loanId) {
        return idempotency.attempt(key, null, () -> request.withdraw(caller.memberId(), loanId), _ -> {
        }, id -> answer(read.read(caller.memberId(), loanId, new RepaymentId(id))));
    }

    @Operation(summary = "What was paid back of a loan, newest first")
    @Refuses("LOAN_NOT_FOUND")
    @GetMapping("/repayments")
    CursorPage<RepaymentView> list(MemberCaller caller, @PathVariable LoanId loanId,
            @Valid @ParameterObject PageQuery page) {
        return read.list(caller.memberId(), loanId, page).map(RepaymentView::of);
    }

    @Operation(summary = "A repayment as it is now")
    @Refuses({"LOAN_NOT_FOUND", "REPAYMENT_NOT_FOUND"})
    @GetMapping("/repayments/{repaymentId}")
    RepaymentView read(MemberCaller caller, @PathVariable LoanId loanId, @PathVariable RepaymentId repaymentId) {
        return RepaymentView.of(read.read(caller.memberId(), loanId, repaymentId));
    }

    private static ResponseEntity<RepaymentView> answer(Repayment repayment) {
        URI location = URI.create(
                "/v1/loan/loans/" + repayment.loanId().value() + "/repayments/" + repayment.id().value());
        return switch (repayment.state()) {
            case COLLECTED -> ResponseEntity.created(location).body(RepaymentView.of(repayment));
            case ASKED -> ResponseEntity.status(HttpStatus.ACCEPTED).location(location)
                    .body(RepaymentView.of(repayment));
            case REFUSED -> throw new DomainException(LoanError.REPAYMENT_NOT_COLLECTED, repayment.asked().amount());
        };
    }
}
