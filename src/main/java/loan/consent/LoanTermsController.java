package loan.consent;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import platform.security.MemberCaller;

/** The terms in force. */
@RestController
@Tag(name = "loan")
class LoanTermsController {
    private final MessageSource texts;

    LoanTermsController(MessageSource texts) {
        this.texts = texts;
    }

    /** One text; its version is sent back with what it is agreed for. */
    @Schema(name = "LoanTermsText")
    record TermsShown(LoanTerms purpose, int version, String title, String body) {}

    /** All of them. */
    @Schema(name = "LoanTermsInForce")
    record AllTerms(List<TermsShown> items) {}

    @Operation(summary = "What one agrees to before lenders are asked")
    @GetMapping("/v1/loan/terms")
    AllTerms terms(MemberCaller caller, Locale language) {
        return new AllTerms(Stream.of(LoanTerms.values())
                .map(terms -> new TermsShown(terms, terms.version(), text(terms, "title", language),
                        text(terms, "body", language)))
                .toList());
    }

    private String text(LoanTerms terms, String part, Locale language) {
        return texts.getMessage("loan.terms." + terms + "." + terms.version() + "." + part, null, language);
    }
}
