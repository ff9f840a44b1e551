package commerce.question;

import java.time.Clock;

import commerce.catalogue.SellerId;
import commerce.catalogue.SellerRegister;
import commerce.refusal.CommerceError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.security.StaffCaller;
import platform.web.DomainException;

/** A seller answers a question about their goods, or otherwise than before. */
@Service
class AnswerQuestion {
    private final Questions questions;
    private final SellerRegister sellers;
    private final AuditLog audit;
    private final Clock clock;

    AnswerQuestion(Questions questions, SellerRegister sellers, AuditLog audit, Clock clock) {
        this.questions = questions;
        this.sellers = sellers;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Answers it.
     *
     * @throws DomainException {@link CommerceError#QUESTION_NOT_FOUND}, also for another seller's;
     *     {@link CommerceError#SELLER_IN_OTHER_STATE} of a terminated one
     */
    @Transactional
    public void answer(StaffCaller by, SellerId seller, QuestionId id, String text) {
        Question question = questions.lock(id)
                .filter(found -> found.sellerId().equals(seller) && found.state() == Question.State.VISIBLE)
                .orElseThrow(() -> new DomainException(CommerceError.QUESTION_NOT_FOUND));
        sellers.requireNotTerminated(seller);
        questions.answer(question, text, clock.instant());
        audit.record(AuditActor.of(by), "commerce.question-answered", "question", id);
    }
}
