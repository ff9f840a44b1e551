package platform.web;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body of every refusal: problem details as RFC 9457 has them, with the stable code.
 *
 * @param type {@code urn:madang:problem:<code>}
 * @param title the HTTP status in words
 * @param status the HTTP status
 * @param code stable; what a program decides by
 * @param message for a person, in Korean or English by {@code Accept-Language}
 * @param instance the path that was asked for
 * @param traceId what to tell support
 * @param errors what is wrong in which field; absent when no field is to blame
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(@Schema(example = "urn:madang:problem:NOT_FOUND") String type,
        @Schema(example = "Not Found") String title, @Schema(example = "404") int status,
        @Schema(example = "NOT_FOUND") String code, @Schema(example = "There is nothing here.") String message,
        @Schema(example = "/v1/home") @Nullable String instance,
        @Schema(example = "4bf92f3577b34da6a3ce929d0e0e4736") @Nullable String traceId, List<FieldProblem> errors) {

    /**
     * What is wrong with one field.
     *
     * @param field its path in the body, {@code lines[0].quantity}, or the name of the parameter
     * @param code {@code REQUIRED}, {@code WRONG_TYPE}, {@code UNKNOWN_FIELD}, {@code FORBIDDEN_CHARACTERS} or the name of the
     *            broken rule, {@code POSITIVE}
     * @param message for a person
     */
    public record FieldProblem(@Schema(example = "lines[0].quantity") String field,
            @Schema(example = "POSITIVE") String code,
            @Schema(example = "must be greater than 0") String message) {}
}
