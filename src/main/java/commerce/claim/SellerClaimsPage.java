package commerce.claim;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import commerce.catalogue.Catalogue;
import commerce.catalogue.SellerId;
import commerce.order.Item;
import commerce.order.ItemId;
import commerce.order.SellerItems;
import commerce.shipment.Courier;
import commerce.shipment.Invoice;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import platform.audit.AuditActor;
import platform.ops.OpsController;
import platform.ops.OpsPage;
import platform.security.SellerRole;
import platform.security.StaffCaller;
import platform.web.DomainException;
import platform.web.PlatformError;

/** The claims of a seller's buyers: what is to be answered by when, and the answer of who looks after orders. */
@OpsController
class SellerClaimsPage {
    private static final int SHOWN = 20;
    private static final List<ClaimStatus> TO_DO = List.of(ClaimStatus.REQUESTED, ClaimStatus.ACCEPTED,
            ClaimStatus.COLLECTED, ClaimStatus.ON_HOLD);

    private final ReadClaims claims;
    private final AnswerClaim answer;
    private final SellersTime time;
    private final SellerItems items;
    private final Catalogue catalogue;
    private final Clock clock;

    SellerClaimsPage(ReadClaims claims, AnswerClaim answer, SellersTime time, SellerItems items, Catalogue catalogue,
            Clock clock) {
        this.claims = claims;
        this.answer = answer;
        this.time = time;
        this.items = items;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    @Bean
    static OpsPage claimsInSellersNavigation() {
        return new OpsPage("/seller/claims", "claims", "replay", 22, SellerRole.SELLER);
    }

    /**
     * A claim with its clock.
     *
     * @param item null only if it was taken away since
     * @param due the end of the {@link SellersTime}; null when nothing is asked of the seller
     * @param left until then; negative: it is over
     */
    record Clocked(Claim claim, @Nullable Item item, @Nullable Instant due, @Nullable Duration left, Duration open) {
        public boolean isOverdue() {
            return left != null && left.isNegative();
        }
    }

    @GetMapping("/seller/claims")
    String list(@RequestParam(defaultValue = "REQUESTED") ClaimStatus status,
            @RequestParam(required = false) @Nullable ClaimKind kind,
            @RequestParam(required = false) @Nullable ClaimId before, StaffCaller caller, Model model) {
        SellerId seller = SellerId.of(caller, SellerRole.VIEWER);
        List<Claim> found = claims.newest(seller, status, kind, before == null ? Long.MAX_VALUE : before.value(),
                SHOWN + 1);
        List<Claim> shown = found.stream().limit(SHOWN).toList();
        Map<ItemId, Item> of = items.find(seller, shown.stream().map(Claim::itemId).distinct().toList());
        Map<ClaimStatus, Integer> count = new EnumMap<>(ClaimStatus.class);
        TO_DO.forEach(each -> count.put(each, claims.count(seller, each, ReadClaims.COUNTED)));
        Map<ClaimId, Instant> ends = time.ends(shown);
        model.addAttribute("rows", shown.stream()
                .map(claim -> clocked(claim, of.get(claim.itemId()), ends.get(claim.id()))).toList());
        model.addAttribute("status", status);
        model.addAttribute("statuses", ClaimStatus.values());
        model.addAttribute("kind", kind);
        model.addAttribute("kinds", ClaimKind.values());
        model.addAttribute("count", count);
        model.addAttribute("counted", ReadClaims.COUNTED);
        model.addAttribute("next", found.size() > SHOWN ? shown.getLast().id() : null);
        return "commerce/seller-claims";
    }

    @GetMapping("/seller/claims/{claimId}")
    String one(@PathVariable ClaimId claimId, StaffCaller caller, Model model) {
        SellerId seller = SellerId.of(caller, SellerRole.VIEWER);
        Claim claim = claims.of(seller, claimId);
        Item item = items.find(seller, List.of(claim.itemId())).get(claim.itemId());
        model.addAttribute("clocked", clocked(claim, item, time.end(claim)));
        model.addAttribute("interest", claims.interestNow(claimId));
        model.addAttribute("answers", SellerAnswer.to(claim));
        model.addAttribute("heard", SellerAnswer.isHeard(catalogue.seller(seller).orElseThrow().status(), claim));
        model.addAttribute("couriers", Courier.values());
        model.addAttribute("may", SellerRole.ORDER.isIn(caller.roles()));
        return "commerce/seller-claim";
    }

    @PostMapping("/seller/claims/answer")
    String answer(@RequestParam ClaimId claim, @RequestParam("answer") SellerAnswer said,
            @RequestParam(required = false) @Nullable @Size(min = 1, max = 200) String why,
            @RequestParam(required = false) @Nullable Courier courier,
            @RequestParam(required = false) @Nullable @Pattern(regexp = Invoice.FORM) String invoice,
            @RequestParam(defaultValue = "false") boolean restock, StaffCaller caller, Model model) {
        Invoice sent = courier == null || invoice == null ? null : new Invoice(courier, invoice);
        if (why != null && why.isBlank()) {
            throw new DomainException(PlatformError.INVALID_REQUEST);
        }
        answer.answer(AuditActor.of(caller), SellerId.of(caller, SellerRole.ORDER), claim,
                new AnswerClaim.Said(said, why, sent, restock));
        model.addAttribute("notice", "claims.answered." + said);
        return one(claim, caller, model);
    }

    private Clocked clocked(Claim claim, @Nullable Item item, @Nullable Instant due) {
        Instant now = clock.instant();
        return new Clocked(claim, item, due, due == null ? null : Duration.between(now, due),
                Duration.between(claim.openedAt(), now));
    }
}
