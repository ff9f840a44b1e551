package commerce.claim;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import commerce.order.ItemId;
import commerce.order.OrderId;
import commerce.refusal.CommerceError;
import commerce.seller.ReturnPlace;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import platform.money.Won;
import platform.security.MemberCaller;
import platform.time.OurTime;
import platform.web.DomainException;
import platform.web.MultiLine;
import platform.web.PlatformError;
import platform.web.Refuses;
import platform.web.idempotency.Idempotency;
import platform.web.idempotency.IdempotencyKey;
import platform.web.paging.CursorPage;
import platform.web.paging.Cursors;
import platform.web.paging.PageQuery;

/** A member's claims. */
@RestController
@RequestMapping("/v1/commerce/claims")
@Tag(name = "Claims", description = "Cancels, returns and exchanges of what a member ordered")
class ClaimController {
    private final OpenClaim open;
    private final WithdrawClaim withdraw;
    private final DisputeClaim dispute;
    private final ReadClaims claims;
    private final SellersTime time;
    private final Cursors cursors;
    private final Idempotency idempotency;

    ClaimController(OpenClaim open, WithdrawClaim withdraw, DisputeClaim dispute, ReadClaims claims, SellersTime time,
            Cursors cursors, Idempotency idempotency) {
        this.open = open;
        this.withdraw = withdraw;
        this.dispute = dispute;
        this.claims = claims;
        this.time = time;
        this.cursors = cursors;
        this.idempotency = idempotency;
    }

    /** What is claimed, and why: the reason says who bears the freight. */
    record ClaimRequest(@NotNull ItemId itemId, @NotNull ClaimKind kind, @Min(1) @Schema(example = "1") int quantity,
            @NotNull ClaimReason reason,
            @Schema(nullable = true, description = "in the buyer's words") @MultiLine @Size(min = 1, max = 400) @Nullable String details,
            @Schema(nullable = true, description = """
                    The day in Seoul on which the buyer knew that the seller is at fault: it can be claimed for 30 days from
                    then on, however long ago the goods came.""") @Nullable LocalDate foundOutOn) {
        OpenClaim.Wish wish() {
            if (foundOutOn != null && foundOutOn.isBefore(OurTime.FIRST_DAY)) {
                throw new DomainException(PlatformError.INVALID_REQUEST);
            }
            if (!reason.isOfBuyers()) {
                throw new DomainException(CommerceError.CLAIM_REASON_NOT_BUYERS);
            }
            return new OpenClaim.Wish(itemId, kind, quantity, reason,
                    new Told(details == null ? "" : details, foundOutOn));
        }
    }

    /** What goes back, and what is kept of it. */
    record SumView(@Schema(description = "paid for the pieces") Won goods,
            @Schema(description = "paid for the way there, and sending what is left of the parcel does not cost it") Won shipping,
            @Schema(description = "kept: sending what is left of the parcel costs more than was paid for it") Won owedFreight,
            @Schema(description = "kept: the way back; of an exchange, to be paid to the seller apart from here") Won backFreight,
            @Schema(description = "what the buyer gets") Won refund) {
        static SumView of(RefundSum sum, ClaimKind kind) {
            return new SumView(sum.goods(), sum.shipping(), sum.owedFreight(), sum.backFreight(),
                    kind == ClaimKind.EXCHANGE ? Won.ZERO : sum.total());
        }
    }

    /** A claim as its buyer and its seller's systems see it. */
    record ClaimView(ClaimId id, OrderId orderId, ItemId itemId, ClaimKind kind, ClaimStatus status, int quantity,
            ClaimReason reason, Fault fault, String details, @Nullable LocalDate foundOutOn, SumView sum,
            Instant openedAt, @Nullable Instant answerBy,
            @Schema(nullable = true, description = """
                    The end of the seller's time for what the claim waits for: to answer (REQUESTED), to have the goods (ACCEPTED), to
                    pay or to send something else (COLLECTED, ON_HOLD), to have it arrive (RESHIPPED). A stop is granted by itself
                    then; of a return or an exchange the buyer can ask Madang to decide from then on. Null when nothing is asked of
                    the seller.""") @Nullable Instant dueBy,
            @Nullable Instant collectedAt,
            @Schema(nullable = true, description = """
                    Of a return: its money is back by then, later it costs interest. Of an exchange: what is sent instead is on its way
                    by then.""") @Nullable Instant refundBy,
            @Nullable String heldFor,
            @Nullable String answer, @Nullable Instant closedAt, @Nullable DisputeView dispute,
            @Schema(nullable = true, description = "where to send the goods, as the shop said when it accepted; null before, and of a shop that has not said") @Nullable ReturnToView returnTo) {
        /** @param dueBy as {@link SellersTime} says */
        static ClaimView of(Claim claim, @Nullable Instant dueBy) {
            Dispute asked = claim.dispute();
            ReturnPlace to = claim.returnTo();
            return new ClaimView(claim.id(), claim.orderId(), claim.itemId(), claim.kind(), claim.status(),
                    claim.quantity(), claim.reason(), claim.fault(), claim.told().details(),
                    claim.told().foundOutOn(),
                    SumView.of(claim.sum(), claim.kind()), claim.openedAt(), claim.answerBy(), dueBy,
                    claim.collectedAt(), claim.refundBy(), claim.heldFor(), claim.answer(), claim.closedAt(),
                    asked == null ? null : new DisputeView(asked.words(), asked.askedAt(), asked.decision()),
                    to == null ? null : new ReturnToView(to.name(), to.phone(), to.postalCode(), to.address()));
        }
    }

    /** Where a buyer sends what they return or exchange. */
    record ReturnToView(@Schema(example = "한빛상회") String name, @Schema(example = "064-123-4567") String phone,
            @Schema(example = "63122") String postalCode, @Schema(example = "제주시 1, 물류창고") String address) {}

    /** That Madang was asked to decide. */
    record DisputeView(@Schema(description = "of the buyer") String words, Instant askedAt,
            @Schema(description = "why it was decided as it was") @Nullable String decision) {}

    /** Why a buyer does not accept what became of a claim. */
    record DisputeRequest(
            @NotBlank @MultiLine @Size(max = 400) @Schema(description = "in the buyer's words, for who decides") String words) {}

    @Operation(summary = "Ask what would go back", description = """
            What goes back when it is claimed now: exactly this of a cancel at once. Of what the seller has to answer, the freight of
            the way there (`shipping`, `owedFreight`) is decided when the money goes back, by what is left of the parcel then: it is
            another when other claims of the parcel are answered before, or come to nothing. The claim says what it is now.""")
    @Refuses({"ITEM_NOT_FOUND", "ORDER_PAYMENT_DISPUTED", "ITEM_IN_OTHER_STATE", "CLAIM_EXCEEDS_ITEM",
            "CLAIMS_TOO_MANY",
            "CLAIM_TOO_LATE",
            "CLAIM_FROM_THE_FUTURE", "CLAIM_REASON_NOT_BUYERS", "CLAIM_REASON_NOT_OF_KIND"})
    @PostMapping("/preview")
    SumView preview(MemberCaller caller, @Valid @RequestBody ClaimRequest request) {
        return SumView.of(open.preview(caller.memberId(), request.wish()), request.kind());
    }

    @Operation(summary = "Claim pieces of an item", description = """
            What the seller has not confirmed is cancelled at once. After that, a cancel asks the seller to stop the dispatch,
            and is granted by itself after two business days; returns and exchanges wait for the seller. A cancel is for a change
            of mind, the wrong option, or a delay after the time to send it. What is sent can be returned before anybody sees it arrive;
            for a delay when it was sent late, as long as for a change of mind, and not once the purchase is confirmed.""")
    @ApiResponse(responseCode = "201", description = "Opened")
    @Refuses({"ITEM_NOT_FOUND", "ORDER_PAYMENT_DISPUTED", "ITEM_IN_OTHER_STATE", "CLAIM_EXCEEDS_ITEM",
            "CLAIMS_TOO_MANY",
            "CLAIM_TOO_LATE",
            "CLAIM_FROM_THE_FUTURE", "CLAIM_REASON_NOT_BUYERS", "CLAIM_REASON_NOT_OF_KIND"})
    @PostMapping
    ResponseEntity<ClaimView> open(MemberCaller caller, IdempotencyKey key, @Valid @RequestBody ClaimRequest request) {
        return idempotency.once(key, request, () -> {
            Claim claim = open.open(caller.memberId(), request.wish());
            return ResponseEntity.created(URI.create("/v1/commerce/claims/" + claim.id().value()))
                    .body(view(claim));
        });
    }

    @Operation(summary = "List the member's claims", description = "Newest first.")
    @GetMapping
    CursorPage<ClaimView> list(MemberCaller caller, @Valid @ParameterObject PageQuery page) {
        String list = "commerce.claims:" + caller.memberId();
        long before = cursors.decode(list, page.cursor(), 1).map(keys -> keys[0]).orElse(Long.MAX_VALUE);
        List<Claim> found = claims.newest(caller.memberId(), before, page.size() + 1);
        Map<ClaimId, Instant> due = time.ends(found);
        return CursorPage.of(found, page.size(), claim -> cursors.encode(list, claim.id().value()))
                .map(claim -> ClaimView.of(claim, due.get(claim.id())));
    }

    @Operation(summary = "Read a claim")
    @Refuses("CLAIM_NOT_FOUND")
    @GetMapping("/{id}")
    ClaimView read(MemberCaller caller, @PathVariable ClaimId id) {
        return view(claims.of(caller.memberId(), id));
    }

    @Operation(summary = "Withdraw a claim", description = """
            While nothing has been sent back. What it bore of the freight, other claims of the same parcel bear then; it cannot be
            withdrawn when one of them has had its money back already without the way back, which this one bears for both.""")
    @Refuses({"CLAIM_NOT_FOUND", "CLAIM_IN_OTHER_STATE"})
    @PostMapping("/{id}/withdrawal")
    ResponseEntity<ClaimView> withdraw(MemberCaller caller, IdempotencyKey key, @PathVariable ClaimId id) {
        return idempotency.once(key, null, () -> {
            withdraw.withdraw(caller.memberId(), id);
            return ResponseEntity.ok(view(claims.of(caller.memberId(), id)));
        });
    }

    @Operation(summary = "Ask Madang to decide", description = """
            About a return or an exchange that its seller has rejected within the last seven days, has not answered for three business
            days, has not received for 14 days, or has not paid back in time, or of which nothing has come for seven days after it was
            sent in exchange; once of a claim. Madang gives the money back, or rejects it for good, or finds that what was sent in
            exchange has come; the purchase does not confirm itself meanwhile.""")
    @Refuses({"CLAIM_NOT_FOUND", "CLAIM_IN_OTHER_STATE", "CLAIM_DISPUTED_BEFORE", "CLAIM_DISPUTE_TOO_EARLY",
            "CLAIM_TOO_LATE", "CLAIM_EXCEEDS_ITEM", "ITEM_IN_OTHER_STATE", "ORDER_PAYMENT_DISPUTED"})
    @PostMapping("/{id}/dispute")
    ResponseEntity<ClaimView> dispute(MemberCaller caller, IdempotencyKey key, @PathVariable ClaimId id,
            @Valid @RequestBody DisputeRequest request) {
        return idempotency.once(key, request, () -> {
            dispute.dispute(caller.memberId(), id, request.words());
            return ResponseEntity.ok(view(claims.of(caller.memberId(), id)));
        });
    }

    private ClaimView view(Claim claim) {
        return ClaimView.of(claim, time.end(claim));
    }
}
