package commerce.question;

import java.net.URI;
import java.time.Instant;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import commerce.author.Authors;
import commerce.catalogue.Catalogue;
import commerce.catalogue.ProductId;
import commerce.refusal.CommerceError;
import commerce.report.ReportRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import platform.security.MemberCaller;
import platform.web.DomainException;
import platform.web.MultiLine;
import platform.web.Refuses;
import platform.web.paging.CursorPage;
import platform.web.paging.Cursors;
import platform.web.paging.PageQuery;

/** What members ask about products, and sellers answer. */
@RestController
@RequestMapping("/v1/commerce")
@Tag(name = "Questions", description = "What members ask sellers about their goods")
class QuestionController {
    private final Catalogue catalogue;
    private final AskQuestion ask;
    private final TakeQuestionBack back;
    private final ReportedQuestions reported;
    private final Questions questions;
    private final Authors authors;
    private final Cursors cursors;

    QuestionController(Catalogue catalogue, AskQuestion ask, TakeQuestionBack back, ReportedQuestions reported,
            Questions questions,
            Authors authors, Cursors cursors) {
        this.catalogue = catalogue;
        this.ask = ask;
        this.back = back;
        this.reported = reported;
        this.questions = questions;
        this.authors = authors;
        this.cursors = cursors;
    }

    /** What to ask about which product. */
    record QuestionRequest(@NotNull ProductId productId,
            @Schema(description = "whether only the member and the seller are to read it") boolean secret,
            @NotBlank @MultiLine @Size(max = QuestionTerms.LONGEST_TEXT) @Schema(example = "언제 다시 들어오나요?") String text) {}

    /** A question as everybody sees it; its author and seller see what is secret too. */
    record QuestionView(QuestionId id, ProductId productId, String productName,
            @Schema(description = "as much of a name as others see; null of who left", example = "김*당", nullable = true) @Nullable String author,
            boolean secret,
            @Schema(description = "null of what is secret to the reader", nullable = true) @Nullable String text,
            Instant askedAt,
            @Schema(description = "null before it, and of what is secret to the reader", nullable = true) @Nullable String answer,
            @Nullable Instant answeredAt) {
        static QuestionView of(Question question, Authors.Names names, boolean own) {
            boolean shown = own || !question.secret();
            return new QuestionView(question.id(), question.productId(), question.productName(),
                    names.of(question.memberId()), question.secret(), shown ? question.text() : null,
                    question.askedAt(), shown ? question.answer() : null, question.answeredAt());
        }
    }

    @Operation(summary = "List what was asked about a product", description = "Newest first; of what is secret, that it was asked. Open to everybody.")
    @Refuses("PRODUCT_NOT_FOUND")
    @GetMapping("/products/{id}/questions")
    @Transactional(readOnly = true)
    CursorPage<QuestionView> ofProduct(@PathVariable ProductId id, @Valid @ParameterObject PageQuery page) {
        if (!catalogue.isThere(id)) {
            throw new DomainException(CommerceError.PRODUCT_NOT_FOUND);
        }
        String list = "commerce.questions:" + id.value();
        long before = cursors.decode(list, page.cursor(), 1).map(keys -> keys[0]).orElse(Long.MAX_VALUE);
        CursorPage<Question> found = CursorPage.of(questions.of(id, before, page.size() + 1), page.size(),
                question -> cursors.encode(list, question.id().value()));
        Authors.Names names = authors.of(found.items().stream().map(Question::memberId).toList());
        return found.map(question -> QuestionView.of(question, names, false));
    }

    @Operation(summary = "Ask about a product", description = "Its seller answers. What is secret, only they and the member can read.")
    @ApiResponse(responseCode = "201", description = "It waits for an answer")
    @Refuses({"PRODUCT_NOT_FOUND", "BUYER_LEFT"})
    @PostMapping("/questions")
    ResponseEntity<QuestionView> ask(MemberCaller caller, @Valid @RequestBody QuestionRequest request) {
        Question asked = ask.ask(caller.memberId(), request.productId(), request.secret(), request.text().strip());
        return ResponseEntity.created(URI.create("/v1/commerce/questions/" + asked.id().value()))
                .body(QuestionView.of(asked, authors.of(List.of(asked.memberId())), true));
    }

    @Operation(summary = "List the member's own questions", description = "With their answers, newest first.")
    @GetMapping("/questions")
    @Transactional(readOnly = true)
    CursorPage<QuestionView> list(MemberCaller caller, @Valid @ParameterObject PageQuery page) {
        String list = "commerce.own-questions:" + caller.memberId();
        long before = cursors.decode(list, page.cursor(), 1).map(keys -> keys[0]).orElse(Long.MAX_VALUE);
        Authors.Names names = authors.of(List.of(caller.memberId()));
        return CursorPage.of(questions.ofMember(caller.memberId(), before, page.size() + 1), page.size(),
                question -> cursors.encode(list, question.id().value()))
                .map(question -> QuestionView.of(question, names, true));
    }

    @Operation(summary = "Take a question back", description = "By who asked it; its answer goes with it.")
    @ApiResponse(responseCode = "204", description = "It is gone")
    @Refuses("QUESTION_NOT_FOUND")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @DeleteMapping("/questions/{id}")
    void delete(MemberCaller caller, @PathVariable QuestionId id) {
        back.take(caller.memberId(), id);
    }

    @Operation(summary = "Report a question", description = "An operator looks at it. A member reports it once.")
    @ApiResponse(responseCode = "204", description = "It waits for an operator")
    @Refuses("QUESTION_NOT_FOUND")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PostMapping("/questions/{id}/reports")
    void report(MemberCaller caller, @PathVariable QuestionId id, @Valid @RequestBody ReportRequest request) {
        reported.report(caller.memberId(), id, request.reason());
    }
}
