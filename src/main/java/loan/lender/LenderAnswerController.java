package loan.lender;

import java.time.Clock;
import java.util.List;

import jakarta.validation.constraints.Size;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import loan.refusal.LoanError;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import platform.web.DomainException;
import platform.web.Refuses;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Where lenders answer later. For lenders' systems, not for members: the signature says who it is. */
@RestController
@Tag(name = "loan")
class LenderAnswerController {
    private final LenderSecrets secrets;
    private final List<AnswerDesk> desks;
    private final JsonMapper json;
    private final Clock clock;

    LenderAnswerController(LenderSecrets secrets, List<AnswerDesk> desks, JsonMapper json, Clock clock) {
        this.secrets = secrets;
        this.desks = List.copyOf(desks);
        this.json = json;
        this.clock = clock;
    }

    @Operation(summary = "A lender's later answer", description = """
            For lenders, to a request they answered with 202. Signed: HMAC-SHA256 with the lender's secret over `X-Lender-Time`
            (ISO-8601, at most five minutes off), a line feed and the body, in lower-case hexadecimal. The same answer again changes
            nothing.""")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(implementation = LenderMessages.Answer.class)))
    @ApiResponse(responseCode = "204", description = "Taken")
    @Refuses({"LENDER_SIGNATURE_INVALID", "LENDER_ANSWER_INVALID", "LENDER_REQUEST_NOT_FOUND"})
    @PostMapping(path = "/v1/loan/lenders/{lenderId}/answers", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void take(@PathVariable LenderId lenderId,
            @Schema(example = "2026-11-21T03:04:05Z") @RequestHeader(LenderSignature.TIME) @Size(max = 40) String time,
            @RequestHeader(LenderSignature.SIGNATURE) @Size(max = 64) String signature, @RequestBody byte[] body) {
        String secret = secrets.secrets().get(lenderId);
        if (secret == null || !LenderSignature.isGood(secret, time, body, signature, clock.instant())) {
            throw new DomainException(LoanError.LENDER_SIGNATURE_INVALID);
        }
        LenderMessages.Answer answer = read(body);
        if (desks.stream().noneMatch(desk -> desk.take(lenderId, answer.requestId(), answer.reply()))) {
            throw new DomainException(LoanError.LENDER_REQUEST_NOT_FOUND);
        }
    }

    private LenderMessages.Answer read(byte[] body) {
        try {
            LenderMessages.Answer answer = json.readValue(body, LenderMessages.Answer.class);
            answer.reply();
            return answer;
        } catch (JacksonException | LenderFault e) {
            throw new DomainException(LoanError.LENDER_ANSWER_INVALID);
        }
    }
}
