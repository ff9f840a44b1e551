package commerce.claim;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import commerce.access.CallingSeller;
import commerce.access.SellerScope;
import commerce.catalogue.SellerId;
import commerce.claim.ClaimController.ClaimView;
import commerce.shipment.Courier;
import commerce.shipment.Invoice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import platform.audit.AuditActor;
import platform.id.Tsid;
import platform.web.MultiLine;
import platform.web.Refuses;
import platform.web.idempotency.Idempotency;
import platform.web.idempotency.IdempotencyKey;
import platform.web.paging.CursorPage;
import platform.web.paging.Cursors;
import platform.web.paging.PageQuery;

/** Claims of a seller's buyers, for its systems. */
@RestController
@RequestMapping("/v1/commerce/seller/claims")
@Tag(name = "Sellers' claims", description = "Claims, for sellers' systems")
class SellerClaimController {
    private final ReadClaims claims;
    private final SellersTime time;
    private final AnswerClaim answer;
    private final Cursors cursors;
    private final Idempotency idempotency;

    SellerClaimController(ReadClaims claims, SellersTime time, AnswerClaim answer, Cursors cursors,
            Idempotency idempotency) {
        this.claims = claims;
        this.time = time;
        this.answer = answer;
        this.cursors = cursors;
        this.idempotency = idempotency;
    }

    /** What the seller says; each answer needs what it is about. */
    record AnswerRequest(@NotNull SellerAnswer answer,
            @Schema(nullable = true, description = "of HOLD and REJECT") @MultiLine @Size(min = 1, max = 200) @Pattern(regexp = "(?s).*\\S.*") @Nullable String why,
            @Schema(nullable = true, description = "of SENT_ALREADY and RESHIP") @Nullable Courier courier,
            @Schema(nullable = true, description = "of the same", example = "123456789012") @Pattern(regexp = Invoice.FORM) @Nullable String invoice,
            @Schema(nullable = true, description = "of APPROVE: whether it can be sold again") @Nullable Boolean restock) {
        AnswerClaim.Said said() {
            return new AnswerClaim.Said(answer, why,
                    courier == null || invoice == null ? null : new Invoice(courier, invoice),
                    Boolean.TRUE.equals(restock));
        }
    }

    @Operation(summary = "List claims", description = "Of one status, newest first.")
    @GetMapping
    CursorPage<ClaimView> list(CallingSeller caller, @RequestParam(defaultValue = "REQUESTED") ClaimStatus status,
            @RequestParam(required = false) @Nullable ClaimKind kind, @Valid @ParameterObject PageQuery page) {
        SellerId seller = caller.with(SellerScope.ORDER);
        String list = "commerce.sellers-claims:" + seller.value();
        long before = cursors.decode(list, page.cursor(), 1).map(keys -> keys[0]).orElse(Long.MAX_VALUE);
        List<Claim> found = claims.newest(seller, status, kind, before, page.size() + 1);
        Map<ClaimId, Instant> due = time.ends(found);
        return CursorPage.of(found, page.size(), claim -> cursors.encode(list, claim.id().value()))
                .map(claim -> ClaimView.of(claim, due.get(claim.id())));
    }

    @Operation(summary = "Read a claim")
    @Refuses("CLAIM_NOT_FOUND")
    @GetMapping("/{id}")
    ClaimView read(CallingSeller caller, @PathVariable ClaimId id) {
        return view(claims.of(caller.with(SellerScope.ORDER), id));
    }

    @Operation(summary = "Answer a claim")
    @Refuses({"CLAIM_NOT_FOUND", "CLAIM_IN_OTHER_STATE", "SELLER_IN_OTHER_STATE", "INVOICE_TAKEN", "ITEM_IN_CLAIM"})
    @PostMapping("/{id}/answers")
    ResponseEntity<ClaimView> answer(CallingSeller caller, IdempotencyKey key, @PathVariable ClaimId id,
            @Valid @RequestBody AnswerRequest request) {
        SellerId seller = caller.with(SellerScope.ORDER);
        return idempotency.once(key, request, () -> {
            answer.answer(AuditActor.seller(Tsid.of(seller)), seller, id, request.said());
            return ResponseEntity.ok(view(claims.of(seller, id)));
        });
    }

    private ClaimView view(Claim claim) {
        return ClaimView.of(claim, time.end(claim));
    }
}
