package commerce.groupbuy;

import java.net.URI;
import java.time.Instant;

import jakarta.servlet.http.HttpServletRequest;

import commerce.order.OrderId;
import commerce.order.PriceChangedAnswer;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import platform.money.Won;
import platform.web.DomainException;
import platform.web.Problems;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a member is answered who wants a seat. That there is none is a problem like any other, with an open team of the same deal
 * in its extension {@code openTeam}; an answer and no exception, since it is kept under the request's key as it is.
 */
@Component
class SeatAnswers {
    private final PriceChangedAnswer priceChanged;
    private final Problems problems;
    private final JsonMapper json;

    SeatAnswers(PriceChangedAnswer priceChanged, Problems problems, JsonMapper json) {
        this.priceChanged = priceChanged;
        this.problems = problems;
        this.json = json;
    }

    /** A seat that is to be paid, as any order is. */
    record SeatedView(TeamId teamId, OrderId orderId, Won amount, Instant payBy) {}

    ResponseEntity<Object> of(Seating seating, HttpServletRequest request) {
        return switch (seating) {
            case Seating.Seated seated -> ResponseEntity
                    .created(URI.create("/v1/commerce/orders/" + seated.order().value()))
                    .body(new SeatedView(seated.team(), seated.order(), seated.amount(), seated.payBy()));
            case Seating.PriceChanged changed -> priceChanged.of(changed.fresh(), request);
            case Seating.NoSeat none -> noSeat(none, request);
        };
    }

    private ResponseEntity<Object> noSeat(Seating.NoSeat none, HttpServletRequest request) {
        ObjectNode problem = (ObjectNode) json.readTree(problems.bytes(request, new DomainException(none.why())));
        if (none.other() != null) {
            problem.set("openTeam", json.valueToTree(none.other()));
        }
        return ResponseEntity.status(none.why().status()).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
    }
}
