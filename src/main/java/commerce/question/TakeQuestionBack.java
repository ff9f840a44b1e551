package commerce.question;

import commerce.refusal.CommerceError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.web.DomainException;

/** A member takes a question back, or all of their secret ones when they leave: nothing of them stays, nor of their answers. */
@Service
public class TakeQuestionBack {
    private final Questions questions;

    TakeQuestionBack(Questions questions) {
        this.questions = questions;
    }

    /**
     * Takes one back; what an operator has hidden stays for who may have to look at it again.
     *
     * @throws DomainException {@link CommerceError#QUESTION_NOT_FOUND}
     */
    @Transactional
    void take(Tsid member, QuestionId id) {
        if (questions.lock(id)
                .filter(question -> question.memberId().equals(member) && question.state() == Question.State.VISIBLE)
                .isEmpty()) {
            throw new DomainException(CommerceError.QUESTION_NOT_FOUND);
        }
        questions.delete(id);
    }

    @Transactional
    public void secretsOf(Tsid member) {
        questions.deleteSecretsOf(member);
    }
}
