package madang;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import platform.web.ErrorCode;
import platform.web.ErrorTexts;
import platform.web.Problem;

/** Documents refusals: one response per status, in it one example per code, in the words that a caller gets. */
@Component
class ApiRefusals {
    private static final Set<HttpStatus> WITH_RETRY_AFTER = Set.of(HttpStatus.TOO_MANY_REQUESTS,
            HttpStatus.SERVICE_UNAVAILABLE);

    private final ErrorCatalogue catalogue;
    private final ErrorTexts texts;

    ApiRefusals(ErrorCatalogue catalogue, ErrorTexts texts) {
        this.catalogue = catalogue;
        this.texts = texts;
    }

    void document(Operation operation, Set<String> codes) {
        ApiResponses responses = operation.getResponses() == null ? new ApiResponses() : operation.getResponses();
        operation.setResponses(responses);
        for (String name : codes) {
            ErrorCode code = catalogue.find(name);
            if (code == null) {
                throw new IllegalStateException(
                        "@Refuses of " + operation.getOperationId() + " names " + name + ", which no module knows");
            }
            responseFor(responses, code).addExamples(name, new Example().value(example(code)));
        }
    }

    private static MediaType responseFor(ApiResponses responses, ErrorCode code) {
        String status = Integer.toString(code.status().value());
        ApiResponse response = responses.get(status);
        if (response == null) {
            response = new ApiResponse().description(code.status().getReasonPhrase());
            if (WITH_RETRY_AFTER.contains(code.status())) {
                response.addHeaderObject("Retry-After",
                        new Header().description("seconds").schema(new IntegerSchema().example(1)));
            }
            responses.addApiResponse(status, response);
        }
        Content content = response.getContent();
        MediaType problem = content == null ? null : content.get("application/problem+json");
        if (problem == null) {
            // What springdoc guesses for a status it knows from an annotation has the success's schema.
            problem = new MediaType().schema(new Schema<>().$ref(ApiDocs.PROBLEM));
            response.setContent(new Content().addMediaType("application/problem+json", problem));
        }
        return problem;
    }

    private Problem example(ErrorCode code) {
        return new Problem("urn:madang:problem:" + code.name(), code.status().getReasonPhrase(), code.status().value(),
                code.name(), texts.of(code, List.of(), Locale.ENGLISH), null, "4bf92f3577b34da6a3ce929d0e0e4736",
                List.of());
    }
}
