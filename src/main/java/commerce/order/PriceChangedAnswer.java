package commerce.order;

import java.net.URI;

import jakarta.servlet.http.HttpServletRequest;

import commerce.quote.OrderQuoteView;
import commerce.quote.Quote;
import commerce.refusal.CommerceError;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import platform.web.DomainException;
import platform.web.Problems;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The refusal of an order that costs something else now: a problem like any other, with the new quote in its extension
 * {@code quote}. It is an answer and no exception, since the quote in it has to stay.
 */
@Component
public class PriceChangedAnswer {
    private final Problems problems;
    private final JsonMapper json;

    PriceChangedAnswer(Problems problems, JsonMapper json) {
        this.problems = problems;
        this.json = json;
    }

    public ResponseEntity<Object> of(Quote fresh, HttpServletRequest request) {
        DomainException refused = new DomainException(CommerceError.PRICE_CHANGED, fresh.frozen().total());
        ObjectNode problem = (ObjectNode) json.readTree(problems.bytes(request, refused));
        problem.set("quote", json.valueToTree(OrderQuoteView.of(fresh)));
        return ResponseEntity.status(HttpStatus.CONFLICT).contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .location(URI.create("/v1/commerce/quotes/" + fresh.id().value())).body(problem);
    }
}
