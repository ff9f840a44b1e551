package commerce.question;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import commerce.author.Authors;
import commerce.catalogue.SellerId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import platform.ops.OpsController;
import platform.ops.OpsPage;
import platform.security.SellerRole;
import platform.security.StaffCaller;

/** What a seller is asked about their goods, those that wait first, and where its people answer. */
@OpsController
class SellerQuestionsPage {
    private static final int SHOWN = 20;

    private final Questions questions;
    private final AnswerQuestion answer;
    private final Authors authors;
    private final Clock clock;

    SellerQuestionsPage(Questions questions, AnswerQuestion answer, Authors authors, Clock clock) {
        this.questions = questions;
        this.answer = answer;
        this.authors = authors;
        this.clock = clock;
    }

    /** Which of them. */
    enum Shown {
        OPEN, ANSWERED
    }

    /** One of them, and how long it has waited, or did. */
    record Asked(Question question, Duration waited) {
        static Asked of(Question question, Instant now) {
            Instant answered = question.answeredAt();
            return new Asked(question, Duration.between(question.askedAt(), answered == null ? now : answered));
        }
    }

    @Bean
    static OpsPage questionsInSellersNavigation() {
        return new OpsPage("/seller/questions", "shop.questions", "message", 52, SellerRole.SELLER);
    }

    @GetMapping("/seller/questions")
    @Transactional(readOnly = true)
    String list(@RequestParam(defaultValue = "OPEN") Shown shown,
            @RequestParam(required = false) @Nullable QuestionId from, StaffCaller caller, Model model) {
        SellerId seller = SellerId.of(caller, SellerRole.VIEWER);
        List<Question> found = shown == Shown.OPEN
                ? questions.waiting(seller, from == null ? 0 : from.value(), SHOWN + 1)
                : questions.answered(seller, from == null ? Long.MAX_VALUE : from.value(), SHOWN + 1);
        Instant now = clock.instant();
        model.addAttribute("tabs", Shown.values());
        model.addAttribute("shown", shown);
        model.addAttribute("questions", found.stream().limit(SHOWN).map(each -> Asked.of(each, now)).toList());
        model.addAttribute("names", authors.of(found.stream().map(Question::memberId).toList()));
        model.addAttribute("next", found.size() > SHOWN ? found.get(SHOWN - 1).id() : null);
        model.addAttribute("may", SellerRole.PRODUCT.isIn(caller.roles()));
        return "commerce/seller-questions";
    }

    @PostMapping("/seller/questions")
    String answer(@RequestParam QuestionId question,
            @RequestParam @NotBlank @Size(max = QuestionTerms.LONGEST_ANSWER) String text, StaffCaller caller,
            Model model) {
        answer.answer(caller, SellerId.of(caller, SellerRole.PRODUCT), question, text.strip());
        model.addAttribute("notice", "shop.questions.is-answered");
        return list(Shown.OPEN, null, caller, model);
    }
}
