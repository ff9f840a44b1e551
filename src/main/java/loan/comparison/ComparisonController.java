package loan.comparison;

import java.net.URI;
import java.util.Objects;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import loan.dsr.Area;
import loan.lender.Employment;
import loan.lender.Housing;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import platform.money.Won;
import platform.security.MemberCaller;
import platform.web.Refuses;
import platform.web.idempotency.Idempotency;
import platform.web.idempotency.IdempotencyKey;

/** Comparisons of loans. */
@RestController
@RequestMapping("/v1/loan/comparisons")
@Tag(name = "loan")
class ComparisonController {
    private final StartComparison start;
    private final ReadComparison read;
    private final ComparisonStreams streams;
    private final Idempotency idempotency;

    ComparisonController(StartComparison start, ReadComparison read, ComparisonStreams streams,
            Idempotency idempotency) {
        this.start = start;
        this.read = read;
        this.streams = streams;
        this.idempotency = idempotency;
    }

    /** What somebody would like to borrow, and what they say of themselves. */
    record ComparisonRequest(@NotNull Purpose purpose,
            @NotNull @Min(1_000_000) @Max(2_000_000_000L) @Schema(example = "30000000", minimum = "1000000") Won amount,
            @Min(3) @Max(480) @Schema(description = "months", example = "36") int months,
            @NotNull @PositiveOrZero @Max(100_000_000_000L) @Schema(description = "before tax", example = "52000000") Won yearlyIncome,
            @NotNull @PositiveOrZero @Max(100_000_000_000L) @Schema(description = "what loans that stay cost a year, principal and interest; not one that is refinanced", example = "3600000") Won debtService,
            @NotNull Employment employment, @NotNull Housing housing,
            @Schema(nullable = true, description = "of the home, for a mortgage; CAPITAL, which is stricter, when not said") @Nullable Area area,
            @Min(1) @Max(10_000) @Schema(description = "of the terms COMPARISON that were agreed to", example = "1") int termsVersion) {
        Wish wish() {
            return new Wish(purpose, amount, months, yearlyIncome, debtService, employment, housing,
                    Objects.requireNonNullElse(area, Area.CAPITAL));
        }
    }

    @Operation(summary = "Compare what lenders offer", description = """
            The rules on debt service (DSR, with the stress rate) are reckoned first: the answer says what they allow with each kind
            of loan and which of them limits. Then every lender that fits is asked at once; two seconds later, or when all have
            answered, the comparison is closed. Follow it by its stream, or by reading it.""")
    @ApiResponse(responseCode = "201", description = "The lenders are being asked")
    @Refuses({"LOAN_TERMS_OUTDATED", "LIMITED_BY_DEBT_SERVICE", "LIMITED_BY_AMOUNT", "LIMITED_BY_INCOME",
            "NO_LENDER_FITS", "COMPARISONS_BUSY", "BORROWER_LEFT"})
    @PostMapping
    ResponseEntity<ComparisonView> compare(MemberCaller caller, IdempotencyKey key,
            @Valid @RequestBody ComparisonRequest request) {
        return idempotency.once(key, request, () -> {
            ComparisonId id = start.start(caller.memberId(), request.wish(), request.termsVersion());
            return ResponseEntity.created(URI.create("/v1/loan/comparisons/" + id.value()))
                    .body(ComparisonView.of(read.of(caller.memberId(), id)));
        });
    }

    @Operation(summary = "A comparison as it is now")
    @Refuses("COMPARISON_NOT_FOUND")
    @GetMapping("/{id}")
    ComparisonView read(MemberCaller caller, @PathVariable ComparisonId id) {
        return ComparisonView.of(read.of(caller.memberId(), id));
    }

    @Operation(summary = "Watch a comparison", description = """
            Server-sent events: `lender` for each lender that has its outcome, then `closed` with the whole comparison, and the end.
            Works at any instance. After an interruption just open it again.""")
    @ApiResponse(responseCode = "200", description = "The stream", content = @Content(mediaType = MediaType.TEXT_EVENT_STREAM_VALUE, schema = @Schema(type = "string"), examples = @ExampleObject("event:lender\ndata:{\"lenderId\":\"3\",\"name\":\"남산은행\",\"outcome\":\"DECLINED\"}\n\n")))
    @Refuses({"COMPARISON_NOT_FOUND", "STREAMS_BUSY"})
    @GetMapping(path = "/{id}/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter stream(MemberCaller caller, @PathVariable ComparisonId id) {
        return streams.open(caller.memberId(), id);
    }
}
