package commerce.groupbuy;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;

import commerce.order.OrderId;
import commerce.order.SkuTurns;
import commerce.refusal.CommerceError;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import platform.security.MemberCaller;
import platform.web.DomainException;
import platform.web.Refuses;
import platform.web.idempotency.Idempotency;
import platform.web.idempotency.IdempotencyKey;
import platform.web.limits.CallerAddress;

/** Teams; to be looked at by whoever has their link. */
@RestController
@RequestMapping("/v1/commerce/teams")
@Tag(name = "Group buying")
class TeamController {
    private final ReadTeams read;
    private final TeamStreams streams;
    private final JoinTeam join;
    private final SkuTurns turns;
    private final LeaveTeam leave;
    private final SeatAnswers answers;
    private final Idempotency idempotency;

    TeamController(ReadTeams read, TeamStreams streams, JoinTeam join, SkuTurns turns, LeaveTeam leave,
            SeatAnswers answers,
            Idempotency idempotency) {
        this.read = read;
        this.streams = streams;
        this.join = join;
        this.turns = turns;
        this.leave = leave;
        this.answers = answers;
        this.idempotency = idempotency;
    }

    /** The order whose money goes back to who has left. */
    record LeftView(TeamId teamId, OrderId orderId) {}

    @Operation(summary = "Read a team")
    @Refuses("TEAM_NOT_FOUND")
    @GetMapping("/{id}")
    TeamView read(@PathVariable TeamId id) {
        return read.find(id).orElseThrow(() -> new DomainException(CommerceError.TEAM_NOT_FOUND));
    }

    @Operation(summary = "Watch a team", description = """
            Server-sent events: `team` with the whole team at once and whenever it changes, `countdown` every ten seconds, and the end
            when the team has ended, or after ten minutes: then open it again. Works at any instance.""")
    @ApiResponse(responseCode = "200", description = "The stream", content = @Content(mediaType = MediaType.TEXT_EVENT_STREAM_VALUE, schema = @Schema(type = "string"), examples = @ExampleObject("event:countdown\ndata:{\"secondsLeft\":86390}\n\n")))
    @Refuses({"TEAM_NOT_FOUND", "TEAM_STREAMS_BUSY"})
    @GetMapping(path = "/{id}/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter stream(@PathVariable TeamId id, HttpServletRequest http) {
        return streams.open(id, CallerAddress.of(http));
    }

    @Operation(summary = "Join a team", description = """
            Places an order at the team's price and holds its seat and its stock. It has to be paid within five minutes, and then it
            stays to the team's deadline. When the team has no seat, the problem has another open one of the deal as `openTeam`, if
            there is one.""")
    @ApiResponse(responseCode = "201", description = "To be paid now", content = @Content(schema = @Schema(implementation = SeatAnswers.SeatedView.class)))
    @Refuses({"TEAM_NOT_FOUND", "TEAM_FULL", "TEAM_CLOSED", "SEAT_ALREADY_TAKEN", "DEAL_SOLD_OUT", "DEAL_LIMIT_REACHED",
            "QUOTE_NOT_FOUND", "QUOTE_EXPIRED", "QUOTE_ALREADY_ORDERED", "QUOTE_OF_OTHER_DEAL", "PRICE_CHANGED",
            "DELIVERY_ZONE_DIFFERS", "PRODUCT_NOT_ON_SALE", "SOLD_OUT", "SKU_CROWDED", "COUPON_NOT_USABLE",
            "COUPON_ALREADY_USED",
            "BUYER_LEFT", "BUYER_LEAVING", "TOO_MANY_UNPAID_ORDERS"})
    @PostMapping("/{id}/seats")
    ResponseEntity<Object> join(MemberCaller caller, IdempotencyKey key, @PathVariable TeamId id,
            @Valid @RequestBody DealController.SeatRequest request, HttpServletRequest http) {
        // Who finds the team full waits for nothing.
        try (SkuTurns.Turn _ = join.hasSeat(id) ? turns.await(caller.memberId(), request.quoteId()) : null) {
            return idempotency.once(key, request, () -> answers.of(
                    join.join(caller.memberId(), id, request.quoteId(), request.delivery().delivery()), http));
        }
    }

    @Operation(summary = "Leave a team", description = """
            While it is open; the money goes back, and who has been in it longest leads it. A seat that is not paid yet ends with its
            order's cancellation.""")
    @Refuses({"SEAT_NOT_FOUND", "SEAT_NOT_PAID", "TEAM_CLOSED", "ORDER_PAYMENT_DISPUTED"})
    @PostMapping("/{id}/departure")
    ResponseEntity<LeftView> leave(MemberCaller caller, IdempotencyKey key, @PathVariable TeamId id) {
        return idempotency.once(key, null,
                () -> ResponseEntity.ok(new LeftView(id, leave.leave(caller.memberId(), id))));
    }
}
