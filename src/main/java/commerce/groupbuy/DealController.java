package commerce.groupbuy;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import commerce.catalogue.ProductId;
import commerce.catalogue.SellerId;
import commerce.catalogue.SkuId;
import commerce.coupon.MemberCouponId;
import commerce.freight.Zones;
import commerce.order.DeliveryRequest;
import commerce.order.SkuTurns;
import commerce.quote.OrderQuoteView;
import commerce.quote.Quote;
import commerce.quote.QuoteId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import platform.money.Won;
import platform.security.MemberCaller;
import platform.web.Refuses;
import platform.web.idempotency.Idempotency;
import platform.web.idempotency.IdempotencyKey;
import platform.web.paging.CursorPage;
import platform.web.paging.Cursors;
import platform.web.paging.PageQuery;

/** What sellers offer to teams; to be looked at by everybody. */
@RestController
@RequestMapping("/v1/commerce/deals")
@Tag(name = "Group buying", description = "Buying as a team for less")
class DealController {
    private final ReadDeals deals;
    private final ReadTeams teams;
    private final QuoteDeal quote;
    private final OpenTeam open;
    private final SkuTurns turns;
    private final SeatAnswers answers;
    private final Cursors cursors;
    private final Idempotency idempotency;
    private final Clock clock;

    DealController(ReadDeals deals, ReadTeams teams, QuoteDeal quote, OpenTeam open, SkuTurns turns,
            SeatAnswers answers,
            Cursors cursors, Idempotency idempotency, Clock clock) {
        this.deals = deals;
        this.teams = teams;
        this.quote = quote;
        this.open = open;
        this.turns = turns;
        this.answers = answers;
        this.cursors = cursors;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /** What a seller offers to teams. */
    record DealView(DealId id, SellerId sellerId, ProductId productId, String productName,
            @Schema(description = "how many have to pay") int teamSize,
            @Schema(description = "of a form without a price difference") Won teamPrice,
            @Schema(description = "of the same without a team, when the deal was made") Won listPrice,
            @Schema(description = "that a team has from its leader's payment on") long minutesToFill,
            @Schema(description = "pieces") int left, @Schema(description = "pieces of one buyer") int perBuyer,
            Instant startsAt, Instant endsAt, @Schema(description = "whether a team can be opened") boolean open) {
        static DealView of(Deal deal, Instant now) {
            return new DealView(deal.id(), deal.sellerId(), deal.productId(), deal.productName(), deal.teamSize(),
                    deal.teamPrice(), deal.listPrice(), deal.timeToFill().toMinutes(), deal.quota() - deal.taken(),
                    deal.perBuyer(), deal.startsAt(), deal.endsAt(), deal.isOpen(now));
        }
    }

    /** What to buy, to where, with which coupons. */
    record SeatWish(@NotNull SkuId skuId, @Min(1) @Max(999) @Schema(example = "1") int quantity,
            @NotNull @Pattern(regexp = "[0-9]{5}") @Schema(example = "06236") String postalCode,
            @Schema(nullable = true, description = "of the member's, as they are listed") @Size(max = 51) @Nullable List<@NotNull MemberCouponId> coupons) {
        QuoteDeal.Wanted wanted() {
            return new QuoteDeal.Wanted(skuId, quantity,
                    coupons == null ? List.of() : coupons.stream().distinct().toList(), Zones.of(postalCode));
        }
    }

    /** The quote to order from, and where it goes. */
    record SeatRequest(@NotNull QuoteId quoteId, @NotNull @Valid DeliveryRequest delivery) {}

    @Operation(summary = "List deals", description = """
            Of which teams can be opened now, those that end first, first. Open to everybody.""")
    @GetMapping
    CursorPage<DealView> list(
            @RequestParam(required = false) @Schema(description = "of this product alone") @Nullable ProductId productId,
            @Valid @ParameterObject PageQuery page) {
        Instant now = clock.instant();
        String list = "commerce.deals:" + (productId == null ? "" : productId.value());
        long[] after = cursors.decode(list, page.cursor(), 2).orElse(new long[]{micros(now), Long.MAX_VALUE});
        return CursorPage.of(deals.open(productId, instant(after[0]), after[1], page.size() + 1), page.size(),
                deal -> cursors.encode(list, micros(deal.endsAt()), deal.id().value()))
                .map(deal -> DealView.of(deal, now));
    }

    @Operation(summary = "Read a deal")
    @Refuses("DEAL_NOT_FOUND")
    @GetMapping("/{id}")
    DealView read(@PathVariable DealId id) {
        return DealView.of(deals.find(id), clock.instant());
    }

    @Operation(summary = "List a deal's teams that can be joined", description = "Those that end first, first.")
    @Refuses("DEAL_NOT_FOUND")
    @GetMapping("/{id}/teams")
    CursorPage<TeamView> teams(@PathVariable DealId id, @Valid @ParameterObject PageQuery page) {
        deals.find(id);
        String list = "commerce.teams:" + id.value();
        long[] after = cursors.decode(list, page.cursor(), 2)
                .orElseGet(() -> new long[]{micros(clock.instant()), Long.MAX_VALUE});
        return CursorPage.of(teams.joinable(id, instant(after[0]), after[1], page.size() + 1), page.size(),
                team -> cursors.encode(list, micros(team.deadline()), team.id().value()));
    }

    @Operation(summary = "Ask what a seat would cost", description = """
            As a quote of the team's price, to open or to join a team of this deal with within ten minutes. Nothing is held by it.""")
    @ApiResponse(responseCode = "201", description = "What it costs")
    @Refuses({"DEAL_NOT_FOUND", "DEAL_NOT_OPEN", "DEAL_LIMIT_REACHED", "UNKNOWN_SKU", "PRODUCT_NOT_ON_SALE", "SOLD_OUT",
            "ORDER_TOO_LARGE", "COUPON_NOT_FOUND", "COUPON_NOT_USABLE", "COUPON_ALREADY_USED"})
    @PostMapping("/{id}/quotes")
    ResponseEntity<OrderQuoteView> quote(MemberCaller caller, @PathVariable DealId id,
            @Valid @RequestBody SeatWish request) {
        Quote told = quote.quote(caller.memberId(), id, request.wanted());
        return ResponseEntity.created(URI.create("/v1/commerce/quotes/" + told.id().value()))
                .body(OrderQuoteView.of(told));
    }

    @Operation(summary = "Open a team", description = """
            Places an order at the team's price and holds its stock. It has to be paid within five minutes; then the team is there
            for others to join by its link, until its deadline. When it is not full by then, all of the money goes back.""")
    @ApiResponse(responseCode = "201", description = "To be paid now", content = @Content(schema = @Schema(implementation = SeatAnswers.SeatedView.class)))
    @Refuses({"DEAL_NOT_FOUND", "DEAL_NOT_OPEN", "DEAL_SOLD_OUT", "DEAL_LIMIT_REACHED", "QUOTE_NOT_FOUND",
            "QUOTE_EXPIRED", "QUOTE_ALREADY_ORDERED", "QUOTE_OF_OTHER_DEAL", "PRICE_CHANGED", "DELIVERY_ZONE_DIFFERS",
            "PRODUCT_NOT_ON_SALE", "SOLD_OUT", "SKU_CROWDED", "COUPON_NOT_USABLE", "COUPON_ALREADY_USED", "BUYER_LEFT",
            "BUYER_LEAVING", "TOO_MANY_UNPAID_ORDERS"})
    @PostMapping("/{id}/teams")
    ResponseEntity<Object> open(MemberCaller caller, IdempotencyKey key, @PathVariable DealId id,
            @Valid @RequestBody SeatRequest request, HttpServletRequest http) {
        try (SkuTurns.Turn _ = turns.await(caller.memberId(), request.quoteId())) {
            return idempotency.once(key, request, () -> answers.of(
                    open.open(caller.memberId(), id, request.quoteId(), request.delivery().delivery()), http));
        }
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
